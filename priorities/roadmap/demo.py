"""A fictional cycle and its actions, in every state. Dates follow the day of the demonstration."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.delegations.models import Delegation
from priorities.core import services as core
from priorities.core.models import Cycle
from priorities.roadmap import services
from priorities.roadmap.demo_actions import ACTIONS, STONES
from priorities.roadmap.models import Action, Deliverable, Milestone
from priorities.roadmap.workflow import State
from priorities.themes.models import Theme

SLUG = "demonstration"


@transaction.atomic
def load(world) -> None:
    """Nothing when the fictional cycle is there already, or when a real one is open."""
    if Cycle.objects.filter(slug=SLUG).exists() or Cycle.objects.open().exists():
        return
    officer = world.secretariat["officer"]
    today = timezone.localdate()
    cycle = core.save_cycle(
        Cycle(
            slug=SLUG,
            title_fr="Cycle de démonstration (fictif)",
            title_en="Demonstration cycle (fictional)",
            starts_on=today - timedelta(days=240),
            note_fr="Cycle fictif : ses actions, ses dates et ses comptes rendus sont inventés.",
            note_en="Fictional cycle: its actions, dates and reports are invented.",
        ),
        actor=officer,
    )
    core.open_cycle(cycle, actor=officer)
    for days, title_fr, title_en in STONES:
        services.save_milestone(
            Milestone(
                cycle=cycle,
                title_fr=title_fr,
                title_en=title_en,
                due_on=today + timedelta(days=days),
                done_on=today + timedelta(days=days) if days < 0 else None,
                level="public",
            ),
            actor=officer,
        )
    for row in ACTIONS:
        _action(world, cycle, row, officer, today)


def _action(world, cycle, row, officer, today) -> None:
    lead = Delegation.objects.get(code=row.lead)
    action = services.save_action(
        Action(
            cycle=cycle,
            theme=Theme.objects.get(slug=row.theme),
            title_fr=row.title_fr,
            title_en=row.title_en,
            description_fr=row.description_fr,
            description_en=row.description_en,
            lead=lead,
            starts_on=today + timedelta(days=row.begins),
            due_on=today + timedelta(days=row.due),
            weight=row.weight,
            level="public" if row.public else "delegations",
        ),
        actor=officer,
    )
    services.set_partners(action, Delegation.objects.filter(code__in=row.partners), actor=officer)
    services.save_deliverable(
        Deliverable(action=action, title_fr=row.result_fr, title_en=row.result_en), actor=officer
    )
    for days, title_fr, title_en, reached in row.stones:
        services.save_milestone(
            Milestone(
                action=action,
                title_fr=title_fr,
                title_en=title_en,
                due_on=today + timedelta(days=days),
                done_on=today + timedelta(days=days) if reached else None,
            ),
            actor=officer,
        )
    if row.draft:
        return
    services.enter(action, actor=officer)
    if row.postponed:
        days, reason = row.postponed
        services.postpone([action], days=days, reason=reason, actor=officer)
    if row.state != State.PLANNED:
        services.change_state(action, to=row.state, ground=row.ground, actor=officer)
    reporter = world.people.get(row.lead, {}).get("focal_point")
    if row.report and reporter:
        state, text = row.report
        services.report(action, actor=reporter, state=state, text=text)
    if row.closes:
        services.change_state(action, to=State.DONE, actor=officer)
