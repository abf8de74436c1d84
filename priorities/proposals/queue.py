"""What the secretariat has to receive, on its first page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.gates import secretariat
from accounts.access.queue import Row, Section, section
from priorities.proposals.models import Proposal


@section("proposals.receive", order=10)
def to_receive(user):
    if not secretariat(user, "officer", "administrator"):
        return None
    return Section.of(
        title=_("Proposals to receive"),
        url=reverse("admin:priorities_proposal_changelist") + "?step=receive",
        empty=_("No proposal is waiting to be received."),
        found=Proposal.objects.to_receive().select_related("delegation"),
        row=_row,
    )


def _row(proposal) -> Row:
    return Row(
        title=str(proposal),
        url=reverse("admin:priorities_proposal_change", args=[proposal.pk]),
        detail=proposal.delegation.name,
        since=proposal.submitted_at,
    )
