"""Tell people. The row is written with the act; the e-mail leaves after the commit."""

import json
from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.notifications import kinds
from accounts.notifications.jobs import wake_the_mailer
from accounts.notifications.models import Letter
from accounts.people.models import User

INSERT = """
insert into accounts_notification
    (user_id, kind, key, path, params, created_at, wants_mail, mail_tries)
select unnest(%s::bigint[]), %s, %s, %s, %s::jsonb, %s, %s, 0
on conflict (user_id, key) do nothing
returning user_id
"""


def notify(
    *, kind: str, recipients: Iterable, key: str, path: str, params: dict, mail: bool = True
) -> int:
    """Tell each recipient once of one fact; answers how many were told for the first time.

    `key` names the fact ("proposals.tabled:12"); `path` has no language prefix. Three queries
    whatever the number of recipients. Raises ValueError for an unregistered kind, and
    TransactionManagementError outside a transaction.
    """
    if not kinds.known(kind):
        raise ValueError(f"unknown kind of notification {kind}")
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("people are told within the act’s transaction")
    ids = sorted({person.pk for person in recipients if person.is_active})
    if not ids:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            INSERT,
            [
                ids,
                kind,
                key,
                path,
                json.dumps(params, cls=DjangoJSONEncoder),
                timezone.now(),
                mail,
            ],
        )
        told = [row[0] for row in cursor.fetchall()]
    if told:
        User.objects.filter(pk__in=told).update(unread_count=F("unread_count") + 1)
        if mail:
            wake_the_mailer()
    return len(told)


def write_letters(letters: list[Letter]) -> None:
    """Put e-mails for people without an account in the ledger; a known key is not written twice.

    Raises TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a letter is written within its act")
    if letters:
        Letter.objects.bulk_create(letters, ignore_conflicts=True)
        wake_the_mailer()


@transaction.atomic
def mark_read(*, actor, notifications) -> int:
    """Mark the actor's own notifications as read; answers how many changed."""
    changed = notifications.filter(user=actor, read_at__isnull=True).update(read_at=timezone.now())
    if changed:
        User.objects.filter(pk=actor.pk).update(
            unread_count=Greatest(F("unread_count") - Value(changed), Value(0))
        )
    return changed
