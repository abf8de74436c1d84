"""What the templates of the roadmap ask of an action."""

from django import template

from accounts.access.registry import may
from priorities.roadmap import drawing

register = template.Library()


@register.filter
def chips(action, today):
    """The state of an action and what is computed from its dates: words with tones."""
    return drawing.chips(action, today)


@register.simple_tag
def turn_answer(user, proposal):
    """Whether the secretariat may turn this proposal into an action now, or why not."""
    return may(user, "roadmap.make_action", proposal)
