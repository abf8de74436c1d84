"""Lodge an appeal, and decide on it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.registry import require
from accounts.audit.services import record
from priorities.moderation import notices
from priorities.moderation.models import Appeal, Hiding
from priorities.moderation.models.appeals import Outcome
from priorities.moderation.services import locks
from priorities.moderation.services.hiding import show_again
from priorities.moderation.services.reports import check_discretion


@transaction.atomic
def appeal(*, actor, hiding: Hiding, reasons: str, among=None) -> Appeal:
    """Contest a hiding within its time; those who may decide are told.

    Raises PermissionRefused; ValidationError without reasons.
    """
    row = locks.hiding(hiding, among)
    require(actor, "moderation.appeal", row)
    if not reasons.strip():
        raise ValidationError({"reasons": _("Say why the contribution does not break the code.")})
    lodged = Appeal.objects.create(
        hiding=row,
        hidden_by=row.hidden_by,
        delegation=acting(actor).delegation,
        lodged_by=actor,
        lodged_at=timezone.now(),
        reasons=reasons.strip(),
    )
    record(actor=actor, act="moderation.appeal", obj=row.contribution, public=True)
    notices.appealed(lodged)
    return lodged


@transaction.atomic
def decide_appeal(*, actor, appeal: Appeal, outcome: str, reasons: str, among=None) -> Appeal:
    """Decide, as another person than the one who hid; everybody concerned is told.

    Of two who decide at once the second is refused. Raises PermissionRefused, ValidationError.
    """
    row = locks.appeal(appeal, among)
    hiding = row.hiding
    require(actor, "moderation.decide_appeal", row)
    if outcome not in Outcome.values:
        raise ValidationError({"outcome": _("Say what is decided.")})
    if not reasons.strip():
        raise ValidationError({"reasons": _("A decision on an appeal has its reasons.")})
    check_discretion("reasons", reasons, hiding.passage)
    row.outcome, row.decision_reasons = outcome, reasons.strip()
    row.decided_at, row.decided_by = timezone.now(), actor
    if outcome == Outcome.RESTORED:
        show_again(hiding, actor=actor, reason=row.decision_reasons, appeal=row)
    else:
        row.save(update_fields=["outcome", "decision_reasons", "decided_at", "decided_by"])
    record(
        actor=actor,
        act="moderation.decide_appeal",
        obj=hiding.contribution,
        before={"hidden_by": hiding.hidden_by_id},
        after={"outcome": outcome},
        ground=row.decision_reasons,
        public=True,
    )
    notices.appeal_decided(row)
    return row
