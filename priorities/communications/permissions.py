"""Who may ask for the floor, and who answers for the chair (rules §2)."""

from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.gates import acts_outward, secretariat
from accounts.access.registry import Answer, allow, deny, permission
from priorities.communications.models import CommunicationRequest
from priorities.discussions.models import CommunicationGrant

DECIDING = ("officer", "administrator")


@permission("communications.request")
def request(user, space) -> Answer:
    """An observer, in a space it reads and that is open, with nothing pending or unused there."""
    outward = acts_outward(user)
    if not outward:
        return outward
    delegation = acting(user).delegation
    if delegation.status != "observer":
        return deny(_("Only an observer asks for the floor: your delegation takes it directly."))
    if space.is_closed:
        return deny(_("Closed to new contributions: %(reason)s") % {"reason": space.closed_reason})
    mine = CommunicationRequest.objects.pending().filter(delegation=delegation.pk, space=space)
    if mine.exists():
        return deny(_("Your request is with the secretariat, which asks the chair."))
    grants = CommunicationGrant.objects.live().of(delegation.pk, space_id=space.pk)
    if grants.filter(thread__isnull=True).exists():
        return deny(_("You have leave already: present your communication."))
    return allow()


@permission("communications.decide")
def decide(user, asked) -> Answer:
    """Officers and administrators record what the chair decides."""
    if not asked.is_pending:
        return deny(_("This request has been answered already."))
    return secretariat(user, *DECIDING)


@permission("communications.withdraw")
def withdraw(user, asked) -> Answer:
    """The chair may take the leave back; what was published stays."""
    entitled = secretariat(user, *DECIDING)
    if not entitled:
        return entitled
    if asked.grant is None or asked.grant.withdrawn_at is not None:
        return deny(_("There is no leave to withdraw."))
    return allow()


def observers_may_read(space) -> bool:
    """Leave is never given in a space that observers do not see (rules §2)."""
    return space.level in ("public", "delegations")
