"""Co-sponsors: each consent is asked for, given or refused, dated and signed."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.registry import PermissionRefused, require
from accounts.audit.services import record
from accounts.delegations.models import Status
from priorities.proposals import notices
from priorities.proposals.models import CoSponsorship
from priorities.proposals.services.steps import content_of, locked


@transaction.atomic
def invite(*, proposal_id: int, delegation, actor) -> CoSponsorship:
    """Ask another delegation to co-sponsor; from then on it reads the text.

    Raises PermissionRefused, also for a delegation that cannot sponsor or is invited already.
    """
    proposal = locked(proposal_id, actor)
    require(actor, "proposals.invite", proposal)
    if delegation.pk == proposal.delegation_id:
        raise PermissionRefused(_("Your delegation is the main sponsor."))
    refusal = why_not_invited(delegation)
    if refusal:
        raise PermissionRefused(refusal)
    try:
        with transaction.atomic():
            co_sponsorship = CoSponsorship.objects.create(
                proposal=proposal,
                delegation=delegation,
                invited_at=timezone.now(),
                invited_by=actor,
            )
    except IntegrityError:
        raise PermissionRefused(_("This delegation is already invited.")) from None
    _record(co_sponsorship, "proposals.invite", None, actor)
    notices.invited(co_sponsorship, actor)
    return co_sponsorship


def why_not_invited(delegation) -> str:
    """Why a delegation (annotated `with_status`) cannot co-sponsor today, or an empty string."""
    if delegation.status not in (Status.MEMBER, Status.ASSOCIATE):
        return _("Observers and institutions do not co-sponsor proposals.")
    if delegation.participation != "active":
        return _("This delegation takes no part at present.")
    return ""


@transaction.atomic
def accept_invitation(*, co_sponsorship_id: int, actor) -> CoSponsorship:
    """Consent to co-sponsor the text as it stands; its hash is kept. Raises PermissionRefused."""
    co_sponsorship = _locked(co_sponsorship_id, actor)
    require(actor, "proposals.answer_invitation", co_sponsorship)
    digest = content_of(co_sponsorship.proposal).digest()
    _answer(co_sponsorship, CoSponsorship.State.ACCEPTED, actor, text_hash=digest)
    notices.answered("invitation_accepted", co_sponsorship, actor)
    return co_sponsorship


@transaction.atomic
def decline_invitation(*, co_sponsorship_id: int, actor) -> CoSponsorship:
    """Refuse; the delegation no longer reads a draft. Raises PermissionRefused."""
    co_sponsorship = _locked(co_sponsorship_id, actor)
    require(actor, "proposals.decline_invitation", co_sponsorship)
    _answer(co_sponsorship, CoSponsorship.State.DECLINED, actor)
    notices.answered("invitation_declined", co_sponsorship, actor)
    return co_sponsorship


@transaction.atomic
def end_co_sponsorship(*, co_sponsorship_id: int, actor) -> CoSponsorship:
    """A co-sponsor leaves; its earlier consent stays on record. Raises PermissionRefused."""
    co_sponsorship = _locked(co_sponsorship_id, actor)
    require(actor, "proposals.end_co_sponsorship", co_sponsorship)
    _end(co_sponsorship, "proposals.end_co_sponsorship", actor)
    notices.answered("co_sponsorship_ended", co_sponsorship, actor)
    return co_sponsorship


@transaction.atomic
def recall_invitation(*, co_sponsorship_id: int, actor) -> CoSponsorship:
    """The main sponsor takes an unanswered invitation back. Raises PermissionRefused."""
    co_sponsorship = _locked(co_sponsorship_id, actor)
    require(actor, "proposals.recall_invitation", co_sponsorship)
    _end(co_sponsorship, "proposals.recall_invitation", actor)
    notices.recalled(co_sponsorship, actor)
    return co_sponsorship


def _locked(co_sponsorship_id: int, actor) -> CoSponsorship:
    """The row, read behind the lock of its proposal: one order of locks for every act.

    Raises CoSponsorship.DoesNotExist or Proposal.DoesNotExist for what the actor may not see.
    """
    proposal_id = CoSponsorship.objects.filter(pk=co_sponsorship_id).values("proposal")[:1]
    proposal = locked(proposal_id, actor)
    found = CoSponsorship.objects.select_related("delegation").get(pk=co_sponsorship_id)
    found.proposal = proposal
    return found


ANSWERS = {
    CoSponsorship.State.ACCEPTED: "proposals.co_sponsorship_accepted",
    CoSponsorship.State.DECLINED: "proposals.co_sponsorship_declined",
}


def _answer(co_sponsorship, state, actor, *, text_hash="") -> None:
    before = co_sponsorship.state
    co_sponsorship.state = state
    co_sponsorship.answered_at, co_sponsorship.answered_by = timezone.now(), actor
    co_sponsorship.text_hash = text_hash
    co_sponsorship.save(update_fields=["state", "answered_at", "answered_by", "text_hash"])
    _record(co_sponsorship, ANSWERS[state], before, actor)


def _end(co_sponsorship, act, actor) -> None:
    before = co_sponsorship.state
    co_sponsorship.state = CoSponsorship.State.WITHDRAWN
    co_sponsorship.withdrawn_at, co_sponsorship.withdrawn_by = timezone.now(), actor
    co_sponsorship.save(update_fields=["state", "withdrawn_at", "withdrawn_by"])
    _record(co_sponsorship, act, before, actor)


PUBLIC_ACTS = {"proposals.co_sponsorship_accepted", "proposals.end_co_sponsorship"}


def _record(co_sponsorship, act: str, before: str | None, actor) -> None:
    """On the record of the proposal; invitations and refusals are nobody else's business."""
    record(
        actor=actor,
        act=act,
        obj=co_sponsorship.proposal,
        before={"co_sponsor": before} if before else None,
        after={"co_sponsor": co_sponsorship.state, "delegation": co_sponsorship.delegation.code},
        public=act in PUBLIC_ACTS and co_sponsorship.proposal.is_registered,
    )
