"""Recording the dated status and participation of a delegation. Nothing is ever overwritten.

Status, suspension and withdrawal are three different things (scenario 11); each is a new row with
a date and a reference, and one recorded by mistake is cancelled with its ground and stays visible.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.registry import require
from accounts.audit.services import record
from accounts.delegations.models import (
    Delegation,
    DelegationStatus,
    Participation,
    ParticipationState,
    Status,
)
from accounts.standing import notices

PERMISSION = "delegations.record_standing"


@transaction.atomic
def set_status(
    *, actor, delegation, status: str, since: date, reference: str, retroactive: bool = False
) -> DelegationStatus:
    """Give a delegation a status from a date on, by a decision with a reference.

    Raises ValidationError for a date already recorded, a past date not confirmed by
    `retroactive`, or a status that does not fit the kind of delegation.
    """
    delegation = _locked(actor, delegation)
    if (status == Status.INSTITUTION) != delegation.is_institution:
        raise ValidationError({"status": _("This status does not fit this kind of delegation.")})
    _check_date(delegation.statuses, since, retroactive)
    _check_reference(reference)
    before = _in_force(delegation.statuses, since)
    row = DelegationStatus.objects.create(
        delegation=delegation, status=Status(status).value, since=since, reference=reference
    )
    record(
        actor=actor,
        act="delegations.status",
        obj=delegation,
        before={"status": before.status if before else None},
        after={"status": row.status, "since": since},
        ground=reference,
        delegation=delegation,
    )
    notices.status_recorded(row, actor)
    return row


@transaction.atomic
def set_participation(
    *,
    actor,
    delegation,
    state: str,
    since: date,
    reference: str,
    notified_on: date | None = None,
    retroactive: bool = False,
) -> Participation:
    """Record that a delegation takes part, is suspended or has withdrawn from a date on.

    A withdrawal takes effect on its date without any further act: rights are read from these
    rows. Raises ValidationError as `set_status` does, and for a notification after the effect.
    """
    delegation = _locked(actor, delegation)
    _check_date(delegation.participations, since, retroactive)
    _check_reference(reference)
    if notified_on and notified_on > since:
        raise ValidationError({"notified_on": _("The effect cannot precede the notification.")})
    if state == ParticipationState.WITHDRAWN and not notified_on:
        raise ValidationError({"notified_on": _("Give the date of the notification received.")})
    before = _in_force(delegation.participations, since)
    row = Participation.objects.create(
        delegation=delegation,
        state=ParticipationState(state).value,
        since=since,
        notified_on=notified_on,
        reference=reference,
    )
    record(
        actor=actor,
        act="delegations.participation",
        obj=delegation,
        before={"participation": before.state if before else None},
        after={"participation": row.state, "since": since, "notified_on": notified_on},
        ground=reference,
        delegation=delegation,
    )
    notices.participation_recorded(row, actor)
    return row


@transaction.atomic
def cancel_row(*, actor, row, ground: str):
    """Cancel a dated row: a withdrawal given up before its effect, or a mistake of recording.

    Raises ValidationError without a ground, twice, or when no row would remain in force.
    """
    delegation = _locked(actor, row.delegation)
    row = type(row).objects.select_for_update().get(pk=row.pk)
    if row.cancelled_at:
        raise ValidationError(_("This line has already been cancelled."))
    if not ground.strip():
        raise ValidationError({"ground": _("Give the ground of the cancellation.")})
    others = type(row).objects.filter(delegation=delegation, cancelled_at=None).exclude(pk=row.pk)
    if not others.exists():
        raise ValidationError(_("A delegation keeps at least one line in force."))
    row.cancelled_at, row.cancelled_ground = timezone.now(), ground.strip()
    row.save(update_fields=["cancelled_at", "cancelled_ground"])
    record(
        actor=actor,
        act="delegations.standing_cancelled",
        obj=delegation,
        before={"line": str(row), "since": row.since},
        after={"cancelled": True},
        ground=row.cancelled_ground,
        delegation=delegation,
    )
    return row


@transaction.atomic
def save_words(*, actor, delegation: Delegation, changed: list[str]) -> Delegation:
    """Save the names and notes of a delegation as the form set them on the object."""
    stored = Delegation.objects.select_for_update().get(pk=delegation.pk)
    require(actor, "delegations.edit_words", stored)
    names = [name for name in changed if hasattr(stored, name)]
    before = {name: getattr(stored, name) for name in names}
    after = {name: getattr(delegation, name) for name in names}
    delegation.save(update_fields=names)
    record(
        actor=actor,
        act="delegations.words",
        obj=delegation,
        before=before,
        after=after,
        delegation=delegation,
    )
    return delegation


def _locked(actor, delegation) -> Delegation:
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    require(actor, PERMISSION, delegation)
    return delegation


def _in_force(rows, day: date):
    dated = [row for row in rows.filter(cancelled_at=None) if row.since is None or row.since <= day]
    return max(dated, key=lambda row: row.since or date.min, default=None)


def _check_date(rows, since: date, retroactive: bool) -> None:
    if rows.filter(since=since, cancelled_at=None).exists():
        raise ValidationError({"since": _("A line with this date has already been recorded.")})
    if since < timezone.now().date() and not retroactive:
        raise ValidationError(
            {
                "since": _(
                    "This date is past: lists and counts since then would change. "
                    "Confirm it if the decision really took effect on that day."
                )
            }
        )


def _check_reference(reference: str) -> None:
    if not reference.strip():
        raise ValidationError({"reference": _("Give the reference of the decision or note.")})
