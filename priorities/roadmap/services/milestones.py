"""Milestones and deliverables."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.roadmap.models import Action, Deliverable, Milestone
from priorities.roadmap.services.dates import move_date

MILESTONE_FIELDS = ("title_fr", "title_en", "done_on", "order", "level")
DELIVERABLE_FIELDS = ("title_fr", "title_en", "delivered_on", "order")
REMOVED = {Milestone: "roadmap.milestone_removed", Deliverable: "roadmap.deliverable_removed"}


@transaction.atomic
def save_milestone(milestone: Milestone, *, actor, reason: str = "") -> Milestone:
    """Make or change a milestone. Its date moves only with a reason once others have seen it: in
    an action on the roadmap, or in the calendar of a cycle. Raises PermissionRefused and
    ValidationError.
    """
    require(actor, "roadmap.steer", milestone)
    if not milestone.pk:
        milestone.save()
        record(
            actor=actor,
            act="roadmap.milestone_made",
            obj=milestone,
            after={**_values(milestone, MILESTONE_FIELDS), "due_on": milestone.due_on},
        )
        return milestone
    before = Milestone.objects.select_for_update(of=("self",)).get(pk=milestone.pk)
    to = milestone.due_on
    seen = milestone.action_id is None or milestone.action.is_entered
    if seen:
        milestone.due_on = before.due_on
    milestone.initial_due_on = before.initial_due_on
    milestone.save()
    _record_changes("roadmap.milestone_changed", before, milestone, MILESTONE_FIELDS, actor)
    if seen and to != before.due_on:
        move_date(milestone, field="due_on", to=to, reason=reason, actor=actor)
        milestone.due_on = to
    return milestone


@transaction.atomic
def save_deliverable(deliverable: Deliverable, *, actor) -> Deliverable:
    """Make or change a deliverable. Raises PermissionRefused."""
    require(actor, "roadmap.steer", deliverable)
    before = None
    if deliverable.pk:
        before = Deliverable.objects.select_for_update(of=("self",)).get(pk=deliverable.pk)
    deliverable.save()
    if before is None:
        record(
            actor=actor,
            act="roadmap.deliverable_made",
            obj=deliverable,
            after=_values(deliverable, DELIVERABLE_FIELDS),
        )
    else:
        _record_changes(
            "roadmap.deliverable_changed", before, deliverable, DELIVERABLE_FIELDS, actor
        )
    return deliverable


@transaction.atomic
def remove(obj: Milestone | Deliverable, *, actor) -> None:
    """Take away a milestone whose date never moved, or a deliverable.

    Raises PermissionRefused, and ValidationError for the last deliverable of an action on the
    roadmap and for a milestone with a history.
    """
    require(actor, "roadmap.steer", obj)
    fields = MILESTONE_FIELDS
    if isinstance(obj, Deliverable):
        fields = DELIVERABLE_FIELDS
        action = Action.objects.select_for_update(of=("self",)).get(pk=obj.action_id)
        if action.is_entered and not action.deliverables.exclude(pk=obj.pk).exists():
            raise ValidationError(_("An action on the roadmap keeps at least one deliverable."))
    elif obj.date_changes.exists():
        raise ValidationError(_("A milestone whose date has moved is kept with its history."))
    record(
        actor=actor,
        act=REMOVED[type(obj)],
        obj=obj,
        before=_values(obj, fields),
    )
    obj.delete()


def _record_changes(act: str, before, after, fields: tuple[str, ...], actor) -> None:
    changed = [name for name in fields if getattr(before, name) != getattr(after, name)]
    if changed:
        record(
            actor=actor,
            act=act,
            obj=after,
            before={name: getattr(before, name) for name in changed},
            after={name: getattr(after, name) for name in changed},
            public=True,
        )


def _values(obj, fields: tuple[str, ...]) -> dict:
    return {name: getattr(obj, name) for name in fields}
