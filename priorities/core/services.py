"""Open and close cycles; change the settings of the rules."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.core.models import Cycle, Policy

CYCLE_FIELDS = (
    "slug", "title_fr", "title_en", "summit_fr", "summit_en",
    "starts_on", "ends_on", "is_open", "note_fr", "note_en",
)  # fmt: skip
POLICY_FIELDS = (
    "associates_deliberate_in",
    "contribution_needs_visa",
    "appeal_days",
    "report_every_days",
)


@transaction.atomic
def save_cycle(cycle: Cycle, *, actor) -> Cycle:
    """Make or change a cycle; its opening and closing have their own services.

    Raises PermissionRefused.
    """
    require(actor, "cycles.steer", cycle)
    before = Cycle.objects.select_for_update().filter(pk=cycle.pk).first()
    cycle.is_open = before.is_open if before else False
    cycle.save()
    record(
        actor=actor,
        act="cycle.changed" if before else "cycle.made",
        obj=cycle,
        before=_values(before, CYCLE_FIELDS) if before else None,
        after=_values(cycle, CYCLE_FIELDS),
        public=True,
    )
    return cycle


@transaction.atomic
def open_cycle(cycle: Cycle, *, actor) -> Cycle:
    """Make it the current cycle. Raises PermissionRefused, and ValidationError while another one
    is open: closing a cycle is an act of its own.
    """
    require(actor, "cycles.steer", cycle)
    cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
    other = Cycle.objects.select_for_update().open().exclude(pk=cycle.pk).first()
    if other is not None:
        raise ValidationError(
            _("“%(title)s” is still open: close it first."), params={"title": other.title}
        )
    if cycle.is_open:
        return cycle
    cycle.is_open = True
    cycle.save(update_fields=["is_open"])
    record(
        actor=actor,
        act="cycle.opened",
        obj=cycle,
        before={"is_open": False},
        after={"is_open": True},
        public=True,
    )
    return cycle


@transaction.atomic
def close_cycle(cycle: Cycle, *, on: date, actor) -> Cycle:
    """End the current cycle on a day. Raises PermissionRefused."""
    require(actor, "cycles.steer", cycle)
    cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if not cycle.is_open:
        return cycle
    before = {"is_open": True, "ends_on": cycle.ends_on}
    cycle.is_open = False
    cycle.ends_on = cycle.ends_on or on
    cycle.save(update_fields=["is_open", "ends_on"])
    record(
        actor=actor,
        act="cycle.closed",
        obj=cycle,
        before=before,
        after={"is_open": False, "ends_on": cycle.ends_on},
        public=True,
    )
    return cycle


@transaction.atomic
def save_policy(policy: Policy, *, actor) -> Policy:
    """Change the settings of the rules. Raises PermissionRefused."""
    require(actor, "policy.edit", policy)
    before = Policy.objects.select_for_update().filter(pk=1).first()
    policy.pk = 1
    policy.save()
    record(
        actor=actor,
        act="policy.changed",
        obj=policy,
        before=_values(before, POLICY_FIELDS) if before else None,
        after=_values(policy, POLICY_FIELDS),
        public=True,
    )
    return policy


def _values(obj, fields: tuple[str, ...]) -> dict:
    return {name: getattr(obj, name) for name in fields}
