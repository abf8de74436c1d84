from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.gates import acts_outward, secretariat
from accounts.access.registry import Answer, allow, deny, permission
from priorities.roadmap.workflow import OPEN

# States of a proposal; “adopted” comes with the decisions.
TURNED_FROM = ("tabled", "adopted")


@permission("roadmap.steer")
def steer(user, _obj=None) -> Answer:
    """Officers and administrators steer the roadmap: actions, milestones, dates, events."""
    return secretariat(user, "officer", "administrator")


@permission("roadmap.make_action")
def make_action(user, proposal) -> Answer:
    """Turn a tabled proposal into an action of the roadmap."""
    steers = steer(user)
    if not steers:
        return steers
    if proposal.state not in TURNED_FROM:
        return deny(_("Only a tabled or adopted proposal becomes an action."))
    return allow()


@permission("roadmap.report")
def report(user, action) -> Answer:
    """The lead reports on an action that is on the roadmap and still open."""
    outward = acts_outward(user)
    if not outward:
        return outward
    if acting(user).delegation_id != action.lead_id:
        return deny(_("Only the lead reports on this action."))
    if not action.is_entered:
        return deny(_("This action has not entered the roadmap yet."))
    if action.state not in OPEN:
        return deny(_("This action is closed."))
    return allow()
