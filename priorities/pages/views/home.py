"""The first page: what this is for a visitor, what waits for those who signed in."""

from django.shortcuts import render
from django.utils import timezone

from priorities.meetings.models import Meeting
from priorities.roadmap.models import Event
from priorities.themes.models import Theme

FOUNDING_SESSION = "2019-09-06-paris"
EVENTS_PAST = 3
EVENTS_AHEAD = 4


def home(request):
    return render(request, "priorities/pages/home.html", presentation(request.user))


def presentation(user) -> dict:
    """What the portal is: the founding session, the themes, the calendar. Five queries."""
    today = timezone.localdate()
    events = Event.objects.visible_to(user)
    return {
        "session": Meeting.objects.visible_to(user)
        .filter(slug=FOUNDING_SESSION)
        .prefetch_related("purposes")
        .first(),
        "themes": Theme.objects.visible_to(user).top(),
        "past": list(events.latest(today)[:EVENTS_PAST])[::-1],
        "ahead": list(events.upcoming(today)[:EVENTS_AHEAD]),
    }
