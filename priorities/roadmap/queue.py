"""What the roadmap asks of the secretariat."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.queue import Row, Section, section
from accounts.access.registry import may
from priorities.roadmap.models import Action


@section("unreported", order=70)
def unreported(user) -> Section | None:
    if not may(user, "roadmap.steer"):
        return None
    today = timezone.localdate()
    return Section.of(
        title=_("Actions without report"),
        url=reverse("admin:priorities_action_changelist") + "?standing=unreported",
        empty=_("Every lead has reported in time."),
        found=Action.objects.entered().unreported(today).for_lists(today).order_by("due_on", "pk"),
        row=_silent,
    )


@section("late_actions", order=75)
def late(user) -> Section | None:
    if not may(user, "roadmap.steer"):
        return None
    today = timezone.localdate()
    return Section.of(
        title=_("Late actions"),
        url=reverse("admin:priorities_action_changelist") + "?standing=late",
        empty=_("No action is late."),
        found=Action.objects.entered().late(today).for_lists(today).order_by("due_on", "pk"),
        row=_late,
    )


def _silent(action) -> Row:
    """Since the last report, or since the action began when there is none."""
    return _row(action, since=action.reported_on or action.starts_on)


def _late(action) -> Row:
    """Since the due date; one that is late by a milestone alone has no age of its own."""
    overdue = action.due_on < timezone.localdate()
    return _row(action, since=action.due_on if overdue else None)


def _row(action, *, since) -> Row:
    return Row(
        title=action.title,
        url=reverse("admin:priorities_action_change", args=[action.pk]),
        detail=action.lead.name if action.has_lead else _("without a lead"),
        since=since,
        due=action.due_on if since != action.due_on else None,
    )
