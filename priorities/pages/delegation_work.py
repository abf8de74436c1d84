"""What a delegation is writing, and what a person who leaves it hands over."""

from django.utils.translation import gettext as _

from accounts.mandates import unfinished
from accounts.people import themes
from priorities.proposals.models import Proposal
from priorities.proposals.services.people import reassign_drafts, unfinished_of
from priorities.proposals.workflow import State
from priorities.themes.models import Theme


def of(user, delegation, people_ids: set[int], most: int) -> dict:
    """What awaits the visa and what is still a draft, one query; a text whose author has left is
    marked, so that somebody takes it up (scenario 7).
    """
    rows = list(
        Proposal.objects.visible_to(user)
        .drafts_of(delegation)
        .select_related("theme", "author")
        .order_by("state", "-saved_at")[:most]
    )
    for row in rows:
        row.is_orphaned = row.author_id not in people_ids
    return {
        "awaiting_visa": [row for row in rows if row.state == State.AWAITING_VISA],
        "drafts": [row for row in rows if row.state == State.DRAFT],
    }


def _proposals_of(user, delegation) -> list[unfinished.Work]:
    return [
        unfinished.Work(_("proposal"), str(proposal), proposal.get_absolute_url())
        for proposal in unfinished_of(user, delegation)
    ]


def _themes() -> list[tuple[str, str]]:
    return [(theme.slug, str(theme)) for theme in Theme.objects.order_by("order", "pk")]


def register() -> None:
    """Tell the floor below what only this floor knows."""
    unfinished.register("proposals", find=_proposals_of, hand_over=reassign_drafts)
    themes.provide(_themes)
