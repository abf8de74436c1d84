"""Unfinished work of a person who leaves: listed, and handed to a colleague."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access.registry import PermissionRefused, require
from accounts.audit.services import record
from accounts.people.models import Role, User
from priorities.proposals import notices
from priorities.proposals.models import Proposal


def unfinished_of(user, delegation):
    """What a person carries for a delegation and has not brought to the register."""
    return Proposal.objects.unfinished_of(user, delegation).select_related("theme")


@transaction.atomic
def reassign_drafts(*, delegation, from_user, to_user, actor) -> int:
    """Put a colleague in charge of all of a person's unfinished proposals; answers how many.

    Raises PermissionRefused when the successor could not write for the delegation.
    """
    require(actor, "proposals.reassign", delegation)
    writers = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT, Role.DRAFTER)
    if not User.objects.of_delegation(delegation, *writers).filter(pk=to_user.pk).exists():
        raise PermissionRefused(_("This person does not write for the delegation."))
    proposals = list(
        Proposal.objects.unfinished_of(from_user, delegation)
        .select_for_update(of=("self",))
        .select_related("delegation")
        .order_by("pk")
    )
    for proposal in proposals:
        proposal.author = to_user
        proposal.save(update_fields=["author"])
        record(
            actor=actor,
            act="proposals.reassign",
            obj=proposal,
            before={"in_charge": str(from_user)},
            after={"in_charge": str(to_user)},
            delegation=delegation,
        )
        notices.reassigned(proposal, actor)
    return len(proposals)
