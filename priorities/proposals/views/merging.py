"""Two texts of one draft: what stands, and what somebody sent on top of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access.registry import may
from portal.once import answered_once
from portal.text.compare import as_html, paragraph_diff
from priorities.proposals import services
from priorities.proposals.forms import DraftForm
from priorities.proposals.models import DraftSave, Paragraph
from priorities.proposals.paragraphs import split
from priorities.proposals.views.finding import find

TEXTS = ("text_fr", "text_en")
CHOICES = ("theme", "kind", "addressed_to", "writing_language")


def _differences(stored, mine, form) -> list[dict]:
    """Field by field: the label, both values in words, the comparison, the field to write in."""
    rows = []
    for name in stored.differences(mine):
        if name not in form.fields:
            continue
        theirs, typed = getattr(stored, name), getattr(mine, name)
        if name in CHOICES:
            words = dict(form.fields[name].choices)
            theirs, typed = words.get(theirs, theirs), words.get(typed, typed)
        row = {"name": name, "field": form[name], "theirs": theirs, "mine": typed}
        if name in TEXTS:
            row["paragraphs"] = paragraph_diff(split(theirs), split(typed))
        else:
            row["compared"] = as_html(str(theirs), str(typed))
        rows.append(row)
    return rows


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def merge(request, pk, kept):
    """Show both, word by word; save a merged text, or keep the colleague's."""
    proposal = find(request.user, pk=pk)
    mine = get_object_or_404(
        DraftSave.objects.filter(proposal=proposal, author=request.user, resolved_at=None), pk=kept
    )
    stored = proposal.content(list(Paragraph.objects.current_of(proposal)))
    if request.method == "POST" and "drop" in request.POST:
        services.drop_kept_text(kept=mine, actor=request.user)
        messages.success(request, _("The text that stood is kept."))
        return redirect(proposal)
    names = stored.differences(mine.content)
    allowed = may(request.user, "proposals.edit", proposal)
    if request.method == "POST" and allowed:
        # The colleague may have saved again while this page was open: other fields may differ.
        form = DraftForm(request.POST, only=[n for n in stored.as_dict() if n in request.POST])
        if form.is_valid():
            outcome = services.save_draft(
                proposal_id=pk,
                version=form.cleaned_data["version"] or 0,
                content=form.content(stored),
                actor=request.user,
                kept=mine,
            )
            if outcome.kept is not None:
                messages.warning(
                    request, _("A colleague saved again meanwhile: here are both texts.")
                )
                return redirect("priorities:proposal_merge", pk=pk, kept=outcome.kept.pk)
            messages.success(request, _("The merged text is saved for your delegation."))
            return redirect("priorities:proposal_edit", pk=pk)
    else:
        form = DraftForm(content=mine.content, version=proposal.version, only=names)
    context = {
        "proposal": proposal,
        "kept": mine,
        "form": form,
        "rows": _differences(stored, mine.content, form),
        "edit": allowed,
    }
    return render(request, "priorities/proposals/merge.html", context)
