"""Turn a proposal into an action of the roadmap."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access.registry import require
from accounts.audit.services import record
from accounts.delegations.models import Delegation
from priorities.core.models import Cycle
from priorities.proposals.models import Proposal
from priorities.roadmap.models import Action
from priorities.roadmap.services.actions import save_action, set_partners


@transaction.atomic
def from_proposal(proposal: Proposal, *, actor) -> Action:
    """Make a draft of the secretariat from a tabled or adopted proposal: title, theme, expected
    results; the main sponsor as lead, the co-sponsors as partners. They and those who follow are
    told when it enters the roadmap.

    A draft already made from it is given back, so that a second click makes no second action.
    Raises PermissionRefused, and ValidationError while no cycle is open.
    """
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    require(actor, "roadmap.make_action", proposal)
    made = Action.objects.filter(source=proposal, entered_at__isnull=True).first()
    if made is not None:
        return made
    cycle = Cycle.objects.open().first()
    if cycle is None:
        raise ValidationError(_("No cycle is open: open one before making its actions."))
    results = f"description_{proposal.writing_language}"
    action = save_action(
        Action(
            cycle=cycle,
            theme=proposal.theme,
            source=proposal,
            lead=proposal.delegation,
            title_fr=proposal.title_fr or proposal.title_en,
            title_en=proposal.title_en or proposal.title_fr,
            **{results: proposal.expected_results},
        ),
        actor=actor,
    )
    consents = proposal.co_sponsorships.filter(state="accepted")
    partners = Delegation.objects.filter(pk__in=consents.values("delegation"))
    set_partners(action, partners, actor=actor)
    record(
        actor=actor,
        act="proposal.turned_into_action",
        obj=proposal,
        after={"action": action.pk},
    )
    return action
