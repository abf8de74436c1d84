"""The right of reply of a delegation named."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.registry import require
from accounts.audit.services import record
from priorities.discussions.services import answer_by_right
from priorities.moderation import jobs
from priorities.moderation.models import RightOfReply
from priorities.moderation.models.replies import LONGEST
from priorities.moderation.services import locks
from priorities.moderation.services.reports import check_discretion


@transaction.atomic
def reply(*, actor, contribution, text: str, language: str = "fr", among=None) -> RightOfReply:
    """Publish one of the two short replies, attached to the contribution, hidden or not.

    Raises PermissionRefused; ValidationError when the text is empty or longer than LONGEST
    characters.
    """
    mandate = acting(actor)
    row = locks.to_reply(contribution, mandate.delegation_id if mandate else None, among)
    require(actor, "moderation.reply", row)
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise ValidationError(
            {
                "text": _("A right of reply has between 1 and %(most)d characters.")
                % {"most": LONGEST}
            }
        )
    if row.hidden_passage is not None:
        check_discretion("text", text, row.hidden_passage)
    used = RightOfReply(
        about=row,
        delegation=mandate.delegation,
        ordinal=row.replies_used + 1,
        reply=answer_by_right(actor=actor, about=row, text=text, language=language),
    )
    used.save()
    record(
        actor=actor,
        act="moderation.reply",
        obj=used.reply,
        after={"about": row.number, "ordinal": used.ordinal},
        public=True,
    )
    jobs.tell_reply_later(used.reply)
    return used
