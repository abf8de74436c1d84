"""Every change of a mandate. The row of the delegation is the lock: two changes of its people
never decide from the same count of heads.
"""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.registry import PermissionRefused, may, require
from accounts.audit.services import record
from accounts.delegations.models import Delegation
from accounts.mandates import departure, notices, unfinished
from accounts.people.models import Mandate, Role, User
from accounts.people.sessions import end_sessions


def give(
    *,
    actor,
    user,
    delegation,
    role: str,
    themes: Sequence[str] = (),
    starts_on: date | None = None,
    ends_on: date | None = None,
    proof: str = "",
) -> Mandate:
    """Give a person a mandate, within the transaction of an invitation accepted or an act of the
    secretariat; the caller has checked the right. Raises ValidationError when the person already
    holds one of this delegation.
    """
    today = timezone.now().date()
    held = Mandate.objects.filter(user=user, delegation=delegation, withdrawn_at=None)
    held.filter(ends_on__lt=today).update(withdrawn_at=timezone.now())
    if held.exists():
        raise ValidationError(_("This person already holds a mandate from this delegation."))
    mandate = Mandate.objects.create(
        user=user,
        delegation=delegation,
        role=Role(role).value,
        themes=list(themes),
        starts_on=starts_on or today,
        ends_on=ends_on,
        proof=proof,
    )
    record(
        actor=actor,
        act="mandates.given",
        obj=mandate,
        after=_facts(mandate),
        ground=proof,
        delegation=delegation,
    )
    return mandate


@transaction.atomic
def change(
    *,
    actor,
    mandate,
    role: str,
    themes: Sequence[str],
    ends_on: date | None,
    proof: str | None = None,
) -> Mandate:
    """Change role, themes and end of a mandate; the person is told.

    Raises PermissionRefused for a role the actor may not give, ValidationError when the
    delegation would be left without a head.
    """
    mandate = _locked(actor, mandate)
    require(actor, "delegations.change_person", mandate)
    if Role.HEAD in (role, mandate.role) and role != mandate.role:
        require(actor, "delegations.name_head", mandate.delegation)
    if ends_on and ends_on < mandate.starts_on:
        raise ValidationError({"ends_on": _("A mandate cannot end before it starts.")})
    if mandate.role == Role.HEAD and (role != Role.HEAD or ends_on):
        _require_another_head(actor, mandate, until=ends_on)
    before = _facts(mandate)
    mandate.role = Role(role).value
    mandate.may_stamp = mandate.may_stamp and mandate.role == Role.DEPUTY
    mandate.themes, mandate.ends_on = list(themes), ends_on
    if proof is not None:
        mandate.proof = proof
    mandate.save()
    if before == _facts(mandate):
        return mandate
    entry = record(
        actor=actor,
        act="mandates.changed",
        obj=mandate,
        before=before,
        after=_facts(mandate),
        ground=mandate.proof,
        delegation=mandate.delegation,
    )
    notices.changed(mandate, entry, actor)
    return mandate


@transaction.atomic
def enable_deputy(*, actor, mandate, enabled: bool) -> Mandate:
    """Let a deputy give the visa, or take that back."""
    mandate = _locked(actor, mandate)
    require(actor, "delegations.enable_deputy", mandate)
    if mandate.may_stamp == enabled:
        return mandate
    mandate.may_stamp = enabled
    mandate.save(update_fields=["may_stamp"])
    entry = record(
        actor=actor,
        act="mandates.deputy_enabled" if enabled else "mandates.deputy_disabled",
        obj=mandate,
        before={"may_stamp": not enabled},
        after={"may_stamp": enabled},
        delegation=mandate.delegation,
    )
    notices.changed(mandate, entry, actor)
    return mandate


@transaction.atomic
def withdraw(*, actor, mandate, successor: User | None = None, ground: str = "") -> Mandate:
    """Withdraw a person from a delegation, at once: sessions end on every device, unfinished work
    goes to `successor` (or stays with the delegation, shown as nobody's), the person and the
    secretariat are told, and what is personal is reduced when no mandate is left.

    Raises ValidationError when the delegation would be left without a head, unless the
    secretariat acts.
    """
    mandate = _locked(actor, mandate)
    require(actor, "delegations.withdraw_person", mandate)
    if mandate.role == Role.HEAD:
        _require_another_head(actor, mandate)
    person = User.objects.select_for_update().get(pk=mandate.user_id)
    if successor is not None:
        _require_colleague(successor, mandate)
        unfinished.hand_over(
            actor=actor, delegation=mandate.delegation, from_user=person, to_user=successor
        )
    left = len(unfinished.of(person, mandate.delegation))
    mandate.withdrawn_at = timezone.now()
    mandate.may_stamp = False
    mandate.save(update_fields=["withdrawn_at", "may_stamp"])
    end_sessions(person)
    record(
        actor=actor,
        act="mandates.withdrawn",
        obj=mandate,
        before={"role": mandate.role},
        after={"work_goes_to": str(successor) if successor else None, "work_left": left},
        ground=ground,
        delegation=mandate.delegation,
    )
    notices.withdrawn(mandate, person, actor)
    if departure.is_complete(person):
        departure.reduce_personal_data(person)
    return mandate


@transaction.atomic
def require_second_factor(*, actor, delegation, required: bool) -> Delegation:
    """Require a second factor of everybody in the delegation, or no longer."""
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    require(actor, "delegations.require_second_factor", delegation)
    if delegation.requires_second_factor == required:
        return delegation
    delegation.requires_second_factor = required
    delegation.save(update_fields=["requires_second_factor"])
    entry = record(
        actor=actor,
        act="delegations.second_factor",
        obj=delegation,
        before={"required": not required},
        after={"required": required},
        delegation=delegation,
    )
    if required:
        notices.second_factor(delegation, entry, actor)
    return delegation


def _locked(actor, mandate) -> Mandate:
    """The mandate as it stands now, its delegation locked; refuses an actor withdrawn meanwhile."""
    Delegation.objects.select_for_update().get(pk=mandate.delegation_id)
    mine = acting(actor)
    if mine is not None and not Mandate.objects.active().filter(pk=mine.pk).exists():
        raise PermissionRefused(_("Your own mandate has been withdrawn meanwhile."))
    return (
        Mandate.objects.select_related("delegation", "user")
        .select_for_update(of=("self",))
        .get(pk=mandate.pk)
    )


def _require_another_head(actor, mandate, until: date | None = None) -> None:
    """Refuse to leave a delegation without a head, unless the secretariat acts (scenario 7)."""
    if may(actor, "delegations.name_head", mandate.delegation):
        return
    heads = Mandate.objects.active().heads().filter(delegation=mandate.delegation)
    if not any(_lasts(head, until) for head in heads.exclude(pk=mandate.pk)):
        raise ValidationError(
            _(
                "This is the last head of the delegation. Ask the secretariat to name the "
                "successor first, on a note verbale."
            )
        )


def _lasts(head: Mandate, until: date | None) -> bool:
    return head.ends_on is None or (until is not None and head.ends_on > until)


def _require_colleague(successor: User, mandate: Mandate) -> None:
    colleagues = User.objects.of_delegation(mandate.delegation).exclude(pk=mandate.user_id)
    if not colleagues.filter(pk=successor.pk).exists():
        raise ValidationError(
            {"successor": _("Choose somebody who holds a mandate from this delegation.")}
        )


def _facts(mandate: Mandate) -> dict:
    return {
        "role": mandate.role,
        "may_stamp": mandate.may_stamp,
        "themes": list(mandate.themes),
        "starts_on": mandate.starts_on,
        "ends_on": mandate.ends_on,
    }
