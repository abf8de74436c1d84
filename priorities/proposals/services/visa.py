"""The visa: asked, given to an exact text, returned with a note, cancelled when the text opens."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.acting import acting
from priorities.proposals import notices
from priorities.proposals.models import Paragraph, Visa
from priorities.proposals.services.steps import (
    cancel_visa,
    locked,
    move,
    require_act,
)
from priorities.proposals.workflow import Act


class TextChanged(Exception):
    """The text is no longer the one that was shown when the visa was given."""


@transaction.atomic
def ask_visa(*, proposal_id: int, actor):
    """Ask those who stamp for the visa; they are told at once. Raises PermissionRefused."""
    proposal = locked(proposal_id, actor)
    require_act(actor, Act.ASK_VISA, proposal)
    move(proposal, Act.ASK_VISA, actor=actor, after={"version": proposal.version})
    notices.visa_asked(proposal, actor)
    return proposal


@transaction.atomic
def return_with_note(*, proposal_id: int, note: str, actor):
    """The head sends the draft back to its writers, with a note. Raises PermissionRefused."""
    proposal = locked(proposal_id, actor)
    require_act(actor, Act.RETURN_WITH_NOTE, proposal)
    send_back(proposal, Act.RETURN_WITH_NOTE, note, actor)
    notices.returned(proposal, actor)
    return proposal


@transaction.atomic
def stamp(*, proposal_id: int, shown_hash: str, actor) -> Visa:
    """Give the visa to the text that was shown, and submit it to the secretariat.

    Raises TextChanged when the text is no longer the one whose hash was shown, and
    PermissionRefused when the visa is closed to the actor or was given meanwhile.
    """
    proposal = locked(proposal_id, actor)
    paragraphs = list(Paragraph.objects.current_of(proposal))
    content = proposal.content(paragraphs)
    require_act(actor, Act.STAMP, proposal, content=content)
    if content.digest() != shown_hash:
        raise TextChanged
    now, mandate = timezone.now(), acting(actor)
    visa = Visa.objects.create(
        proposal=proposal,
        version_id=paragraphs[0].version_id,
        text_hash=shown_hash,
        person=actor,
        role=mandate.role,
        delegation=mandate.delegation,
        at=now,
    )
    proposal.submitted_at, proposal.return_note = now, ""
    move(
        proposal,
        Act.STAMP,
        actor=actor,
        fields=["submitted_at", "return_note"],
        after={"text_hash": shown_hash},
    )
    notices.stamped(proposal, actor)
    return visa


@transaction.atomic
def take_back(*, proposal_id: int, actor):
    """Open a submitted text to changes again; its visa is cancelled. Raises PermissionRefused."""
    proposal = locked(proposal_id, actor)
    require_act(actor, Act.TAKE_BACK, proposal)
    cancel_visa(proposal, _("Taken back by %(person)s.") % {"person": actor})
    proposal.submitted_at = None
    move(proposal, Act.TAKE_BACK, actor=actor, fields=["submitted_at"])
    notices.taken_back(proposal, actor)
    return proposal


@transaction.atomic
def abandon(*, proposal_id: int, actor):
    """Give up a draft; it stays readable to its delegation. Raises PermissionRefused."""
    proposal = locked(proposal_id, actor)
    require_act(actor, Act.ABANDON, proposal)
    proposal.withdrawn_at = timezone.now()
    move(proposal, Act.ABANDON, actor=actor, fields=["withdrawn_at"])
    return proposal


@transaction.atomic
def withdraw(*, proposal_id: int, ground: str, actor):
    """Withdraw a tabled proposal; it stays in the register. Raises PermissionRefused."""
    proposal = locked(proposal_id, actor)
    require_act(actor, Act.WITHDRAW, proposal)
    require_ground(ground)
    proposal.withdrawn_at = timezone.now()
    move(proposal, Act.WITHDRAW, actor=actor, ground=ground, public=True, fields=["withdrawn_at"])
    notices.withdrawn(proposal, actor)
    return proposal


def require_ground(ground: str) -> None:
    """Raises ValueError: a form checks it first, a service never takes an empty reason."""
    if not ground.strip():
        raise ValueError("a reason in words is required")


def send_back(proposal, act: Act, note: str, actor) -> None:
    """Back to draft with words that its writers read above the text. No visa survives it."""
    require_ground(note)
    cancel_visa(proposal, _("Returned by %(person)s.") % {"person": actor})
    proposal.return_note = note.strip()
    proposal.returned_at, proposal.returned_by = timezone.now(), actor
    proposal.submitted_at = None
    move(
        proposal,
        act,
        actor=actor,
        ground=proposal.return_note,
        fields=["return_note", "returned_at", "returned_by", "submitted_at"],
    )
