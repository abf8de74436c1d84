"""Writing a draft: the form, its automatic saves and the preview of its paragraphs."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.acting import acting
from accounts.access.registry import may, require
from portal.once import answered_once
from priorities.proposals import services
from priorities.proposals.content import Content
from priorities.proposals.forms import TEXT_MAX, DraftForm
from priorities.proposals.missing import misaligned, missing
from priorities.proposals.models import Paragraph
from priorities.proposals.paragraphs import split
from priorities.proposals.views.finding import find, not_found_is_404


def _stored(proposal) -> Content:
    return proposal.content(list(Paragraph.objects.current_of(proposal)))


def _saved(request, proposal, content):
    """Say that it is saved and, if so, that the two languages do not match."""
    messages.success(request, _("The draft is saved for your delegation."))
    problem = misaligned(content)
    if problem:
        messages.warning(
            request, _("To be put right before the visa: %(problem)s.") % {"problem": problem}
        )
    if "continue" in request.POST:
        return redirect("priorities:proposal_edit", pk=proposal.pk)
    return redirect("priorities:proposal_draft", pk=proposal.pk)


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def new(request):
    """Begin a draft; a theme may be given in the address."""
    require(request.user, "proposals.create")
    if request.method == "POST":
        form = DraftForm(request.POST)
        if form.is_valid():
            content = form.content()
            proposal = services.create_draft(content=content, actor=request.user)
            return _saved(request, proposal, content)
    else:
        form = DraftForm(
            initial={
                "theme": request.GET.get("theme", ""),
                "writing_language": request.user.language,
            }
        )
    return render(
        request,
        "priorities/proposals/form.html",
        {"form": form, "delegation": acting(request.user).delegation},
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def edit(request, pk):
    """Write the draft. A save on top of a colleague's leads to both texts, side by side."""
    form = DraftForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        return _save(request, pk, form)
    proposal = find(request.user, pk=pk)
    allowed = may(request.user, "proposals.edit", proposal)
    if not proposal.is_editable and not allowed:
        messages.warning(request, allowed.reason)
        return redirect(proposal)
    require(request.user, "proposals.edit", proposal)
    stored = _stored(proposal)
    form = form or DraftForm(content=stored, version=proposal.version)
    return render(
        request,
        "priorities/proposals/form.html",
        {
            "form": form,
            "proposal": proposal,
            "delegation": proposal.delegation,
            "lacks": missing(stored),
        },
    )


def _save(request, pk, form):
    content = form.content()
    with not_found_is_404():
        outcome = services.save_draft(
            proposal_id=pk,
            version=form.cleaned_data["version"] or 0,
            content=content,
            actor=request.user,
        )
    if outcome.kept is not None:
        return redirect("priorities:proposal_merge", pk=pk, kept=outcome.kept.pk)
    return _saved(request, outcome.proposal, content)


@login_required
@require_POST
def autosave(request, pk):
    """Save by itself, for the script: 200 with the new version, 400 when the text cannot be kept
    yet, 409 with the page where both texts are compared.
    """
    form = DraftForm(request.POST)
    if not form.is_valid():
        find(request.user, pk=pk)
        return JsonResponse({"errors": form.errors}, status=HTTPStatus.BAD_REQUEST)
    with not_found_is_404():
        outcome = services.save_draft(
            proposal_id=pk,
            version=form.cleaned_data["version"] or 0,
            content=form.content(),
            actor=request.user,
            by_itself=True,
        )
    if outcome.kept is not None:
        compare = reverse("priorities:proposal_merge", args=[pk, outcome.kept.pk])
        return JsonResponse({"compare": compare}, status=HTTPStatus.CONFLICT)
    saved = outcome.proposal
    return JsonResponse({"version": saved.version, "saved_at": saved.saved_at})


@login_required
@require_POST
def preview(request):
    """The paragraphs as they will be numbered; what is typed is shown as it is, escaped."""
    paragraphs = split(request.POST.get("text", "")[:TEXT_MAX].replace("\0", ""))
    return render(request, "priorities/proposals/_preview.html", {"paragraphs": paragraphs})
