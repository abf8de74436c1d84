"""Co-sponsors: the invitation and its answers."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access.registry import require
from portal.once import answered_once
from priorities.proposals import services
from priorities.proposals.forms import ConfirmForm, InviteForm
from priorities.proposals.models import CoSponsorship
from priorities.proposals.views.acts import confirm, posted
from priorities.proposals.views.finding import find


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def invite(request, pk):
    proposal = find(request.user, pk=pk)
    require(request.user, "proposals.invite", proposal)
    shows = (
        _("The delegation invited decides freely; its answer is dated and signed.")
        if proposal.is_registered
        else _("The delegation invited can read this draft from now on, with each later change.")
    )
    return confirm(
        request,
        form=InviteForm(posted(request), proposal=proposal),
        heading=_("Invite a co-sponsor"),
        act=_("Invite"),
        do=lambda typed: services.invite(
            proposal_id=pk, delegation=typed["delegation"], actor=request.user
        ),
        done=_("The invitation is sent."),
        back=proposal.get_absolute_url(),
        proposal=proposal,
        happens=[shows],
        mails=_("the head and the focal points of the delegation invited"),
    )


def _find(user, pk) -> CoSponsorship:
    """The row of a proposal that the person may read, or 404; others' invitations do not show."""
    rows = CoSponsorship.objects.visible_to(user).select_related(
        "delegation", "proposal__delegation", "proposal__theme"
    )
    return get_object_or_404(rows, pk=pk)


def _answer(request, pk, permission, service, **words):
    row = _find(request.user, pk)
    require(request.user, permission, row)
    return confirm(
        request,
        form=ConfirmForm(posted(request)),
        do=lambda _typed: service(co_sponsorship_id=pk, actor=request.user),
        proposal=row.proposal,
        **({"back": row.proposal.get_absolute_url()} | words),
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
        heading=_("Accept to co-sponsor"),
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
    row = _find(request.user, pk)
    # A draft is no longer readable to a delegation that declined.
    back = row.proposal.get_absolute_url() if row.proposal.is_registered else "priorities:proposals"
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
        back=back,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def end(request, pk):
    row = _find(request.user, pk)
    back = row.proposal.get_absolute_url() if row.proposal.is_registered else "priorities:proposals"
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
        back=back,
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
