"""One step on the way of a proposal: locked, allowed, moved, recorded."""

from django.utils import timezone

from accounts.access.registry import PermissionRefused
from accounts.audit.services import record
from priorities.proposals import workflow
from priorities.proposals.content import Content
from priorities.proposals.models import Paragraph, Proposal
from priorities.proposals.permissions import answer


def locked(proposal_id, actor) -> Proposal:
    """The row, locked until the transaction ends, so that two acts come one after the other.

    `proposal_id` is a number or a query for one. Raises Proposal.DoesNotExist for what the actor
    may not see: a page answers 404.
    """
    return (
        Proposal.objects.visible_to(actor)
        .select_for_update(of=("self",))
        .select_related("delegation", "theme", "author")
        .get(pk=proposal_id)
    )


def content_of(proposal: Proposal) -> Content:
    return proposal.content(list(Paragraph.objects.current_of(proposal)))


def require_act(actor, act: workflow.Act, proposal: Proposal, **known) -> None:
    """Raise PermissionRefused with the reason unless the act is open on the locked row."""
    allowed = answer(actor, act, proposal, **known)
    if not allowed:
        raise PermissionRefused(allowed.reason)


def move(proposal, act: workflow.Act, *, actor, ground="", public=False, fields=(), after=None):
    """Write the new state with `fields` already set on the proposal, and the act on record."""
    before = proposal.state
    proposal.state = workflow.target(act, before)
    proposal.save(update_fields=["state", *fields])
    record(
        actor=actor,
        act=f"proposals.{act}",
        obj=proposal,
        before={"state": before},
        after={"state": proposal.state, **(after or {})},
        ground=ground,
        public=public,
    )


def cancel_visa(proposal, because: str) -> None:
    """Whatever visa is live no longer commits the delegation."""
    proposal.visas.filter(cancelled_at__isnull=True).update(
        cancelled_at=timezone.now(), cancelled_because=because
    )
