"""A text of the register, with the actions that came from it."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from priorities.proposals.models import Proposal
from priorities.proposals.views.pages import registered_context
from priorities.roadmap.models import Action

SHOWN = ("pk", "title_fr", "title_en", "state")


@login_required
@require_GET
def proposal(request, symbol):
    """The actions come in the same query as the text, each only to who may see it."""
    actions = Action.objects.visible_to(request.user).filter(source=OuterRef("pk")).order_by("pk")
    facts = JSONObject(due_on="due_on", **{name: name for name in SHOWN})
    found = get_object_or_404(
        Proposal.objects.visible_to(request.user)
        .for_page(public=True)
        .annotate(action_facts=ArraySubquery(actions.annotate(fact=facts).values("fact"))),
        symbol=symbol,
    )
    context = registered_context(request, found)
    context["actions"] = [_action(fact) for fact in found.action_facts]
    return render(request, "priorities/proposals/detail.html", context)


def _action(fact: dict) -> Action:
    due_on = fact.pop("due_on")
    return Action(due_on=date.fromisoformat(due_on) if due_on else None, **fact)
