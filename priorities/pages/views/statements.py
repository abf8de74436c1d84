"""Pages that only say something: what this is, code of participation, sources, accessibility."""

from django.shortcuts import render

from priorities.core.charter import ARTICLES


def participation_charter(request):
    return render(request, "priorities/pages/participation_charter.html", {"articles": ARTICLES})


def sources(request):
    return render(request, "priorities/pages/sources.html")


def about(request):
    return render(request, "priorities/pages/about.html")


def accessibility(request):
    return render(request, "priorities/pages/accessibility.html")
