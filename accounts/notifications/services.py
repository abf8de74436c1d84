"""Tell people. The row is written with the act; the e-mail leaves after the commit."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.notifications import kinds
from accounts.notifications.jobs import wake_the_mailer
from accounts.notifications.models import Letter
from accounts.people.models import User

TELL = """
with told as (
    insert into accounts_notification
        (user_id, kind, key, path, params, created_at, wants_mail, mail_tries)
    select person, kind, key, path, params, now, wants_mail, 0
    from ({facts}) as fact(person, rank, kind, key, path, params, now, wants_mail)
    order by person, rank
    on conflict (user_id, key) do nothing
    returning user_id
), counted as (
    update accounts_user set unread_count = unread_count + news.facts
    from (select user_id, count(*) as facts from told group by user_id) as news
    where accounts_user.id = news.user_id
)
select count(*) from told
"""

TAKE_BACK = """
with gone as (
    delete from accounts_notification
    where split_part(path, '?', 1) = any(%s) and not user_id = any(%s)
    returning user_id, read_at
), counted as (
    update accounts_user set unread_count = greatest(unread_count - less.facts, 0)
    from (select user_id, count(*) as facts from gone where read_at is null group by user_id)
        as less
    where accounts_user.id = less.user_id
)
select count(*) from gone
"""

FACT = """
select person, %s::int, %s::text, %s::text, %s::text, %s::jsonb, %s::timestamptz, %s::boolean
from ({people}) as told(person)
"""


@dataclass(frozen=True)
class Fact:
    """What `notify` tells: see there. A queryset of recipients is read by the same statement."""

    kind: str
    recipients: Iterable
    key: str
    path: str
    params: dict
    mail: bool = True


def notify(
    *, kind: str, recipients: Iterable, key: str, path: str, params: dict, mail: bool = True
) -> int:
    """Tell each recipient once of one fact; answers how many were told for the first time.

    `key` names the fact ("proposals.tabled:12"); `path` has no language prefix. One query
    whatever the number of recipients. Raises ValueError for an unregistered kind, and
    TransactionManagementError outside a transaction.
    """
    return notify_all(Fact(kind, recipients, key, path, params, mail))


def notify_all(*facts: Fact) -> int:
    """Tell several facts, each to its own recipients, in one query; otherwise as `notify`.

    Of two facts with one key, a person is told the first.
    """
    for fact in facts:
        if not kinds.known(fact.kind):
            raise ValueError(f"unknown kind of notification {fact.kind}")
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("people are told within the act’s transaction")
    parts, values = [], []
    for rank, fact in enumerate(facts):
        people, found = _people(fact.recipients)
        if people:
            parts.append(FACT.format(people=people))
            values += [rank, fact.kind, fact.key, fact.path, _as_json(fact.params)]
            values += [timezone.now(), fact.mail, *found]
    if not parts:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(TELL.format(facts=" union all ".join(parts)), values)
        told = cursor.fetchone()[0]
    if told and any(fact.mail for fact in facts):
        wake_the_mailer()
    return told


def _people(recipients: Iterable) -> tuple[str, list]:
    """The active recipients as SQL with its values; empty when there are none."""
    if isinstance(recipients, QuerySet):
        active = recipients.filter(is_active=True).order_by().values("pk")
        try:
            sql, values = active.query.sql_with_params()
        except EmptyResultSet:
            return "", []
        return sql, list(values)
    numbers = sorted({person.pk for person in recipients if person.is_active})
    return ("select unnest(%s::bigint[])", [numbers]) if numbers else ("", [])


def _as_json(params: dict) -> str:
    return json.dumps(params, cls=DjangoJSONEncoder)


def write_letters(letters: list[Letter]) -> None:
    """Put e-mails for people without an account in the ledger; a known key is not written twice.

    Raises TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a letter is written within its act")
    if letters:
        Letter.objects.bulk_create(letters, ignore_conflicts=True)
        wake_the_mailer()


def take_back(*, paths: Iterable[str], keep: Iterable[int]) -> int:
    """Forget what led to these pages, which closed, for everybody but the people `keep` (ids);
    a mail that has not left does not leave. Answers how many were forgotten.

    `paths` are without language prefix and without parameters. Reads the whole table: for rare
    acts only.
    """
    with connection.cursor() as cursor:
        cursor.execute(TAKE_BACK, [list(paths), list(keep)])
        return cursor.fetchone()[0]


@transaction.atomic
def mark_read(*, actor, notifications) -> int:
    """Mark the actor's own notifications as read; answers how many changed."""
    changed = notifications.filter(user=actor, read_at__isnull=True).update(read_at=timezone.now())
    if changed:
        User.objects.filter(pk=actor.pk).update(
            unread_count=Greatest(F("unread_count") - Value(changed), Value(0))
        )
    return changed
