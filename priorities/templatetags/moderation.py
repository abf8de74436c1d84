"""The acts of moderation beside a contribution."""

from django import template

from priorities.moderation import offers

register = template.Library()


@register.simple_tag(takes_context=True)
def moderation_offers(context, row):
    """A list of (label, url) that the reader may do about this contribution; no query."""
    return offers.offers(context["request"].user, row)
