from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.gates import acts_outward, secretariat
from accounts.access.registry import Answer, allow, deny, permission
from priorities.roadmap.workflow import OPEN


@permission("roadmap.steer")
def steer(user, _obj=None) -> Answer:
    """Officers and administrators steer the roadmap: actions, milestones, dates, events."""
    return secretariat(user, "officer", "administrator")


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
