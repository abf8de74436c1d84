"""The states of an action and how it moves between them.

*Late* and *not reported* are no states: progress.py computes them from the dates.
"""

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("action", "planned")
    UNDER_WAY = "under_way", pgettext_lazy("action", "under way")
    DONE = "done", pgettext_lazy("action", "done")
    ABANDONED = "abandoned", pgettext_lazy("action", "abandoned")


# An action that is open still owes its result; one that is closed cannot be late.
OPEN = (State.PLANNED, State.UNDER_WAY)
CLOSED = (State.DONE, State.ABANDONED)

TRANSITIONS: dict[str, tuple[State, ...]] = {
    State.PLANNED: (State.UNDER_WAY, State.DONE, State.ABANDONED),
    State.UNDER_WAY: (State.PLANNED, State.DONE, State.ABANDONED),
    State.DONE: (State.UNDER_WAY,),
    State.ABANDONED: (State.PLANNED, State.UNDER_WAY),
}


def can_move(state: str, to: str) -> bool:
    return to in TRANSITIONS[state]


def needs_ground(state: str, to: str) -> bool:
    """Giving up an action, or opening a closed one again, is explained."""
    return to == State.ABANDONED or state in CLOSED
