"""The right of reply: a contribution outside the ordinary conditions of a thread (rules §8)."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from priorities.discussions.models import Contribution
from priorities.discussions.services.writing import publish

# Under the row locks of the thread and of what is answered; nothing is taken unless both are.
TAKE_NUMBER = """
with parent as (
    update priorities_contribution set answer_count = answer_count + 1
    where id = %(about)s and withdrawn_at is null and not by_right
    returning place, quoted
), taken as (
    update priorities_thread
    set contribution_count = contribution_count + 1,
        last_activity_at = greatest(last_activity_at, %(now)s)
    where id = %(thread)s and exists (select from parent)
    returning contribution_count
)
select contribution_count, place, quoted from taken, parent
"""


@transaction.atomic
def answer_by_right(*, actor, about: Contribution, text: str, language: str) -> Contribution:
    """Attach a right of reply to a contribution, hidden or not, in a thread closed or not.

    Who has the right, and how often, is decided above (rules §8), and so is who hears of it: the
    caller queues the telling. Raises ValidationError.
    """
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(TAKE_NUMBER, {"about": about.pk, "thread": about.thread_id, "now": now})
        taken = cursor.fetchone()
    if taken is None:
        raise ValidationError(
            _("It cannot be answered: it was withdrawn, or it is a right of reply.")
        )
    number, place, quoted = taken
    return publish(
        actor,
        about.thread,
        number=number,
        text=text,
        language=language,
        at=now,
        parent=Contribution(pk=about.pk, number=about.number, place=place, quoted=quoted),
        by_right=True,
    )
