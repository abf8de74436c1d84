"""Ask for the floor; grant it for the chair, within limits; decline it, with reasons."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.registry import PermissionRefused, require
from accounts.audit.services import record
from priorities.communications import notices
from priorities.communications.models import (
    LONGEST,
    SHORTEST,
    CommunicationRequest,
    RequestState,
)
from priorities.communications.permissions import observers_may_read
from priorities.discussions import services as discussions


@transaction.atomic
def request(*, actor, space, subject: str, length: int, among=None) -> CommunicationRequest:
    """Ask to present a communication in one space; `length` in words.

    For a page, the space is looked for in `among`: what the actor sees. Raises DoesNotExist,
    PermissionRefused, ValidationError.
    """
    if among is not None:
        space = among.get(pk=space.pk)
    require(actor, "communications.request", space)
    subject = " ".join(subject.split())
    if not subject:
        raise ValidationError({"subject": _("Say what the communication is about.")})
    if not SHORTEST <= length <= LONGEST:
        raise ValidationError(
            {
                "length": _("Between %(least)d and %(most)d words.")
                % {"least": SHORTEST, "most": LONGEST}
            }
        )
    asked = CommunicationRequest(
        delegation=acting(actor).delegation,
        requested_by=actor,
        space=space,
        subject=subject,
        length=length,
    )
    try:
        with transaction.atomic():
            asked.save()
    except IntegrityError as error:
        raise PermissionRefused(
            _("Your request is with the secretariat, which asks the chair.")
        ) from error
    record(
        actor=actor,
        act="communications.request",
        obj=asked,
        after={"space": space.pk, "subject": subject, "length": length},
    )
    notices.asked(asked)
    return asked


@transaction.atomic
def grant(
    *,
    actor,
    asked: CommunicationRequest,
    starts_at: datetime,
    ends_at: datetime,
    ground: str,
    among=None,
) -> CommunicationRequest:
    """Record the leave of the chair: this space only, from an instant to another (UTC).

    `ground` says who gave leave and when. Raises PermissionRefused, ValidationError.
    """
    row = _locked(asked, among)
    require(actor, "communications.decide", row)
    if not observers_may_read(row.space):
        raise PermissionRefused(_("Observers do not enter this space: no leave can be given."))
    if ends_at <= starts_at or ends_at <= timezone.now():
        raise ValidationError(
            {"ends_at": _("The leave must end after it starts, and in the future.")}
        )
    if not ground.strip():
        raise ValidationError({"ground": _("Say who gave leave for the chair, and when.")})
    row.grant = discussions.grant_floor(
        actor=actor,
        delegation=row.delegation,
        space=row.space,
        starts_at=starts_at,
        ends_at=ends_at,
        ground=ground.strip(),
    )
    _decide(row, actor=actor, state=RequestState.GRANTED, reasons=ground.strip())
    notices.granted(row)
    return row


@transaction.atomic
def decline(
    *, actor, asked: CommunicationRequest, reasons: str, among=None
) -> CommunicationRequest:
    """Answer that the chair does not agree. Raises PermissionRefused, ValidationError."""
    row = _locked(asked, among)
    require(actor, "communications.decide", row)
    if not reasons.strip():
        raise ValidationError({"reasons": _("A request is declined with reasons.")})
    _decide(row, actor=actor, state=RequestState.DECLINED, reasons=reasons.strip())
    record(
        actor=actor,
        act="communications.decline",
        obj=row,
        delegation=row.delegation,
        ground=row.reasons,
    )
    notices.declined(row)
    return row


@transaction.atomic
def withdraw(
    *, actor, asked: CommunicationRequest, ground: str, among=None
) -> CommunicationRequest:
    """Take the leave back before its end. Raises PermissionRefused, ValidationError."""
    row = _locked(asked, among)
    require(actor, "communications.withdraw", row)
    if not ground.strip():
        raise ValidationError({"ground": _("Say why the leave is withdrawn.")})
    row.grant = discussions.withdraw_floor(actor=actor, grant=row.grant, ground=ground.strip())
    notices.withdrawn(row, ground.strip())
    return row


def _decide(row: CommunicationRequest, *, actor, state: str, reasons: str) -> None:
    row.state, row.reasons = state, reasons
    row.decided_at, row.decided_by = timezone.now(), actor
    row.save()


def _locked(asked: CommunicationRequest, among) -> CommunicationRequest:
    rows = CommunicationRequest.objects if among is None else among
    return rows.for_list().select_for_update(of=("self",)).get(pk=asked.pk)
