"""The way of a proposal, as a table: who may move it, from which state, and what must hold first.

Nothing here reads the database. The answers in words are in `permissions.py`.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import pgettext_lazy


class State(StrEnum):
    DRAFT = "draft"
    AWAITING_VISA = "awaiting_visa"
    SUBMITTED = "submitted"
    TABLED = "tabled"
    WITHDRAWN = "withdrawn"


STATE_WORDS = {
    State.DRAFT: pgettext_lazy("state of a proposal", "draft"),
    State.AWAITING_VISA: pgettext_lazy("state of a proposal", "awaiting visa"),
    State.SUBMITTED: pgettext_lazy("state of a proposal", "submitted"),
    State.TABLED: pgettext_lazy("state of a proposal", "tabled"),
    State.WITHDRAWN: pgettext_lazy("state of a proposal", "withdrawn"),
}


class Act(StrEnum):
    ASK_VISA = "ask_visa"
    RETURN_WITH_NOTE = "return_with_note"
    STAMP = "stamp"
    TAKE_BACK = "take_back"
    ABANDON = "abandon"
    TABLE = "table"
    RETURN_TO_DELEGATION = "return_to_delegation"
    WITHDRAW = "withdraw"


class Who(StrEnum):
    """WRITER: whoever acts for the main sponsor; STAMPER: its head or enabled deputy."""

    WRITER = "writer"
    STAMPER = "stamper"
    OFFICER = "officer"


class Need(StrEnum):
    """COMPLETE: nothing required is missing; BODY: the delegation's status allows a text for this
    body (rules §2); VISA: a live visa of exactly this text; GROUND: a reason in words.
    """

    COMPLETE = "complete"
    BODY = "body"
    VISA = "visa"
    GROUND = "ground"


@dataclass(frozen=True)
class Move:
    act: Act
    source: State
    target: State
    who: Who
    needs: frozenset[Need] = frozenset()


def _move(act, source, target, who, *needs) -> Move:
    return Move(act, source, target, who, frozenset(needs))


MOVES = (
    _move(Act.ASK_VISA, State.DRAFT, State.AWAITING_VISA, Who.WRITER, Need.COMPLETE, Need.BODY),
    _move(Act.RETURN_WITH_NOTE, State.AWAITING_VISA, State.DRAFT, Who.STAMPER, Need.GROUND),
    # A head who wrote the text need not ask himself.
    _move(Act.STAMP, State.DRAFT, State.SUBMITTED, Who.STAMPER, Need.COMPLETE, Need.BODY),
    _move(Act.STAMP, State.AWAITING_VISA, State.SUBMITTED, Who.STAMPER, Need.COMPLETE, Need.BODY),
    # The text opens to changes again, and the visa is cancelled.
    _move(Act.TAKE_BACK, State.SUBMITTED, State.DRAFT, Who.WRITER),
    _move(Act.ABANDON, State.DRAFT, State.WITHDRAWN, Who.WRITER),
    _move(Act.ABANDON, State.AWAITING_VISA, State.WITHDRAWN, Who.WRITER),
    _move(Act.TABLE, State.SUBMITTED, State.TABLED, Who.OFFICER, Need.VISA),
    _move(Act.RETURN_TO_DELEGATION, State.SUBMITTED, State.DRAFT, Who.OFFICER, Need.GROUND),
    _move(Act.WITHDRAW, State.TABLED, State.WITHDRAWN, Who.STAMPER, Need.GROUND),
)
_TABLE = {(move.act, move.source): move for move in MOVES}

# Colleagues may still mend a text that awaits the visa: nobody is held up by a lock.
EDITABLE = frozenset({State.DRAFT, State.AWAITING_VISA})
# States in which the text has not left the delegation, or not for good.
UNFINISHED = frozenset({State.DRAFT, State.AWAITING_VISA, State.SUBMITTED})
# The steps shown on the page, in order.
STEPS = (State.DRAFT, State.AWAITING_VISA, State.SUBMITTED, State.TABLED)


def find(act: str, state: str) -> Move | None:
    """The move that an act makes from a state, or None if the state does not allow it."""
    return _TABLE.get((act, state))


def target(act: str, state: str) -> State:
    """Where an act leads. Raises ValueError if the state does not allow it."""
    move = find(act, state)
    if move is None:
        raise ValueError(f"no {act} from {state}")
    return move.target


def who(act: str) -> Who:
    """Who may do an act; the same in every state from which it can be done."""
    return next(move.who for move in MOVES if move.act == act)
