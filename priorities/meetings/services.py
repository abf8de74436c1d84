"""Meetings and their purposes, kept by the secretariat, on record."""

from django.db import transaction

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.meetings.models import Meeting, Purpose

WORDS = {
    Meeting: (
        "title_fr", "title_en", "city_fr", "city_en", "chair_role_fr", "chair_role_en",
        "aim_fr", "aim_en", "proceedings_fr", "proceedings_en",
    ),
    Purpose: ("text_fr", "text_en"),
}  # fmt: skip
FACTS = {
    Meeting: (
        "slug", "held_on", "convened_by_id", "chair_name", "purposes_verbatim_fr", "source_url",
    ),
    Purpose: ("slug", "order"),
}  # fmt: skip
ADDED = {Meeting: "meetings.added", Purpose: "meetings.purpose_added"}
CHANGED = {Meeting: "meetings.changed", Purpose: "meetings.purpose_changed"}


@transaction.atomic
def save(row: Meeting | Purpose, *, actor):
    """Add a meeting or a purpose, or change one; whoever may change the words alone changes
    nothing else. Raises PermissionRefused.
    """
    kind = type(row)
    if row.pk is None:
        require(actor, "meetings.edit", row)
        row.save()
        record(actor=actor, act=ADDED[kind], obj=row, after=_values(row))
        return row
    require(actor, "meetings.edit_words", row)
    before = _values(kind.objects.select_for_update().get(pk=row.pk))
    after = _values(row)
    if any(before[name] != after[name] for name in FACTS[kind]):
        require(actor, "meetings.edit", row)
    if before != after:
        row.save()
        record(actor=actor, act=CHANGED[kind], obj=row, before=before, after=after)
    return row


@transaction.atomic
def remove_purpose(purpose: Purpose, *, actor) -> None:
    """Take a purpose away; what it said stays on record. Raises PermissionRefused."""
    require(actor, "meetings.edit", purpose)
    row = Purpose.objects.select_for_update().get(pk=purpose.pk)
    record(actor=actor, act="meetings.purpose_removed", obj=row, before=_values(row))
    row.delete()


def _values(row: Meeting | Purpose) -> dict:
    return {name: getattr(row, name) for name in (*WORDS[type(row)], *FACTS[type(row)])}
