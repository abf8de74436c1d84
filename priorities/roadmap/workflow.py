"""The states of an action and how it moves between them.

*Late* and *not reported* are no states: progress.py computes them from the dates.
"""

from enum import StrEnum

from django.utils.translation import pgettext_lazy


class State(StrEnum):
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    ABANDONED = "abandoned"

    @property
    def label(self) -> str:
        return STATE_WORDS[self]


STATE_WORDS = {
    State.PLANNED: pgettext_lazy("action", "planned"),
    State.UNDER_WAY: pgettext_lazy("action", "under way"),
    State.DONE: pgettext_lazy("action", "done"),
    State.ABANDONED: pgettext_lazy("action", "abandoned"),
}
STATE_CHOICES = [(state.value, words) for state, words in STATE_WORDS.items()]

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
