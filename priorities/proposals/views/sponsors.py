"""Co-sponsors: the invitation and its answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access.registry import PermissionRefused, require
from portal.once import answered_once
from priorities.proposals import services
from priorities.proposals.forms import ConfirmForm, InviteForm
from priorities.proposals.models import CoSponsorship
from priorities.proposals.views.acts import ask, posted
from priorities.proposals.views.finding import find, not_found_is_404


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def invite(request, pk):
    proposal = find(request.user, pk=pk)
    require(request.user, "proposals.invite", proposal)
    form = InviteForm(posted(request), proposal=proposal)
    if request.method == "POST" and form.is_valid():
        services.invite(
            proposal_id=pk, delegation=form.cleaned_data["delegation"], actor=request.user
        )
        messages.success(request, _("The invitation is sent."))
        return redirect(proposal)
    shows = (
        _("The delegation invited decides freely; its answer is dated and signed.")
        if proposal.is_registered
        else _("The delegation invited can read this draft from now on, with each later change.")
    )
    return ask(
        request,
        proposal,
        form=form,
        cancel_url=proposal.get_absolute_url(),
        heading=_("Invite a co-sponsor"),
        act=_("Invite"),
        happens=[shows],
        mails=_("the head and the focal points of the delegation invited"),
    )


def _find(user, pk) -> CoSponsorship:
    """The row of a proposal that the person may read, or 404; others' invitations do not show."""
    rows = CoSponsorship.objects.visible_to(user).select_related(
        "delegation", "proposal__delegation", "proposal__theme"
    )
    return get_object_or_404(rows, pk=pk)


def _answer(request, pk, permission, service, *, done, leaves=False, **words):
    """Ask, then call the service. After an act that `leaves`, a draft is no longer readable."""
    if request.method == "POST":
        try:
            with not_found_is_404():
                row = service(co_sponsorship_id=pk, actor=request.user)
        except CoSponsorship.DoesNotExist:
            raise Http404 from None
        except PermissionRefused:
            require(request.user, permission, _find(request.user, pk))
            raise
        messages.success(request, done)
        stays = row.proposal.is_registered or not leaves
        return redirect(row.proposal if stays else "priorities:proposals")
    row = _find(request.user, pk)
    require(request.user, permission, row)
    return ask(
        request,
        row.proposal,
        form=ConfirmForm(),
        cancel_url=row.proposal.get_absolute_url(),
        **words,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def accept(request, pk):
    return _answer(
        request,
        pk,
        "proposals.answer_invitation",
        services.accept_invitation,
        heading=_("Agree to co-sponsor"),
        act=_("Accept in the name of my delegation"),
        done=_("Your delegation is a co-sponsor."),
        happens=[
            _("Your delegation is named as co-sponsor beside the main sponsor."),
            _("Your consent is kept with your name, the date and the hash of the text."),
        ],
        mails=_("the main sponsor and the co-sponsors"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def decline(request, pk):
    return _answer(
        request,
        pk,
        "proposals.decline_invitation",
        services.decline_invitation,
        heading=_("Decline the invitation"),
        act=_("Decline"),
        done=_("The invitation is declined."),
        happens=[_("Only the main sponsor is told.")],
        mails=_("the main sponsor"),
        leaves=True,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def end(request, pk):
    return _answer(
        request,
        pk,
        "proposals.end_co_sponsorship",
        services.end_co_sponsorship,
        heading=_("Leave the co-sponsors"),
        act=_("Leave the co-sponsors"),
        tone="danger",
        done=_("Your delegation is no longer a co-sponsor."),
        happens=[_("Your earlier consent stays on record, with the date of your leaving.")],
        mails=_("the main sponsor and the co-sponsors"),
        leaves=True,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def recall(request, pk):
    return _answer(
        request,
        pk,
        "proposals.recall_invitation",
        services.recall_invitation,
        heading=_("Recall the invitation"),
        act=_("Recall"),
        done=_("The invitation is recalled."),
        happens=[_("The delegation invited no longer reads the draft.")],
        mails=_("the head and the focal points of the delegation invited"),
    )
