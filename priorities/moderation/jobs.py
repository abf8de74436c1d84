"""Who hears of a right of reply is worked out by the worker, as for every contribution."""

from procrastinate.contrib.django import app

from priorities.discussions import notices as discussions
from priorities.moderation import notices


@app.task(name="moderation.tell_reply")
def tell_reply_job(reply_id: int) -> None:
    """May run twice: each fact is told once to each person."""
    discussions.tell(reply_id)
    notices.replied(reply_id)


def tell_reply_later(reply) -> None:
    """Queue the telling in the transaction of the act: rolled back, nobody hears."""
    tell_reply_job.defer(reply_id=reply.pk)
