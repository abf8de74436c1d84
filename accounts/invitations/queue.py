"""Invitations that nobody has answered, on the secretariat's first page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access.gates import secretariat
from accounts.access.queue import Row, Section, section
from accounts.invitations.models import Invitation


@section("invitations_not_accepted", order=70)
def invitations_not_accepted(user) -> Section | None:
    """The first to expire first; an expired one can be sent again."""
    if not secretariat(user, "officer", "administrator"):
        return None
    return Section.of(
        title=_("Invitations not accepted"),
        url=reverse("admin:accounts_invitation_changelist") + "?state=pending",
        empty=_("Every invitation is answered."),
        found=Invitation.objects.open().select_related("delegation").order_by("expires_at", "pk"),
        row=lambda invitation: Row(
            title=invitation.email,
            url=reverse("admin:accounts_invitation_change", args=[invitation.pk]),
            detail=f"{invitation.delegation} · {invitation.get_role_display()}",
            since=invitation.created_at,
            due=invitation.expires_at,
        ),
    )
