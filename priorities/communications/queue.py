"""What observers ask of the chair."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access.gates import secretariat
from accounts.access.queue import Row, Section, section
from priorities.communications.models import CommunicationRequest
from priorities.communications.permissions import DECIDING


@section("communications", order=40)
def communications(user) -> Section | None:
    if not secretariat(user, *DECIDING):
        return None
    return Section.of(
        title=_("Communications requested"),
        url=reverse("admin:priorities_communicationrequest_changelist") + "?state__exact=pending",
        empty=_("No observer is waiting for an answer."),
        found=CommunicationRequest.objects.pending().for_list().order_by("pk"),
        row=lambda asked: Row(
            title=asked.subject,
            url=reverse("admin:priorities_communicationrequest_change", args=[asked.pk]),
            detail=f"{asked.delegation} · {asked.space}",
            since=asked.requested_at,
        ),
    )
