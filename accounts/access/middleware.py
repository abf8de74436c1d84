"""Puts the chosen mandate on the person, and asks for what is missing before the work begins.

A form sent after the session ended is answered with what was typed.
"""

from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import activate, get_language, get_language_from_path

from accounts.access.acting import acting, choose, mandates_of

SESSION_KEY = "mandate_id"
# Pages open to somebody who has not chosen yet; those of django-allauth have no namespace.
FREE = {
    "accounts:choose_mandate",
    "accounts:invitation_accept",
    "accounts:profile",
    "accounts:set_language",
}


class ActingMandateMiddleware:
    """Reads the session only when the browser sent one, so a first visit costs no query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            choose(request.user, request.session.get(SESSION_KEY))
            if get_language_from_path(request.path_info) is None:
                # The admin has no language in its addresses: the account's decides.
                activate(request.user.language)
                request.LANGUAGE_CODE = get_language()
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Lead to the choice of a mandate, or to the second factor that the delegation requires."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        match = request.resolver_match
        if not match.namespaces or match.view_name in FREE:
            return None
        if not request.user.is_authenticated or request.user.is_staff:
            return None
        mandate = acting(request.user)
        if mandate is None and len(mandates_of(request.user)) > 1:
            return redirect(f"{reverse('accounts:choose_mandate')}?{_back(request)}")
        if mandate is not None and mandate.lacks_second_factor:
            return redirect("mfa_index")
        return None


def _back(request) -> str:
    """The page asked for, its parameters included; a form that was sent is not repeated."""
    return urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""


class SentTooLateMiddleware:
    """A redirect to the sign-in page would lose the text of a form whose session has ended."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "POST" and _asks_to_sign_in(response):
            return render(request, "403.html", status=HTTPStatus.FORBIDDEN)
        return response


def _asks_to_sign_in(response) -> bool:
    """Whether the answer is that of `login_required`: the sign-in page, to come back from."""
    address = urlsplit(response.get("Location", ""))
    return address.path == resolve_url(settings.LOGIN_URL) and "next=" in address.query
