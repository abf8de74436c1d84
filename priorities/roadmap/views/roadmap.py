"""The roadmap of a cycle: figures, calendar, timeline and table."""

from itertools import groupby

from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone

from portal.pagination import KeysetPaginator
from priorities.roadmap.cycles import Figures, cycles_for
from priorities.roadmap.drawing import draw
from priorities.roadmap.forms import BY, RoadmapFilterForm
from priorities.roadmap.models import Action, Event, Milestone

ACTIONS_PER_PAGE = 25
EVENTS_SHOWN = 40
ORDERS = {
    "theme": ("theme_place", "due_on", "order"),
    "lead": ("lead__sort_fr", "due_on", "order"),
    "due": ("due_on", "order"),
}


def roadmap(request):
    today = timezone.localdate()
    cycles = cycles_for(request.user, today)
    cycle = _chosen(cycles, request.GET.get("cycle", ""))
    by = request.GET.get("by") if request.GET.get("by") in ORDERS else "theme"
    form = RoadmapFilterForm(request.GET, figures=cycle.figures if cycle else Figures())
    context = {"cycles": cycles, "cycle": cycle, "by": by, "ways": BY, "form": form, "today": today}
    if cycle is not None:
        context |= _contents(request, cycle, by, form.chosen(), today)
    return render(request, "priorities/roadmap/roadmap.html", context)


def _contents(request, cycle, by, chosen, today) -> dict:
    """Four queries: actions of the page, their milestones with those of the cycle, events."""
    actions = Action.objects.visible_to(request.user).entered().filter(cycle=cycle)
    actions = narrowed(actions, chosen, today).for_lists(today).with_theme_place()
    page = KeysetPaginator(actions, order=ORDERS[by], per_page=ACTIONS_PER_PAGE).page(request.GET)
    milestones = _milestones(request.user, cycle, page.items)
    events = list(Event.objects.visible_to(request.user).of_cycle(cycle)[:EVENTS_SHOWN])
    groups = grouped(page.items, by)
    return {
        "page": page,
        "groups": groups,
        "events": events,
        "milestones": milestones,
        "filtered": bool(chosen),
        "timeline": draw(cycle, groups, events, milestones, today),
    }


def _chosen(cycles, slug):
    """The cycle of the address, else the open one, else the latest."""
    return next((cycle for cycle in cycles if cycle.slug == slug), cycles[0] if cycles else None)


def narrowed(actions, chosen: dict[str, str], today):
    if "theme" in chosen:
        actions = actions.in_theme(chosen["theme"])
    if "lead" in chosen:
        actions = actions.filter(lead__code=chosen["lead"])
    match chosen.get("state"):
        case None:
            return actions
        case "late":
            return actions.late(today)
        case "unreported":
            return actions.unreported(today)
        case state:
            return actions.filter(state=state)


def _milestones(user, cycle, actions) -> list[Milestone]:
    """Those of the cycle; those of the actions are put on them, as `stones`."""
    of_action = {action.pk: action for action in actions}
    for action in actions:
        action.stones = []
    own = []
    found = Milestone.objects.visible_to(user).filter(Q(cycle=cycle) | Q(action__in=of_action))
    for milestone in found.order_by("due_on", "order", "pk"):
        if milestone.action_id:
            of_action[milestone.action_id].stones.append(milestone)
        else:
            own.append(milestone)
    return own


def grouped(actions, by: str) -> list[tuple[str, list[Action]]]:
    """Actions under their theme or lead, in the order they come; one nameless group by date."""
    if by == "due":
        return [("", actions)] if actions else []
    if by == "lead":
        heads = groupby(actions, key=lambda action: action.lead)
    else:
        heads = groupby(actions, key=lambda action: action.theme.parent or action.theme)
    return [(str(head), list(rows)) for head, rows in heads]
