"""The list of themes, and the way to open a thread in one."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from portal.once import answered_once
from priorities.discussions.views.threads import open_in
from priorities.themes.models import Theme


@require_safe
def themes(request):
    """The eight themes with their sub-themes, in the order of the founding document."""
    rows = list(Theme.objects.visible_to(request.user).select_related("space"))
    below: dict[int, list[Theme]] = {}
    for theme in rows:
        below.setdefault(theme.parent_id, []).append(theme)
    branches = [(theme, below.get(theme.pk, [])) for theme in below.get(None, [])]
    return render(request, "priorities/themes/list.html", {"branches": branches})


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def open_thread(request, slug):
    theme = get_object_or_404(
        Theme.objects.visible_to(request.user).select_related("space"), slug=slug
    )
    return open_in(request, theme.space, draft=f"theme-{theme.pk}")
