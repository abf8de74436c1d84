"""The page of one proposal, on its way to the register and in it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access.acting import acting
from accounts.access.gates import belongs_to
from accounts.access.registry import may
from portal.once import answered_once
from portal.pagination import KeysetPaginator
from priorities.discussions.models import Thread
from priorities.discussions.views.threads import open_in
from priorities.proposals import words
from priorities.proposals.missing import missing
from priorities.proposals.models import CoSponsorship, DraftSave, Paragraph, Proposal
from priorities.proposals.next_steps import next_steps


def _mandate_delegation(user) -> int | None:
    mandate = acting(user)
    return mandate.delegation_id if mandate else None


def _context(request, proposal) -> dict:
    """What both pages show. Three queries: paragraphs, co-sponsors, settings for an associate."""
    rows = list(Paragraph.objects.current_of(proposal))
    content = proposal.content(rows)
    stamp = words.stamp(proposal.stamp)
    sponsors = list(CoSponsorship.objects.shown_to(request.user, proposal))
    for row in sponsors:
        row.proposal = proposal
        row.text_changed = bool(row.text_hash) and row.text_hash != content.digest()
    here = _mandate_delegation(request.user)
    mine = next(
        (row for row in sponsors if row.delegation_id == here and row.state in row.LIVE), None
    )
    return {
        "proposal": proposal,
        "rows": rows,
        "content": content,
        "both": bool(content.text_fr and content.text_en),
        "stamp": stamp,
        "sponsors": sponsors,
        "accepted": [row for row in sponsors if row.state == "accepted"],
        "is_ours": bool(belongs_to(request.user, proposal.delegation)),
        "mine": mine,
        "steps": words.steps(proposal),
        "history": words.history(proposal.acts),
        "next_steps": next_steps(request.user, proposal, content=content, visa=stamp, mine=mine),
    }


@login_required
@require_GET
def draft(request, pk):
    """A text that is not in the register yet; afterwards this address leads to the register."""
    visible = Proposal.objects.visible_to(request.user)
    found = get_object_or_404(visible.for_page(public=False), pk=pk)
    if found.is_registered:
        return redirect(found)
    ours = bool(belongs_to(request.user, found.delegation))
    if not ours:
        # The internal history is nobody else's, co-sponsors and secretariat included.
        found.acts = []
    context = _context(request, found)
    context["lacks"] = missing(context["content"]) if found.is_editable else []
    context["kept"] = (
        DraftSave.objects.filter(proposal=found, author=request.user, resolved_at=None).first()
        if ours
        else None
    )
    return render(request, "priorities/proposals/draft.html", context)


def registered_context(request, found) -> dict:
    """A text of the register, found with `for_page(public=True)`, with the threads of its space."""
    threads = (
        Thread.objects.visible_to(request.user)
        .filter(space=found.space_id)
        .with_marks(request.user)
        .for_list()
    )
    return _context(request, found) | {
        "threads": KeysetPaginator(threads, order=("-last_activity_at", "-id"), per_page=10).page(
            request.GET
        ),
        "open_thread": may(request.user, "discussions.open_thread", found.space),
    }


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def open_thread(request, symbol):
    """A thread about this text, through the form of the discussions."""
    found = get_object_or_404(
        Proposal.objects.visible_to(request.user).select_related("space"), symbol=symbol
    )
    return open_in(request, found.space, draft=f"proposal-{found.pk}")
