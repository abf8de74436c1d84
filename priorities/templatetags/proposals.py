"""Tags of the pages on proposals."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.templatetags.portal_tags import state_chip
from priorities.proposals.words import TONES

register = template.Library()

CO_SPONSOR_TONES = {"invited": "wait", "accepted": "go", "declined": "stop", "withdrawn": "stop"}


@register.simple_tag
def proposal_state(proposal):
    """The state as a word; a returned draft says so."""
    if proposal.was_returned:
        return state_chip(_("returned draft"), "wait")
    return state_chip(proposal.get_state_display(), TONES[proposal.state])


@register.simple_tag
def co_sponsor_state(row):
    return state_chip(row.get_state_display(), CO_SPONSOR_TONES[row.state])


@register.filter
def delegation_names(rows):
    """« Madagascar, Maroc et Togo », "Madagascar, Morocco and Togo"."""
    names = [row.delegation.name for row in rows]
    joint = " et " if (get_language() or "fr").startswith("fr") else " and "
    return joint.join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))
