"""Acts that a page asks to confirm: each says what happens and who is told."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access.registry import PermissionRefused
from portal.once import answered_once
from priorities.proposals import services
from priorities.proposals.forms import ConfirmForm, ReasonForm
from priorities.proposals.views.finding import (
    closed,
    find,
    not_found_is_404,
    refused_now,
)
from priorities.proposals.workflow import Act


def confirm(request, step, lookup, *, form, do, done, **words):
    """Show the question, or do the act once its form is valid.

    `do(cleaned_data)` calls one service and gives the proposal it moved; the proposal is found
    anew only when the question is shown or the service refused.
    """
    if request.method == "POST" and form.is_valid():
        try:
            with not_found_is_404():
                moved = do(form.cleaned_data)
        except PermissionRefused as refused:
            return refused_now(request, step, refused, **lookup)
        messages.success(request, done)
        return redirect(moved)
    proposal = find(request.user, **lookup)
    refusal = closed(request, step, proposal)
    if refusal:
        return refusal
    return ask(request, proposal, form=form, cancel_url=proposal.get_absolute_url(), **words)


def ask(request, proposal, **context):
    """The page that asks before an act (`components/confirm.html`)."""
    return render(request, "priorities/proposals/confirm.html", {"proposal": proposal, **context})


def posted(request):
    """What a form is bound to."""
    return request.POST if request.method == "POST" else None


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def ask_visa(request, pk):
    return confirm(
        request,
        Act.ASK_VISA,
        {"pk": pk},
        form=ConfirmForm(posted(request)),
        heading=_("Ask for the visa"),
        act=_("Ask for the visa"),
        do=lambda _typed: services.ask_visa(proposal_id=pk, actor=request.user),
        done=_("The visa is asked for."),
        happens=[
            _("Whoever gives the visa reads the whole text and stamps it, or returns it."),
            _("Until then your delegation can still change the text."),
        ],
        mails=_("the head of your delegation, and the deputies enabled to give the visa"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def return_with_note(request, pk):
    return confirm(
        request,
        Act.RETURN_WITH_NOTE,
        {"pk": pk},
        form=ReasonForm(
            posted(request),
            label=_("Note to the writers"),
            help_text=_("Read by your delegation only."),
        ),
        heading=_("Return it with a note"),
        act=_("Return"),
        do=lambda typed: services.return_with_note(
            proposal_id=pk, note=typed["reason"], actor=request.user
        ),
        done=_("The draft is returned with your note."),
        mails=_("the person in charge and the focal points of your delegation"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def take_back(request, pk):
    return confirm(
        request,
        Act.TAKE_BACK,
        {"pk": pk},
        form=ConfirmForm(posted(request)),
        heading=_("Take it back to change it"),
        act=_("Take back and cancel the visa"),
        tone="danger",
        do=lambda _typed: services.take_back(proposal_id=pk, actor=request.user),
        done=_("The proposal is a draft again."),
        happens=[
            _("The visa is cancelled: a new one is needed to submit the text again."),
            _("The secretariat no longer sees the text."),
        ],
        mails=_("the head and the focal points of your delegation"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def abandon(request, pk):
    return confirm(
        request,
        Act.ABANDON,
        {"pk": pk},
        form=ConfirmForm(posted(request)),
        heading=_("Give up the draft"),
        act=_("Give up"),
        tone="danger",
        do=lambda _typed: services.abandon(proposal_id=pk, actor=request.user),
        done=_("The draft is given up."),
        happens=[_("The text leaves the list of drafts; your delegation can still read it.")],
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def withdraw(request, symbol):
    return confirm(
        request,
        Act.WITHDRAW,
        {"symbol": symbol},
        form=ReasonForm(posted(request), help_text=_("Shown to the delegations.")),
        heading=_("Withdraw the proposal"),
        act=_("Withdraw"),
        tone="danger",
        do=lambda typed: services.withdraw(
            proposal_id=find(request.user, symbol=symbol).pk,
            ground=typed["reason"],
            actor=request.user,
        ),
        done=_("The proposal is withdrawn."),
        happens=[
            _("It stays in the register, with its text and its history, as withdrawn."),
            _("This is final; any delegation may present the text again."),
        ],
        mails=_("your delegation and the co-sponsors"),
    )
