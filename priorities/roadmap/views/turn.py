"""From a proposal to a draft of the roadmap, for the secretariat."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access.registry import require
from priorities.proposals.models import Proposal
from priorities.roadmap import services


def turn(request, pk):
    proposals = Proposal.objects.visible_to(request.user).select_related("delegation", "theme")
    proposal = get_object_or_404(proposals, pk=pk)
    require(request.user, "roadmap.make_action", proposal)
    if request.method == "POST":
        try:
            action = services.from_proposal(proposal, actor=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request, _("A draft of the action is made: complete it, then let it enter.")
            )
            return redirect("admin:priorities_action_change", action.pk)
    return render(request, "priorities/roadmap/turn.html", {"proposal": proposal})
