"""Choosing for which delegation one acts, when one holds several mandates."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access.acting import acting, mandates_of
from accounts.access.middleware import SESSION_KEY


def safe_next(request, default: str = "/") -> str:
    """The page to go on to: only one of this portal."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if target and allowed else default


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose_mandate(request):
    mandates = mandates_of(request.user)
    if request.method == "POST":
        chosen = next((m for m in mandates if str(m.pk) == request.POST.get("mandate")), None)
        if chosen is None:
            raise Http404
        request.session[SESSION_KEY] = chosen.pk
        # A form left open in another window was written for the other delegation: it must not be
        # signed by this one. Its writer is shown what was typed.
        rotate_token(request)
        messages.success(
            request,
            _("You now act for %(delegation)s as %(role)s.")
            % {"delegation": chosen.delegation, "role": chosen.get_role_display()},
        )
        return redirect(safe_next(request))
    return render(
        request,
        "accounts/mandates/choose.html",
        {
            "mandates": mandates,
            "current": acting(request.user),
            "next": safe_next(request, default=""),
            "delegations_url": reverse("accounts:delegations"),
        },
    )
