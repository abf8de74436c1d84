"""What the templates of the roadmap ask of an action."""

from django import template

from priorities.roadmap import drawing

register = template.Library()


@register.filter
def chips(action, today):
    """The state of an action and what is computed from its dates: words with tones."""
    return drawing.chips(action, today)
