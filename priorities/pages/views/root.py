"""The bare address: it only says in which language the reader goes on."""

from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache


@never_cache
def root(request):
    """The language of the account, else what LocaleMiddleware found: cookie, Accept-Language,
    French.
    """
    language = get_language()
    if request.user.is_authenticated:
        language = request.user.language
    response = redirect(f"/{language}/")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response
