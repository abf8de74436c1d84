"""Puts the chosen mandate on the person, and asks for what is missing before the work begins.

A form sent after the session ended is answered with what was typed.
"""

from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.cache import patch_cache_control
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
            return _kept_private(request, self.get_response(request))
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Lead to the choice of a mandate, or to the second factor that the delegation requires."""
        if not _concerns(request):
            return None
        mandate = acting(request.user)
        if mandate is not None and request.session.get(SESSION_KEY, mandate.pk) != mandate.pk:
            # The chosen mandate has ended: what was written under it is not signed by another.
            del request.session[SESSION_KEY]
            if request.method == "POST":
                return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
        if mandate is None and len(mandates_of(request.user)) > 1:
            return redirect(f"{reverse('accounts:choose_mandate')}?{_back(request)}")
        if mandate is not None and mandate.lacks_second_factor:
            return redirect("mfa_index")
        return None


def _concerns(request) -> bool:
    """Whether somebody with mandates asks for a page that needs one chosen."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    match = request.resolver_match
    if not match.namespaces or match.view_name in FREE:
        return False
    return request.user.is_authenticated and not request.user.is_staff


def _kept_private(request, response):
    """No shared cache keeps what a person who signed in was shown, and the browser forgets it at
    sign-out. It may keep it until then: a form left and come back to still holds its text.
    """
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, private=True, no_cache=True)
    if not request.user.is_authenticated:
        response["Clear-Site-Data"] = '"cache"'
    return response


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
