from django.utils.translation import gettext as _

from accounts.access.gates import acts_outward, secretariat
from accounts.access.registry import Answer, allow, deny, first_refusal, may, permission
from accounts.people.models import Role


@permission("delegations.invite")
def invite(user, delegation) -> Answer:
    """The secretariat, or those who lead the delegation while it takes part."""
    if secretariat(user, "officer", "administrator"):
        return allow()
    return first_refusal(may(user, "delegations.manage_people", delegation), acts_outward(user))


@permission("invitations.manage")
def manage(user, invitation) -> Answer:
    """Send again or cancel. An invitation of a head belongs to the secretariat."""
    if not invitation.is_open:
        return deny(_("This invitation is closed."))
    allowed = invite(user, invitation.delegation)
    if allowed and invitation.role == Role.HEAD:
        return may(user, "delegations.name_head", invitation.delegation)
    return allowed
