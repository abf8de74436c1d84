"""What of the roadmap waits for a delegation: its actions that are late, due soon or silent."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from priorities.core.waiting import Waiting
from priorities.roadmap.models import Action
from priorities.roadmap.progress import LATE, SOON, UNREPORTED
from priorities.roadmap.querysets import late_q, unreported_q
from priorities.roadmap.workflow import OPEN

SHOWN = 10


def waiting_for(user, delegation_id: int, today: date) -> list[Waiting]:
    """At most SHOWN rows, in one query. A partner sees what is late, the lead also what is due
    soon and what was not reported.
    """
    through = Action.partners.through.objects
    partner = Exists(through.filter(action=OuterRef("pk"), delegation=delegation_id))
    soon = Q(state__in=OPEN, due_on__range=(today, today + SOON))
    actions = (
        Action.objects.visible_to(user)
        .entered()
        .filter(
            Q(lead=delegation_id) & (soon | late_q(today) | unreported_q(today))
            | Q(partner) & late_q(today)
        )
        .for_lists(today)
        .order_by("due_on", "pk")[:SHOWN]
    )
    return [_row(action, delegation_id, today) for action in actions]


def _row(action, delegation_id: int, today: date) -> Waiting:
    leads = action.lead_id == delegation_id
    if leads:
        meta = _("roadmap · you are the lead")
    else:
        meta = _("roadmap · you are a partner · lead: %(lead)s") % {"lead": action.lead.name}
    state, tone = _("due soon"), "note"
    if action.is_late(today):
        state, tone = LATE.word, LATE.tone
    elif action.is_unreported(today):
        state, tone = UNREPORTED.word, UNREPORTED.tone
    return Waiting(str(state), tone, action.title, action.get_absolute_url(), meta, action.due_on)
