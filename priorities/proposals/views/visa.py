"""The page on which the visa is given: the whole text, and the hash of what is shown."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access.registry import PermissionRefused, may
from portal.once import answered_once
from priorities.proposals import services
from priorities.proposals.forms import StampForm
from priorities.proposals.models import Paragraph
from priorities.proposals.services import TextChanged
from priorities.proposals.views.finding import (
    closed,
    find,
    not_found_is_404,
    refused_now,
)
from priorities.proposals.workflow import Act


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def visa(request, pk):
    """Read, then stamp and submit. If the text changed since it was shown, it is shown anew."""
    changed = False
    if request.method == "POST" and (form := StampForm(request.POST)).is_valid():
        try:
            with not_found_is_404():
                given = services.stamp(
                    proposal_id=pk, shown_hash=form.cleaned_data["shown_hash"], actor=request.user
                )
        except TextChanged:
            changed = True
        except PermissionRefused as refused:
            return refused_now(request, Act.STAMP, refused, pk=pk)
        else:
            messages.success(
                request, _("The visa is given; the proposal is submitted to the secretariat.")
            )
            return redirect(given.proposal)
    proposal = find(request.user, pk=pk)
    rows = list(Paragraph.objects.current_of(proposal))
    content = proposal.content(rows)
    refusal = closed(request, Act.STAMP, proposal, content=content)
    if refusal:
        return refusal
    context = {
        "proposal": proposal,
        "rows": rows,
        "content": content,
        "both": bool(content.text_fr and content.text_en),
        "changed": changed,
        "form": StampForm(initial={"shown_hash": content.digest()}),
        "return": may(request.user, f"proposals.{Act.RETURN_WITH_NOTE}", proposal),
    }
    status = HTTPStatus.CONFLICT if changed else HTTPStatus.OK
    return render(request, "priorities/proposals/visa.html", context, status=status)
