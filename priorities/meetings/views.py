from django.shortcuts import get_object_or_404, render

from priorities.meetings.models import Meeting


def meetings(request):
    rows = Meeting.objects.visible_to(request.user).select_related("convened_by")
    return render(request, "priorities/meetings/list.html", {"meetings": rows})


def meeting(request, slug):
    found = get_object_or_404(
        Meeting.objects.visible_to(request.user)
        .select_related("convened_by")
        .prefetch_related("purposes"),
        slug=slug,
    )
    return render(request, "priorities/meetings/detail.html", {"meeting": found})
