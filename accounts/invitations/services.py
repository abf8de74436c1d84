"""Every change of an invitation."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.registry import require
from accounts.audit.services import record
from accounts.delegations.models import Delegation
from accounts.invitations import notices
from accounts.invitations.models import Invitation, InvitationState
from accounts.mandates.services import give
from accounts.people.models import Mandate, Role, User
from portal.text.oneline import one_line


def expiry() -> datetime:
    return timezone.now() + timedelta(days=settings.PORTAL_INVITATION_DAYS)


@transaction.atomic
def invite(
    *,
    actor,
    delegation,
    email: str,
    role: str,
    first_name: str = "",
    last_name: str = "",
    themes: Sequence[str] = (),
    language: str = "fr",
    proof: str = "",
) -> Invitation:
    """Invite a person to act for a delegation; the letter leaves after the commit.

    Raises PermissionRefused for a delegation or a role the actor may not invite for, and
    ValidationError when the person already acts for it or has an open invitation.
    """
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    require(actor, "delegations.invite", delegation)
    if role == Role.HEAD:
        require(actor, "delegations.name_head", delegation)
    email = email.strip().lower()
    validate_email(email)
    refuse_known(delegation, email)
    invitation = Invitation.objects.create(
        delegation=delegation,
        email=email,
        first_name=one_line(first_name),
        last_name=one_line(last_name),
        role=Role(role).value,
        themes=list(themes),
        language=language,
        proof=proof,
        invited_by=actor,
        expires_at=expiry(),
    )
    record(
        actor=actor,
        act="invitations.sent",
        obj=invitation,
        after={"role": invitation.role, "themes": invitation.themes},
        ground=proof,
        delegation=delegation,
    )
    notices.letters([invitation])
    return invitation


@transaction.atomic
def send_again(*, actor, invitation) -> Invitation:
    """Send the letter once more; the same link is valid anew."""
    invitation = _locked(invitation)
    require(actor, "invitations.manage", invitation)
    invitation.sent_count += 1
    invitation.expires_at = expiry()
    invitation.save(update_fields=["sent_count", "expires_at"])
    record(
        actor=actor,
        act="invitations.sent_again",
        obj=invitation,
        after={"times": invitation.sent_count},
        delegation=invitation.delegation,
    )
    notices.letters([invitation])
    return invitation


@transaction.atomic
def cancel(*, actor, invitation) -> Invitation:
    """Close the link; a letter that has not left yet does not leave."""
    invitation = _locked(invitation)
    require(actor, "invitations.manage", invitation)
    invitation.cancelled_at = timezone.now()
    invitation.save(update_fields=["cancelled_at"])
    record(
        actor=actor, act="invitations.cancelled", obj=invitation, delegation=invitation.delegation
    )
    return invitation


@transaction.atomic
def accept(*, actor, invitation) -> Mandate:
    """Take up the mandate with an account that exists and owns the invited address.

    Raises ValidationError when the invitation is no longer open or is somebody else's.
    """
    invitation = _still_open(invitation)
    if not owns(actor, invitation.email):
        raise ValidationError(_("This invitation was sent to another address."))
    return _take_up(invitation, actor)


@transaction.atomic
def accept_with_new_account(
    *, invitation, first_name: str, last_name: str, password: str
) -> tuple[User, Mandate]:
    """Open an account for the invited address, verified by the link itself, and take up the
    mandate. Raises ValidationError when the invitation is closed or the account exists.
    """
    invitation = _still_open(invitation)
    if account_of(invitation.email) is not None:
        raise ValidationError(_("An account with this address exists: sign in."))
    person = User.objects.create_user(
        invitation.email,
        password,
        first_name=one_line(first_name),
        last_name=one_line(last_name),
        language=invitation.language,
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person, _take_up(invitation, person)


def account_of(email: str) -> User | None:
    return User.objects.filter(email__iexact=email).first()


def owns(person: User, email: str) -> bool:
    """True for the account's own address, or another one it has verified."""
    if person.email.lower() == email.lower():
        return True
    verified = EmailAddress.objects.filter(user=person, verified=True, email__iexact=email)
    return verified.exists()


def _take_up(invitation: Invitation, person: User) -> Mandate:
    mandate = give(
        actor=person,
        user=person,
        delegation=invitation.delegation,
        role=invitation.role,
        themes=invitation.themes,
        proof=invitation.proof,
    )
    invitation.accepted_at, invitation.accepted_by = timezone.now(), person
    # The account has the name and the address; a person who leaves is reduced in one place.
    invitation.email = invitation.first_name = invitation.last_name = ""
    invitation.save()
    notices.accepted(invitation, person)
    return mandate


def _locked(invitation) -> Invitation:
    return (
        Invitation.objects.select_related("delegation", "invited_by")
        .select_for_update(of=("self",))
        .get(pk=invitation.pk)
    )


def _still_open(invitation) -> Invitation:
    invitation = _locked(invitation)
    if invitation.state != InvitationState.PENDING:
        raise ValidationError(_("This invitation is closed."))
    today = Delegation.objects.with_status().get(pk=invitation.delegation_id)
    if today.participation == "withdrawn":
        raise ValidationError(_("This delegation has withdrawn: it can no longer act."))
    return invitation


def refuse_known(delegation, email: str) -> None:
    if Mandate.objects.active().filter(delegation=delegation, user__email=email).exists():
        raise ValidationError(
            {"email": _("This person already holds a mandate from this delegation.")}
        )
    if Invitation.objects.open().filter(delegation=delegation, email=email).exists():
        raise ValidationError(
            {"email": _("This person has already been invited: send the invitation again.")}
        )
