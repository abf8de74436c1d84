"""The register of tabled proposals, and the drafts of my delegation."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access.acting import acting
from accounts.access.registry import may, require
from portal.pagination import KeysetPaginator
from priorities.proposals.forms import RegisterForm
from priorities.proposals.models import Proposal

FILTERS = {
    "theme": "theme__slug",
    "delegation": "delegation__code",
    "kind": "kind",
    "state": "state",
    "language": "writing_language",
}


@login_required
@require_GET
def proposals(request):
    """Tabled proposals, newest first; what awaits my delegation also shows its drafts."""
    require(request.user, "proposals.read_register")
    form = RegisterForm(request.GET, for_delegation=acting(request.user) is not None)
    form.is_valid()
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    if chosen.pop("awaiting", False):
        rows, order = Proposal.objects.awaiting_delegation(request.user), ("-saved_at", "-id")
    else:
        rows = Proposal.objects.registered().visible_to(request.user)
        order = ("-tabled_at", "-id")
    rows = rows.filter(**{FILTERS[name]: value for name, value in chosen.items()})
    context = {
        "form": form,
        "page": KeysetPaginator(rows.for_lists(), order=order, per_page=20).page(request.GET),
        "filtered": bool(chosen) or "awaiting" in request.GET,
        "create": may(request.user, "proposals.create"),
        "has_drafts": acting(request.user) is not None,
    }
    return render(request, "priorities/proposals/register.html", context)


@login_required
@require_GET
def drafts(request):
    """What my delegation is writing or has submitted, and drafts it is invited to."""
    require(request.user, "proposals.read_register")
    rows = Proposal.objects.unregistered_with(request.user)
    context = {
        "page": KeysetPaginator(rows.for_lists(), order=("-saved_at", "-id"), per_page=20).page(
            request.GET
        ),
        "create": may(request.user, "proposals.create"),
    }
    return render(request, "priorities/proposals/drafts.html", context)
