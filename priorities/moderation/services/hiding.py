"""Hide a contribution, and show it again."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.core.models import Policy
from priorities.discussions.models import Contribution
from priorities.moderation import notices, passages
from priorities.moderation.models import Hiding, Report
from priorities.moderation.models.reports import ReportState
from priorities.moderation.services import locks
from priorities.moderation.services.reports import (
    check_article,
    check_discretion,
    check_passage,
)


@transaction.atomic
def hide(*, actor, contribution: Contribution, article: str, ground: str, passage: str) -> Hiding:
    """Take a contribution from everybody's eyes but those of its author and the author's heads.

    The ground is read by everybody, so it must not repeat the passage. Author and heads are told
    in this transaction, with the time to appeal; open reports are answered by it; what others
    quoted of the text is masked with it. Raises PermissionRefused, ValidationError.
    """
    if not isinstance(contribution, Contribution):
        require(actor, "moderation.hide", contribution)  # refused: a record is never hidden
    row = locks.contribution(contribution)
    require(actor, "moderation.hide", row)
    check_article(article)
    check_passage(row, passage)
    if not ground.strip():
        raise ValidationError({"ground": _("A contribution is hidden only with a ground.")})
    check_discretion("ground", ground, passage)
    now = timezone.now()
    hiding = Hiding.objects.create(
        contribution=row,
        article=article,
        ground=ground.strip(),
        passage=passage.strip(),
        hidden_at=now,
        hidden_by=actor,
        appeal_until=now + timedelta(days=Policy.current().appeal_days),
    )
    row.hidden_at, row.hidden_ground, row.hidden_by = now, hiding.ground, actor
    row.save(update_fields=["hidden_at", "hidden_ground", "hidden_by"])
    _mask_quotations(row)
    open_reports = row.reports.open().select_related("delegation", "person")
    reports = list(open_reports.select_for_update(of=("self",)))
    Report.objects.filter(pk__in=[report.pk for report in reports]).update(
        state=ReportState.UPHELD, handled_at=now, handled_by=actor
    )
    record(
        actor=actor,
        act="moderation.hide",
        obj=row,
        before={"hidden": False},
        after={"hidden": True, "article": article, "appeal_until": hiding.appeal_until},
        ground=hiding.ground,
        public=True,
    )
    notices.hidden(hiding, reports)
    return hiding


@transaction.atomic
def restore(*, actor, hiding: Hiding, reason: str) -> Hiding:
    """Show the contribution again, with a reason. Raises PermissionRefused, ValidationError."""
    row = locks.hiding(hiding)
    require(actor, "moderation.restore", row)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the contribution is shown again.")})
    check_discretion("reason", reason, row.passage)
    show_again(row, actor=actor, reason=reason.strip())
    notices.restored(row)
    return row


def show_again(hiding: Hiding, *, actor, reason: str) -> None:
    """End a hiding that is locked; the caller has checked the right and tells the people."""
    contribution = locks.contribution(hiding.contribution)
    hiding.restored_at, hiding.restored_by = timezone.now(), actor
    hiding.restored_reason = reason
    hiding.save(update_fields=["restored_at", "restored_by", "restored_reason"])
    contribution.hidden_at, contribution.hidden_ground, contribution.hidden_by = None, "", None
    contribution.save(update_fields=["hidden_at", "hidden_ground", "hidden_by"])
    record(
        actor=actor,
        act="moderation.restore",
        obj=contribution,
        before={"hidden": True, "article": hiding.article},
        after={"hidden": False},
        ground=reason,
        public=True,
    )


def _mask_quotations(contribution: Contribution) -> None:
    """Note the contribution as quoted wherever lines of it were quoted by hand.

    An answer made with the portal's own quotation is noted when it is written; what people paste
    elsewhere in the thread is found here, in former texts and of former texts as well.
    """
    later = (
        Contribution.objects.filter(thread=contribution.thread_id, number__gt=contribution.number)
        .filter(Q(text__contains=">") | Q(revision_count__gt=0))
        .exclude(quoted__contains=[contribution.number])
        .prefetch_related("revisions")
    )
    former = [contribution.text, *contribution.revisions.values_list("text", flat=True)]
    for other in later.only("pk", "text", "quoted").iterator(chunk_size=200):
        texts = [other.text, *(one.text for one in other.revisions.all())]
        if any(passages.quotes(text, source) for text in texts for source in former):
            other.quoted = sorted({*other.quoted, contribution.number})
            other.save(update_fields=["quoted"])
