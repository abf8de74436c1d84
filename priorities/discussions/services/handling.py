"""What the secretariat does with a thread: pin, close, move. Each is on record."""

from django.db import transaction
from django.utils import timezone

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.discussions import notices
from priorities.discussions.models import Space, Thread


@transaction.atomic
def pin(*, actor, thread: Thread) -> Thread:
    """Show the thread above the others of its space."""
    row = _locked(actor, "discussions.pin", thread)
    if row.pinned_at is None:
        row.pinned_at = timezone.now()
        row.save(update_fields=["pinned_at"])
        record(actor=actor, act="discussions.pin", obj=row, public=True)
    return row


@transaction.atomic
def unpin(*, actor, thread: Thread) -> Thread:
    row = _locked(actor, "discussions.pin", thread)
    if row.pinned_at is not None:
        row.pinned_at = None
        row.save(update_fields=["pinned_at"])
        record(actor=actor, act="discussions.unpin", obj=row, public=True)
    return row


@transaction.atomic
def close(*, actor, thread: Thread, reason: str) -> Thread:
    """Close to new contributions, with a reason that readers see. ValueError without one."""
    if not reason.strip():
        raise ValueError("a closed thread says why")
    row = _locked(actor, "discussions.close", thread)
    before = {"closed_reason": row.closed_reason}
    row.closed_at = row.closed_at or timezone.now()
    row.closed_reason = reason.strip()
    row.save(update_fields=["closed_at", "closed_reason"])
    record(
        actor=actor, act="discussions.close", obj=row, before=before, ground=row.closed_reason,
        public=True,
    )  # fmt: skip
    return row


@transaction.atomic
def reopen(*, actor, thread: Thread) -> Thread:
    row = _locked(actor, "discussions.close", thread)
    if row.closed_at is not None:
        before = {"closed_reason": row.closed_reason}
        row.closed_at, row.closed_reason = None, ""
        row.save(update_fields=["closed_at", "closed_reason"])
        record(actor=actor, act="discussions.reopen", obj=row, before=before, public=True)
    return row


@transaction.atomic
def move(*, actor, thread: Thread, space: Space) -> Thread:
    """Move to another space, whose level the thread takes at once."""
    row = _locked(actor, "discussions.move", thread)
    # The space is held still: its level must not change between the copy and the commit.
    space = Space.objects.select_for_update().get(pk=space.pk)
    if row.space_id != space.pk:
        before = {"space": row.space_id, "level": row.level}
        row.space, row.level = space, space.level
        row.save(update_fields=["space", "level"])
        notices.forget([row.pk], level=row.level, space_id=space.pk)
        record(
            actor=actor, act="discussions.move", obj=row, before=before,
            after={"space": space.pk, "level": space.level},
        )  # fmt: skip
    return row


def _locked(actor, permission: str, thread: Thread) -> Thread:
    row = Thread.objects.select_for_update().get(pk=thread.pk)
    require(actor, permission, row)
    return row
