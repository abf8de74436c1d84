"""Report a contribution; answer a report that is not followed."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.registry import require
from accounts.audit.services import record
from priorities.core import charter
from priorities.moderation import notices, passages
from priorities.moderation.models import Report
from priorities.moderation.models.reports import ReportState
from priorities.moderation.services import locks


@transaction.atomic
def report(
    *, actor, contribution, article: str, passage: str, note: str = "", among=None
) -> Report:
    """Say which article of the code a contribution breaks, and where; the moderators are told.

    Raises PermissionRefused; ValidationError when the article is none that can be broken, when
    the passage is not in the contribution, or when this delegation's report is still open.
    """
    contribution = locks.contribution(contribution, among)
    require(actor, "moderation.report", contribution)
    check_article(article)
    check_passage(contribution, passage)
    mandate = acting(actor)
    found = Report(
        contribution=contribution,
        delegation=mandate.delegation if mandate else None,
        person=actor,
        article=article,
        passage=passage.strip(),
        note=note.strip(),
    )
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError as error:
        raise ValidationError(
            _("Your delegation has reported this contribution; the secretariat examines it.")
        ) from error
    record(actor=actor, act="moderation.report", obj=contribution, after={"article": article})
    notices.reported(found)
    return found


@transaction.atomic
def dismiss(*, actor, report: Report, answer: str, among=None) -> Report:
    """Answer that a report is not followed. Raises PermissionRefused; ValidationError without
    an answer.
    """
    row = locks.report(report, among)
    require(actor, "moderation.dismiss", row)
    if not answer.strip():
        raise ValidationError({"answer": _("Say why the report is not followed.")})
    check_discretion("answer", answer, row.passage)
    close(row, actor=actor, state=ReportState.DISMISSED, answer=answer.strip())
    record(
        actor=actor,
        act="moderation.dismiss",
        obj=row.contribution,
        after={"article": row.article},
        ground=row.answer,
    )
    notices.dismissed(row)
    return row


def close(row: Report, *, actor, state: str, answer: str = "") -> None:
    row.state, row.answer = state, answer
    row.handled_at, row.handled_by = timezone.now(), actor
    row.save(update_fields=["state", "answer", "handled_at", "handled_by"])


def check_article(article: str) -> None:
    if article not in dict(charter.grounds()):
        raise ValidationError({"article": _("Name the article of the code that is broken.")})


def check_passage(contribution, passage: str) -> None:
    """An opinion is no ground: whoever reports or hides points at words that were written.

    Needs `file_names` (see locks).
    """
    if passages.stands_in(passage, contribution.text):
        return
    if not any(passages.stands_in(passage, name) for name in contribution.file_names):
        raise ValidationError(
            {"passage": _("These words are not in the contribution: copy them exactly.")}
        )


def check_discretion(field: str, words: str, passage: str) -> None:
    """What is sent and kept on record must not repeat words that are, or may be, hidden."""
    if passages.repeats(words, passage):
        raise ValidationError(
            {field: _("Others read this: it must not repeat the words concerned.")}
        )
