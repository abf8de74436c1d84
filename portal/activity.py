"""The list of a person's open sessions, kept up to date without a write on each page."""

import time

from allauth.usersessions.models import UserSession

MARK = "activity_noted_at"
EVERY_SECONDS = 10 * 60


class SessionActivityMiddleware:
    """Note address, browser and hour of a session when it opens, then every ten minutes.

    allauth's own middleware reads and writes the row on every request.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        session = request.session
        if session.session_key and request.user.is_authenticated and _is_due(session):
            UserSession.objects.create_from_request(request)
            session[MARK] = int(time.time())
        return self.get_response(request)


def _is_due(session) -> bool:
    return time.time() - session.get(MARK, 0) > EVERY_SECONDS


def note_opening(sender, request, **kwargs):
    """At sign-in the row has just been written by allauth: the next page need not."""
    if request is not None and hasattr(request, "session"):
        request.session[MARK] = int(time.time())
