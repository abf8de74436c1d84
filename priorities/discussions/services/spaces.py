"""Spaces: close, reopen, change the level; and the floor given to an observer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.access.gates import secretariat
from accounts.access.registry import PermissionRefused, require
from accounts.audit.services import record
from priorities.discussions import notices
from priorities.discussions.models import CommunicationGrant, Space, Thread


@transaction.atomic
def close_space(*, actor, space: Space, reason_fr: str, reason_en: str = "") -> Space:
    """Close to new contributions, with a reason that readers see. ValueError without one."""
    if not reason_fr.strip():
        raise ValueError("a closed space says why")
    row = _locked(actor, space)
    row.closed_at = row.closed_at or timezone.now()
    row.closed_reason_fr, row.closed_reason_en = reason_fr.strip(), reason_en.strip()
    row.save()
    record(
        actor=actor,
        act="discussions.close_space",
        obj=row,
        ground=row.closed_reason_fr,
        public=True,
    )
    return row


@transaction.atomic
def reopen_space(*, actor, space: Space) -> Space:
    row = _locked(actor, space)
    if row.closed_at is not None:
        before = {"closed_reason": row.closed_reason_fr}
        row.closed_at, row.closed_reason_fr, row.closed_reason_en = None, "", ""
        row.save()
        record(actor=actor, act="discussions.reopen_space", obj=row, before=before, public=True)
    return row


@transaction.atomic
def rename_space(*, actor, space: Space, name_fr: str, name_en: str) -> Space:
    row = _locked(actor, space)
    before = {"name_fr": row.name_fr, "name_en": row.name_en}
    row.name_fr, row.name_en = name_fr, name_en
    row.save()
    after = {"name_fr": name_fr, "name_en": name_en}
    record(actor=actor, act="discussions.rename_space", obj=row, before=before, after=after)
    return row


@transaction.atomic
def set_space_level(*, actor, space: Space, level: str, audience=None) -> Space:
    """Change who sees a space, and with it all its threads at once.

    `audience` (delegations) replaces the named group when given. `actor` may be None: the portal
    itself, when the owner of the space changes state.
    """
    row = Space.objects.select_for_update().get(pk=space.pk)
    if actor is not None:
        require(actor, "discussions.close_space", row)
    before = {"level": row.level}
    row.level = level
    row.save(update_fields=["level"])
    if audience is not None:
        row.audience.set(audience)
    Thread.objects.filter(space=row).exclude(level=level).update(level=level)
    threads = list(Thread.objects.filter(space=row).values_list("pk", flat=True))
    notices.forget(threads, level=level, space_id=row.pk)
    record(
        actor=actor, act="discussions.set_space_level", obj=row, before=before,
        after={"level": level},
    )  # fmt: skip
    return row


@transaction.atomic
def grant_floor(
    *,
    actor,
    delegation,
    space: Space,
    starts_at: datetime,
    ends_at: datetime,
    ground: str,
    thread: Thread | None = None,
) -> CommunicationGrant:
    """Leave of the chair, recorded by the secretariat, for an observer to be heard."""
    _handle_floor(actor)
    grant = CommunicationGrant.objects.create(
        delegation=delegation,
        space=space,
        thread=thread,
        starts_at=starts_at,
        ends_at=ends_at,
        granted_by=actor,
        ground=ground,
    )
    record(
        actor=actor, act="discussions.grant_floor", obj=grant, delegation=delegation, ground=ground,
        after={"space": space.pk, "starts_at": starts_at, "ends_at": ends_at}, public=True,
    )  # fmt: skip
    return grant


@transaction.atomic
def withdraw_floor(*, actor, grant: CommunicationGrant, ground: str) -> CommunicationGrant:
    """End the leave now; what was published stays."""
    _handle_floor(actor)
    rows = CommunicationGrant.objects.select_related("delegation", "space")
    row = rows.select_for_update(of=("self",)).get(pk=grant.pk)
    if row.withdrawn_at is None:
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        record(
            actor=actor, act="discussions.withdraw_floor", obj=row, delegation=row.delegation,
            ground=ground, public=True,
        )  # fmt: skip
    return row


def _handle_floor(actor) -> None:
    answer = secretariat(actor, "officer", "moderator", "administrator")
    if not answer:
        raise PermissionRefused(answer.reason)


def _locked(actor, space: Space) -> Space:
    row = Space.objects.select_for_update().get(pk=space.pk)
    require(actor, "discussions.close_space", row)
    return row
