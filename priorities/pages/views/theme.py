"""One theme with what every feature keeps for it."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access.registry import may
from portal.pagination import KeysetPaginator
from priorities.discussions.models import Thread
from priorities.discussions.views.threads import asks_for_the_floor
from priorities.themes.models import Theme

THREADS_PER_PAGE = 20


@require_GET
def theme(request, slug):
    """Description, founding line, sub-themes, and the threads this reader sees: pinned ones on
    top, then the newest activity.
    """
    found = get_object_or_404(
        Theme.objects.visible_to(request.user).select_related("space", "parent"), slug=slug
    )
    threads = (
        Thread.objects.visible_to(request.user)
        .filter(space=found.space_id)
        .with_marks(request.user)
        .for_list()
    )
    order = ("-is_pinned", "-last_activity_at", "-id")
    page = KeysetPaginator(threads, order=order, per_page=THREADS_PER_PAGE).page(request.GET)
    answer = may(request.user, "discussions.open_thread", found.space)
    return render(
        request,
        "priorities/pages/theme.html",
        {
            "theme": found,
            "children": found.children.all(),
            "page": page,
            "open_thread": answer,
            "asks_for_the_floor": asks_for_the_floor(request.user, answer),
        },
    )
