"""The right of reply: a contribution outside the ordinary conditions of a thread (rules §8)."""

from django.db import transaction
from django.utils import timezone

from priorities.discussions import jobs
from priorities.discussions.models import Contribution, Thread
from priorities.discussions.services.writing import publish, take_parent


@transaction.atomic
def answer_by_right(*, actor, about: Contribution, text: str, language: str) -> Contribution:
    """Attach a right of reply to a contribution, hidden or not, in a thread closed or not.

    Who has the right, and how often, is decided above (rules §8). Raises ValidationError.
    """
    thread = Thread.objects.select_for_update().get(pk=about.thread_id)
    now = timezone.now()
    thread.contribution_count += 1
    thread.last_activity_at = max(thread.last_activity_at, now)
    thread.save(update_fields=["contribution_count", "last_activity_at"])
    contribution = publish(
        actor,
        thread,
        number=thread.contribution_count,
        text=text,
        language=language,
        at=now,
        parent=take_parent(thread, about.number),
        by_right=True,
    )
    jobs.tell_later(contribution)
    return contribution
