"""The letter of invitation, and who hears that it was accepted."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accounts.audit.words import name_acts
from accounts.invitations.models import Invitation
from accounts.mandates.notices import delegation_words
from accounts.notifications import kinds
from accounts.notifications.letters import Text, composer
from accounts.notifications.models import Letter
from accounts.notifications.services import notify, write_letters
from accounts.people.models import User

name_acts(
    {
        "invitations.sent": _("invitation sent"),
        "invitations.sent_again": _("invitation sent again"),
        "invitations.cancelled": _("invitation cancelled"),
        "invitations.sent_from_file": _("invitations sent from a file"),
    }
)
kinds.register(
    "invitations.accepted",
    subject=_("%(person)s has joined the delegation %(of)s"),
    body=_("%(person)s has accepted the invitation and now acts for the delegation %(of)s."),
    action=_("See the people of the delegation"),
)


def letters(invitations: list[Invitation]) -> None:
    """Queue one letter for each, under a key of its own for each time it is sent."""
    write_letters(
        [
            Letter(
                key=f"invitation:{invitation.pk}:{invitation.sent_count}",
                kind="invitations.invitation",
                to=invitation.email,
                language=invitation.language,
                params={"invitation": invitation.pk},
            )
            for invitation in invitations
        ]
    )


@composer("invitations.invitation")
def invitation_letter(params: dict) -> Text | None:
    """None when it was cancelled or accepted before the letter left."""
    invitation = (
        Invitation.objects.open()
        .select_related("delegation", "invited_by")
        .filter(pk=params["invitation"])
        .first()
    )
    if invitation is None:
        return None
    words = {"of": invitation.delegation.of_form}
    return Text(
        subject=gettext("Invitation to act for the delegation %(of)s") % words,
        body=render_to_string(
            "accounts/mail/invitation.txt",
            {
                "invitation": invitation,
                "of": words["of"],
                "link": settings.PORTAL_BASE_URL + invitation.accept_path,
                "language": (get_language() or "fr")[:2],
            },
        ),
    )


def accepted(invitation, person) -> None:
    """Tell who invited, and those who lead the delegation."""
    people = [invitation.invited_by, *User.objects.stampers_of(invitation.delegation)]
    notify(
        kind="invitations.accepted",
        recipients=[other for other in people if other.pk != person.pk],
        key=f"invitations.accepted:{invitation.pk}",
        path=f"delegations/{invitation.delegation.code}/",
        params=delegation_words(invitation.delegation) | {"person": str(person)},
    )
