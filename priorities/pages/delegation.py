"""My delegation: its people, invitations, what awaits a visa, drafts and recent acts."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render

from accounts.access.acting import acting
from accounts.access.registry import Answer, may
from accounts.audit.models import AuditEntry
from accounts.audit.words import act_words
from accounts.delegations.models import ParticipationState, Status
from accounts.invitations.models import Invitation
from accounts.people.models import Mandate, Role
from priorities.pages import delegation_work

SHOWN = 20


@dataclass
class PersonRow:
    mandate: Mandate
    change: Answer
    withdraw: Answer
    lend: Answer | None


@login_required
def my_delegation(request):
    mandate = acting(request.user)
    if mandate is None:
        return redirect("accounts:choose_mandate")
    delegation = mandate.delegation
    people = list(Mandate.objects.active().of_people_in_order(delegation).with_second_factor())
    for row in people:
        row.delegation = delegation
    manage = may(request.user, "delegations.manage_people", delegation)
    return render(
        request,
        "priorities/pages/delegation.html",
        {
            "delegation": delegation,
            "status_label": Status(delegation.status).label,
            "participation_label": ParticipationState(delegation.participation).label,
            "people": [_person(request.user, row) for row in people],
            "headless": not any(row.role == Role.HEAD for row in people),
            "manage": manage,
            "invite": may(request.user, "delegations.invite", delegation),
            "second_factor": may(request.user, "delegations.require_second_factor", delegation),
            "invitations": _invitations(request.user) if manage else [],
            **delegation_work.of(request.user, delegation, {row.user_id for row in people}, 50),
            "acts": _recent_acts(delegation),
        },
    )


def _person(user, mandate) -> PersonRow:
    return PersonRow(
        mandate,
        change=may(user, "delegations.change_person", mandate),
        withdraw=may(user, "delegations.withdraw_person", mandate),
        lend=may(user, "delegations.enable_deputy", mandate)
        if mandate.role == Role.DEPUTY
        else None,
    )


def _invitations(user):
    """Those still open, the newest first; each with whether this person may manage it."""
    rows = list(
        Invitation.objects.visible_to(user)
        .open()
        .filter(delegation=acting(user).delegation_id)
        .select_related("invited_by")
        .order_by("-pk")[:SHOWN]
    )
    for row in rows:
        row.delegation = acting(user).delegation
        row.manage = may(user, "invitations.manage", row)
    return rows


def _recent_acts(delegation):
    rows = list(AuditEntry.objects.filter(delegation=delegation).order_by("-position")[:SHOWN])
    for row in rows:
        row.words = act_words(row.act)
    return rows
