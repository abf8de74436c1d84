"""Find a proposal among those a person may read, or answer 404."""

from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect

from accounts.access.registry import PermissionRefused
from priorities.proposals.models import Proposal
from priorities.proposals.permissions import answer, role_allows


def find(user, **lookup) -> Proposal:
    """The proposal with its delegation and theme, or 404."""
    return get_object_or_404(
        Proposal.objects.visible_to(user).select_related("delegation", "theme", "author"), **lookup
    )


@contextmanager
def not_found_is_404():
    """What a service does not find among what the actor may see is not there for the page."""
    try:
        yield
    except Proposal.DoesNotExist:
        raise Http404 from None


def closed(request, act, proposal, **known) -> HttpResponseRedirect | None:
    """Refuse who may never do this act (403); lead back, with the reason, when it is closed now.

    The link in an e-mail outlives the moment: a head who comes late reads why.
    """
    by_role = role_allows(request.user, act, proposal)
    if not by_role:
        raise PermissionRefused(by_role.reason)
    now = answer(request.user, act, proposal, **known)
    if now:
        return None
    messages.warning(request, now.reason)
    return redirect(proposal)


def refused_now(request, act, refused: PermissionRefused, **lookup) -> HttpResponseRedirect:
    """Answer an act that its service refused: 403, or back to the page with the reason."""
    proposal = find(request.user, **lookup)
    answered = closed(request, act, proposal)
    if answered is None:
        messages.warning(request, refused.reason)
        answered = redirect(proposal)
    return answered
