"""Who hears of a contribution is worked out by the worker, so that publishing costs the same for
three followers or three hundred.
"""

from procrastinate.contrib.django import app

from priorities.discussions import notices


@app.task(name="discussions.tell")
def tell_job(contribution_id: int, edited: bool = False) -> None:
    """May run twice: each fact is told once to each person."""
    notices.tell(contribution_id, edited=edited)


def tell_later(contribution, *, edited: bool = False) -> None:
    """Queue the telling in the transaction of the act: rolled back, nobody hears."""
    tell_job.defer(contribution_id=contribution.pk, edited=edited)
