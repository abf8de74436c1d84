"""Hide a contribution, and show it again."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.core.models import Policy
from priorities.discussions.models import Contribution
from priorities.moderation import notices, passages
from priorities.moderation.models import Hiding
from priorities.moderation.services import locks, statements
from priorities.moderation.services.reports import (
    check_article,
    check_discretion,
    check_passage,
)


@transaction.atomic
def hide(
    *,
    actor,
    contribution: Contribution,
    article: str,
    ground: str,
    passage: str,
    among=None,
) -> Hiding:
    """Take a contribution from everybody's eyes but those of its author and the author's heads.

    The ground is read by everybody, so it must not repeat the passage. Author and heads are told
    in this transaction, with the time to appeal; open reports are answered by it; what others
    quoted of the text is masked with it. Raises PermissionRefused, ValidationError.
    """
    if not isinstance(contribution, Contribution):
        require(actor, "moderation.hide", contribution)  # refused: a record is never hidden
    row = locks.to_hide(contribution, among)
    require(actor, "moderation.hide", row)
    check_article(article)
    check_passage(row, passage)
    if not ground.strip():
        raise ValidationError({"ground": _("A contribution is hidden only with a ground.")})
    check_discretion("ground", ground, passage)
    now = timezone.now()
    days = Policy().appeal_days if row.appeal_days is None else row.appeal_days
    hiding = Hiding(
        contribution=row,
        article=article,
        ground=ground.strip(),
        passage=passage.strip(),
        hidden_at=now,
        hidden_by=actor,
        appeal_until=now + timedelta(days=days),
    )
    statements.hide(hiding, quoting=_quoting_by_hand(row))
    record(
        actor=actor,
        act="moderation.hide",
        obj=row,
        before={"hidden": False},
        after={"hidden": True, "article": article, "appeal_until": hiding.appeal_until},
        ground=hiding.ground,
        public=True,
    )
    notices.hidden(hiding)
    return hiding


@transaction.atomic
def restore(*, actor, hiding: Hiding, reason: str, among=None) -> Hiding:
    """Show the contribution again, with a reason. Raises PermissionRefused, ValidationError."""
    row = locks.hiding(hiding, among)
    require(actor, "moderation.restore", row)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the contribution is shown again.")})
    check_discretion("reason", reason, row.passage)
    show_again(row, actor=actor, reason=reason.strip())
    notices.restored(row)
    return row


def show_again(hiding: Hiding, *, actor, reason: str, appeal=None) -> None:
    """End a hiding that is locked with its contribution, for an appeal if one is granted; the
    caller has checked the right and tells the people.
    """
    hiding.restored_at, hiding.restored_by = timezone.now(), actor
    hiding.restored_reason = reason
    statements.show_again(hiding, appeal=appeal)
    record(
        actor=actor,
        act="moderation.restore",
        obj=hiding.contribution,
        before={"hidden": True, "article": hiding.article},
        after={"hidden": False},
        ground=reason,
        public=True,
    )


def _quoting_by_hand(contribution: Contribution) -> list[int]:
    """The contributions in which lines of this one are quoted and that do not know it yet.

    An answer made with the portal's own quotation is noted when it is written; what people paste
    elsewhere in the thread is found here, in former texts and of former texts as well.
    """
    former = [contribution.text, *contribution.former_texts]
    return [
        later["id"]
        for later in contribution.quoting
        if contribution.number not in later["quoted"]
        and any(
            passages.quotes(text, source)
            for text in (later["text"], *later["former"])
            for source in former
        )
    ]
