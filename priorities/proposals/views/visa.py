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
from priorities.proposals.views.finding import closed, find
from priorities.proposals.workflow import Act


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def visa(request, pk):
    """Read, then stamp and submit. If the text changed since it was shown, it is shown anew."""
    proposal = find(request.user, pk=pk)
    rows = list(Paragraph.objects.current_of(proposal))
    content = proposal.content(rows)
    refusal = closed(request, Act.STAMP, proposal, content=content)
    if refusal:
        return refusal
    changed = False
    if request.method == "POST":
        form = StampForm(request.POST)
        if form.is_valid():
            try:
                services.stamp(
                    proposal_id=pk, shown_hash=form.cleaned_data["shown_hash"], actor=request.user
                )
            except TextChanged:
                changed = True
            except PermissionRefused as refused:
                messages.warning(request, refused.reason)
                return redirect(proposal)
            else:
                messages.success(
                    request, _("The visa is given; the proposal is submitted to the secretariat.")
                )
                return redirect(proposal)
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
