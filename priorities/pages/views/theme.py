"""One theme with what every feature keeps for it."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access.registry import may
from portal.pagination import KeysetPaginator
from priorities.discussions.models import Thread
from priorities.discussions.views.threads import asks_for_the_floor
from priorities.proposals.models import Proposal
from priorities.roadmap.models import Action
from priorities.themes.models import Theme

THREADS_PER_PAGE = 20
# The newest proposals and the next actions; the register and the roadmap hold them all.
SHOWN_AT_ONCE = 5


@require_safe
def theme(request, slug):
    """Description, founding line, sub-themes, and what this reader sees of the theme: threads
    (pinned ones on top, then the newest activity), proposals, actions. Five queries of its own.
    """
    user = request.user
    found, children = _theme_and_children(user, slug)
    answer = may(user, "discussions.open_thread", found.space)
    branch = [found, *children]
    page = _threads(user, found).page(request.GET)
    return render(
        request,
        "priorities/pages/theme.html",
        {
            "theme": found,
            "children": children,
            "page": page,
            # Communications of observers stand apart (scenario 10), without a query of their own.
            "talks": {"items": [row for row in page.items if not row.is_communication]},
            "communications": {"items": [row for row in page.items if row.is_communication]},
            "open_thread": answer,
            "asks_for_the_floor": asks_for_the_floor(user, answer),
            "proposals": _proposals(user, branch),
            "actions": _actions(user, branch),
        },
    )


def _theme_and_children(user, slug: str) -> tuple[Theme, list[Theme]]:
    rows = list(
        Theme.objects.visible_to(user)
        .filter(Q(slug=slug) | Q(parent__slug=slug))
        .select_related("space", "parent")
    )
    found = next((row for row in rows if row.slug == slug), None)
    if found is None:
        raise Http404
    return found, [row for row in rows if row.slug != slug]


def _threads(user, found: Theme) -> KeysetPaginator:
    threads = Thread.objects.visible_to(user).filter(space=found.space_id)
    return KeysetPaginator(
        threads.with_marks(user).for_list(),
        order=("-is_pinned", "-last_activity_at", "-id"),
        per_page=THREADS_PER_PAGE,
    )


def _proposals(user, branch: list[Theme]):
    """The newest of the register, of the theme and its sub-themes."""
    registered = Proposal.objects.visible_to(user).registered().filter(theme__in=branch)
    return registered.select_related("delegation").order_by("-tabled_at")[:SHOWN_AT_ONCE]


def _actions(user, branch: list[Theme]):
    """The next ones due on the roadmap, of the theme and its sub-themes."""
    entered = Action.objects.visible_to(user).entered().filter(theme__in=branch)
    return entered.select_related("lead").order_by("due_on", "pk")[:SHOWN_AT_ONCE]
