"""Pages that only say something: the code of participation, the sources."""

from django.shortcuts import render

from priorities.core.charter import ARTICLES


def participation_charter(request):
    return render(request, "priorities/pages/participation_charter.html", {"articles": ARTICLES})


def sources(request):
    return render(request, "priorities/pages/sources.html")
