"""The dated events of the calendar."""

from django.db import transaction

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.roadmap.models import Event

FIELDS = (
    "slug", "kind", "title_fr", "title_en", "starts_on", "ends_on", "precision", "level",
    "evidence", "source", "cycle_id",
)  # fmt: skip


@transaction.atomic
def save_event(event: Event, *, actor) -> Event:
    """Make or change an event; what it said before stays in the record of acts.

    Raises PermissionRefused.
    """
    require(actor, "roadmap.steer", event)
    before = Event.objects.select_for_update(of=("self",)).filter(pk=event.pk).first()
    event.save()
    record(
        actor=actor,
        act="roadmap.event_changed" if before else "roadmap.event_made",
        obj=event,
        before=_values(before) if before else None,
        after=_values(event),
        public=True,
    )
    return event


def _values(event: Event) -> dict:
    return {name: getattr(event, name) for name in FIELDS}
