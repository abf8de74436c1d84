"""The first page: what this is for a visitor, what waits for those who signed in."""

from django.shortcuts import render
from django.utils import timezone

from accounts.access.gates import carries_mandate, secretariat
from priorities.meetings.models import Meeting
from priorities.pages.desk import around, desk
from priorities.roadmap.models import Event
from priorities.themes.models import Theme

FOUNDING_SESSION = "2019-09-06-paris"
EVENTS_PAST = 3
EVENTS_AHEAD = 4


def home(request):
    """Three pages at one address: the visitor's, the delegation's desk, the secretariat's."""
    today = timezone.localdate()
    user = request.user
    if user.is_authenticated and secretariat(user):
        page = "priorities/pages/secretariat.html"
        context = around(user, today)
    elif user.is_authenticated and (carried := carries_mandate(user)):
        page = "priorities/pages/desk.html"
        context = desk(user, today)
    else:
        page = "priorities/pages/home.html"
        context = presentation(user, today)
        context["refusal"] = carried if user.is_authenticated else None
    return render(request, page, {"today": today, **context})


def presentation(user, today) -> dict:
    """What the portal is: the founding session, the themes, the calendar. Five queries."""
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
