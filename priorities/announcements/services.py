"""Publish, change and take down an announcement."""

from django.db import transaction

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.announcements import board
from priorities.announcements.models import Announcement

FIELDS = ("text_fr", "text_en", "tone", "level", "starts_at", "ends_at")


@transaction.atomic
def save(announcement: Announcement, *, actor) -> Announcement:
    """Publish an announcement, or change one. Raises PermissionRefused."""
    require(actor, "announcements.edit", announcement)
    before = Announcement.objects.select_for_update().filter(pk=announcement.pk).first()
    announcement.save()
    record(
        actor=actor,
        act="announcement.changed" if before else "announcement.published",
        obj=announcement,
        before=_values(before) if before else None,
        after=_values(announcement),
    )
    transaction.on_commit(board.forget)
    return announcement


@transaction.atomic
def delete(announcement: Announcement, *, actor) -> None:
    """Take an announcement away; what it said stays in the record of acts."""
    require(actor, "announcements.edit", announcement)
    record(actor=actor, act="announcement.deleted", obj=announcement, before=_values(announcement))
    announcement.delete()
    transaction.on_commit(board.forget)


def _values(announcement: Announcement) -> dict:
    return {name: getattr(announcement, name) for name in FIELDS}
