"""The only way to write the record of acts. Called inside the transaction of the act."""

from django.db import connection, transaction
from django.utils import timezone

from accounts.access.acting import acting
from accounts.audit.models import AuditEntry


def record(
    *,
    actor,
    act: str,
    obj,
    before: dict | None = None,
    after: dict | None = None,
    ground: str = "",
    public: bool = False,
    delegation=None,
) -> AuditEntry:
    """Append one act.

    `actor` is None for the portal itself (a job, a loader). The delegation is the actor's unless
    one is given. Raises TransactionManagementError outside a transaction, since an act and its
    trace stand or fall together.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an act is recorded in its own transaction")
    mandate = acting(actor) if actor is not None else None
    delegation = delegation or (mandate.delegation if mandate else None)
    role = (
        mandate.role if mandate else ("secretariat" if actor is not None and actor.is_staff else "")
    )
    entry = AuditEntry(
        position=0,  # the trigger sets it under its lock
        at=timezone.now(),
        person=actor,
        person_name=str(actor) if actor is not None else "",
        delegation=delegation,
        delegation_name=str(delegation) if delegation else "",
        role=role,
        act=act,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=str(obj)[:300],
        before=before,
        after=after,
        ground=ground,
        public=public,
    )
    entry.save(force_insert=True)
    return entry


def breaks() -> list[int]:
    """The positions at which the chain of hashes does not hold; empty when it is whole."""
    with connection.cursor() as cursor:
        cursor.execute("select * from accounts_audit_breaks()")
        return [position for (position,) in cursor.fetchall()]
