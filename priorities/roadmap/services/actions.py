"""Make, change, enter and move actions."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.levels import Level
from accounts.access.registry import require
from accounts.audit.services import record
from accounts.delegations.models import Delegation
from priorities.roadmap import notices
from priorities.roadmap.models import Action
from priorities.roadmap.progress import missing
from priorities.roadmap.services.dates import DATES, move_date
from priorities.roadmap.workflow import CLOSED, State, can_move, needs_ground

# What a form may change; dates, state and level have acts of their own.
FIELDS = (
    "cycle_id", "theme_id", "title_fr", "title_en", "description_fr", "description_en",
    "lead_id", "source_id", "weight", "order",
)  # fmt: skip


@transaction.atomic
def save_action(action: Action, *, actor, reason: str = "") -> Action:
    """Make an action (a draft until it enters), or change one.

    The dates of an action on the roadmap move only with a reason. Raises PermissionRefused, and
    ValidationError when a reason or what keeps an action on the roadmap is missing.
    """
    require(actor, "roadmap.steer", action)
    before = None
    if action.pk:
        before = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if before is None:
        return _make(action, actor=actor)
    moved = [name for name in DATES if getattr(before, name) != getattr(action, name)]
    wanted = {name: getattr(action, name) for name in moved}
    if before.is_entered:
        _stays_complete(action)
        for name in moved:
            setattr(action, name, getattr(before, name))
    # What other acts write is taken from the locked row, never from the form.
    for name in ("state", "closed_on", "level", "entered_at", "initial_due_on", "latest_report_id"):
        setattr(action, name, getattr(before, name))
    action.save()
    _record_changes(before, action, actor=actor)
    if before.is_entered:
        for name in _in_safe_order(before, wanted):
            move_date(action, field=name, to=wanted[name], reason=reason, actor=actor)
            setattr(action, name, wanted[name])
        if before.lead_id != action.lead_id:
            notices.lead_named(action, actor=actor)
    return action


@transaction.atomic
def set_partners(action: Action, delegations: Iterable[Delegation], *, actor) -> None:
    """Replace the partners; those newly named are told once the action is on the roadmap."""
    require(actor, "roadmap.steer", action)
    Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    before = set(action.partners.values_list("pk", flat=True))
    after = {delegation.pk for delegation in delegations} - {action.lead_id}
    if before == after:
        return
    action.partners.set(after)
    record(
        actor=actor,
        act="roadmap.partners_changed",
        obj=action,
        before={"partners": _codes(before)},
        after={"partners": _codes(after)},
        public=True,
    )
    if action.is_entered:
        notices.partners_named(action, after - before, actor=actor)


@transaction.atomic
def enter(action: Action, *, actor) -> Action:
    """Put a draft on the roadmap. Raises PermissionRefused, and ValidationError naming all that
    is missing: one lead, one due date, at least one deliverable (scenario 12).
    """
    require(actor, "roadmap.steer", action)
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if action.is_entered:
        return action
    lacks = lacking(action)
    if lacks:
        raise ValidationError(
            _("Before it enters the roadmap, “%(title)s” needs: %(missing)s."),
            params={"title": action.title, "missing": ", ".join(lacks)},
        )
    action.entered_at = timezone.now()
    action.save(update_fields=["entered_at"])
    record(
        actor=actor,
        act="roadmap.action_entered",
        obj=action,
        after={"lead": action.lead.code, "due_on": action.due_on, "level": action.level},
        public=True,
    )
    notices.lead_named(action, actor=actor)
    notices.partners_named(action, action.partners.values_list("pk", flat=True), actor=actor)
    if action.source_id:
        notices.entered_from_proposal(action, actor=actor)
    return action


@transaction.atomic
def change_state(action: Action, *, to: str, actor, ground: str = "") -> Action:
    """Move an action on the roadmap to another state (workflow.TRANSITIONS).

    Raises PermissionRefused, and ValidationError for a move that is not in the table or lacks
    its ground.
    """
    require(actor, "roadmap.steer", action)
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    _check_move(action, to, ground)
    before = {"state": action.state, "closed_on": action.closed_on}
    action.state = to
    action.closed_on = timezone.localdate() if to in CLOSED else None
    action.save(update_fields=["state", "closed_on"])
    entry = record(
        actor=actor,
        act="roadmap.state_changed",
        obj=action,
        before=before,
        after={"state": action.state, "closed_on": action.closed_on},
        ground=ground.strip(),
        public=True,
    )
    notices.state_changed(action, entry, actor=actor)
    return action


@transaction.atomic
def set_level(action: Action, *, level: str, actor) -> Action:
    """Show an action to the public, or to the delegations only. Raises PermissionRefused."""
    require(actor, "roadmap.steer", action)
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if action.level == level:
        return action
    before, action.level = action.level, Level(level)
    action.save(update_fields=["level"])
    record(
        actor=actor,
        act="roadmap.level_changed",
        obj=action,
        before={"level": before},
        after={"level": action.level},
    )
    return action


def lacking(action: Action) -> list[str]:
    """What an action still lacks before it enters the roadmap; one query."""
    return missing(
        has_lead=action.lead_id is not None,
        has_due_date=action.due_on is not None,
        deliverables=action.deliverables.count() if action.pk else 0,
    )


def _make(action: Action, *, actor) -> Action:
    action.state, action.entered_at = State.PLANNED, None
    action.save()
    record(actor=actor, act="roadmap.action_made", obj=action, after=_values(action))
    return action


def _stays_complete(action: Action) -> None:
    lacks = missing(
        has_lead=action.lead_id is not None,
        has_due_date=action.due_on is not None,
        deliverables=1,
    )
    if lacks:
        raise ValidationError(
            _("An action on the roadmap keeps: %(missing)s."),
            params={"missing": ", ".join(lacks)},
        )


def _record_changes(before: Action, after: Action, *, actor) -> None:
    names = FIELDS if before.is_entered else (*FIELDS, *DATES)
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    if changed:
        record(
            actor=actor,
            act="roadmap.action_changed",
            obj=after,
            before={name: getattr(before, name) for name in changed},
            after={name: getattr(after, name) for name in changed},
            public=before.is_entered,
        )


def _in_safe_order(before: Action, wanted: dict) -> list[str]:
    """Both dates may move at once: first the one that keeps them in order on the way."""
    names = list(wanted)
    if len(names) == len(DATES) and wanted["starts_on"] and wanted["starts_on"] > before.due_on:
        names.reverse()
    return names


def _check_move(action: Action, to: str, ground: str) -> None:
    if not action.is_entered:
        raise ValidationError(_("This action has not entered the roadmap yet."))
    if not can_move(action.state, to):
        raise ValidationError(
            _("An action that is “%(state)s” cannot become “%(to)s”."),
            params={"state": action.get_state_display(), "to": State(to).label},
        )
    if needs_ground(action.state, to) and not ground.strip():
        raise ValidationError(_("Say why: the ground is kept on record."))


def _values(action: Action) -> dict:
    return {name: getattr(action, name) for name in (*FIELDS, *DATES, "level")}


def _codes(delegation_ids: Iterable[int]) -> list[str]:
    return list(
        Delegation.objects.filter(pk__in=delegation_ids)
        .in_french_order()
        .values_list("code", flat=True)
    )
