"""Move dates: with a reason, the old one kept."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.roadmap import notices
from priorities.roadmap.models import Action, DateChange, Milestone

DATES = ("starts_on", "due_on")


@transaction.atomic
def move_date(obj: Action | Milestone, *, field: str, to: date, reason: str, actor) -> DateChange:
    """Move one date of an action on the roadmap, or the date of a milestone.

    Raises PermissionRefused, and ValidationError without a reason, for the same date, or for a
    date out of order.
    """
    require(actor, "roadmap.steer", obj)
    locked = type(obj).objects.select_for_update(of=("self",)).get(pk=obj.pk)
    old = getattr(locked, field)
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Say why the date moves: the reason is kept with the old date."))
    if old == to:
        raise ValidationError(_("This is already the date."))
    setattr(locked, field, to)
    _check_order(locked)
    keep_initial(locked, field, old)
    locked.save(update_fields=[field, "initial_due_on"])
    action = locked if isinstance(locked, Action) else locked.action
    change = DateChange.objects.create(
        action=locked if isinstance(locked, Action) else None,
        milestone=None if isinstance(locked, Action) else locked,
        field=field,
        old=old,
        new=to,
        reason=reason,
        by=actor,
    )
    record(
        actor=actor,
        act="roadmap.date_moved",
        obj=locked,
        before={field: old},
        after={field: to},
        ground=reason,
        public=True,
    )
    if action is not None and action.is_entered:
        notices.date_moved(change, action, actor=actor)
    return change


@transaction.atomic
def postpone(actions: Iterable[Action], *, days: int, reason: str, actor) -> list[DateChange]:
    """Move the due date of several actions by as many days, for one reason; all of them or none.

    Raises PermissionRefused, and ValidationError for an action without a due date.
    """
    require(actor, "roadmap.steer")
    changes = []
    for action in actions:
        if action.due_on is None:
            raise ValidationError(
                _("“%(title)s” has no due date to move."), params={"title": action.title}
            )
        to = action.due_on + timedelta(days=days)
        changes.append(move_date(action, field="due_on", to=to, reason=reason, actor=actor))
    return changes


def keep_initial(obj: Action | Milestone, field: str, old: date | None) -> None:
    """Remember the first due date once it is moved for the first time."""
    if field == "due_on" and obj.initial_due_on is None:
        obj.initial_due_on = old


def _check_order(obj: Action | Milestone) -> None:
    if isinstance(obj, Action) and obj.starts_on and obj.due_on and obj.due_on < obj.starts_on:
        raise ValidationError(_("An action cannot be due before it begins."))
