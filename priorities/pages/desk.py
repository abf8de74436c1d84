"""The desk of a delegation: what waits, what happened, what comes."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.notifications.models import Notification
from priorities.core.waiting import Waiting, by_deadline
from priorities.proposals.models import Proposal
from priorities.proposals.workflow import State
from priorities.roadmap.cycles import cycles_for
from priorities.roadmap.dates import next_dates
from priorities.roadmap.waiting import waiting_for as roadmap_waiting_for

PROPOSALS_SHOWN = 20
NEWS_READ = 40
NEWS_SHOWN = 6


def desk(user, today: date) -> dict:
    """Of the delegation a person acts for. Five queries."""
    mandate = acting(user)
    return {
        "mandate": mandate,
        "waiting": by_deadline(
            _proposals(user, mandate), roadmap_waiting_for(user, mandate.delegation_id, today)
        ),
        **around(user, today, delegation_id=mandate.delegation_id),
    }


def around(user, today: date, *, delegation_id: int | None = None) -> dict:
    """What everybody who signed in sees beside the work that waits. Three queries."""
    cycles = cycles_for(user, today)
    return {
        "news": folded(Notification.objects.filter(user=user).order_by("-pk")[:NEWS_READ]),
        "dates": next_dates(user, today, delegation_id=delegation_id),
        "cycle": cycles[0] if cycles and cycles[0].is_open else None,
    }


def folded(newest_first) -> list[Notification]:
    """The newest of those that say the same, with their number as `times` and whether one of them
    is new as `is_new`.
    """
    kept: dict[str, Notification] = {}
    for one in newest_first:
        first = kept.setdefault(one.subject, one)
        first.times = getattr(first, "times", 0) + 1
        first.is_new = getattr(first, "is_new", False) or one.read_at is None
    return list(kept.values())[:NEWS_SHOWN]


def _proposals(user, mandate) -> list[Waiting]:
    found = Proposal.objects.awaiting_delegation(user).select_related("delegation", "theme")
    return [_proposal(one, mandate) for one in found.order_by("-saved_at")[:PROPOSALS_SHOWN]]


def _proposal(proposal: Proposal, mandate) -> Waiting:
    theme = proposal.theme.short if proposal.theme_id else ""
    if proposal.delegation_id != mandate.delegation_id:
        state, tone = _("Invitation to co-sponsor"), "go"
        meta = _("proposal · %(delegation)s") % {"delegation": proposal.delegation.name}
    elif proposal.state == State.AWAITING_VISA:
        state, tone, meta = _("Visa requested"), "note", _("proposal of the delegation")
    else:
        state, tone, meta = _("Returned with a note"), "wait", _("proposal of the delegation")
    return Waiting(
        state,
        tone,
        proposal.title or _("untitled"),
        proposal.get_absolute_url(),
        " · ".join(filter(None, [meta, theme])),
    )
