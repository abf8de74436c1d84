"""What the templates of the roadmap ask of an action."""

from django import template

from accounts.access.registry import may
from priorities.roadmap import drawing
from priorities.roadmap.models import Action

register = template.Library()


@register.filter
def chips(action, today):
    """The state of an action and what is computed from its dates: words with tones."""
    return drawing.chips(action, today)


@register.simple_tag
def turn_answer(user, proposal):
    """Whether the secretariat may turn this proposal into an action now, or why not."""
    return may(user, "roadmap.make_action", proposal)


@register.simple_tag(takes_context=True)
def actions_of(context, proposal):
    """The actions of the roadmap that came from a proposal, as this reader may see them."""
    visible = Action.objects.visible_to(context["request"].user)
    return list(visible.filter(source=proposal).order_by("pk"))
