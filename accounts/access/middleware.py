"""Puts the chosen mandate on the person, and asks for a choice when there are several."""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import resolve, reverse

from accounts.access.acting import acting, choose, mandates_of

SESSION_KEY = "mandate_id"
FREE_OF_CHOICE = {"accounts:choose_mandate", "account_logout", "set_language"}


class ActingMandateMiddleware:
    """Reads the session only when the browser sent one, so a first visit costs no query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            choose(request.user, request.session.get(SESSION_KEY))
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if not request.user.is_authenticated or request.user.is_staff:
            return None
        match = resolve(request.path_info)
        if match.view_name in FREE_OF_CHOICE or not request.resolver_match.namespaces:
            return None
        if acting(request.user) is None and len(mandates_of(request.user)) > 1:
            return redirect(f"{reverse('accounts:choose_mandate')}?next={request.path}")
        return None
