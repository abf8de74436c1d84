"""The switch of language, remembered on the account."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from accounts.pages.mandates import safe_next
from accounts.people.services import set_language as remember

YEAR = 60 * 60 * 24 * 365


@require_POST
def set_language(request):
    """Go on to the same page in the other language (`next`), and keep the choice."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES) or not check_for_language(code):
        return HttpResponseRedirect(safe_next(request))
    if request.user.is_authenticated:
        remember(actor=request.user, language=code)
    response = HttpResponseRedirect(safe_next(request, default=f"/{code}/"))
    keep_language(response, code)
    return response


def keep_language(response, code: str) -> None:
    """Pages outside the language prefixes (the admin, the root) follow this cookie."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=YEAR,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
