"""What a reader keeps of a thread: whether it is followed, how far it was read."""

from django.db import connection, transaction

from accounts.access.registry import require
from priorities.discussions.models import Thread, ThreadFollow

MARK_READ = """
insert into priorities_threadread (user_id, thread_id, last_number) values (%s, %s, %s)
on conflict (user_id, thread_id) do update
set last_number = greatest(priorities_threadread.last_number, excluded.last_number)
"""


@transaction.atomic
def follow(*, actor, thread: Thread) -> None:
    """Be told of new contributions. Twice is once."""
    require(actor, "discussions.follow", thread)
    ThreadFollow.objects.bulk_create(
        [ThreadFollow(user=actor, thread=thread)], ignore_conflicts=True
    )


@transaction.atomic
def unfollow(*, actor, thread: Thread) -> None:
    ThreadFollow.objects.filter(user=actor, thread=thread).delete()


def mark_read(*, actor, thread: Thread, number: int) -> None:
    """The person has seen the thread as it stood with `number` contributions; never goes back."""
    with connection.cursor() as cursor:
        cursor.execute(MARK_READ, [actor.pk, thread.pk, number])
