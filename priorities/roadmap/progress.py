"""Where an action stands, computed from its dates and never typed (product.md, state diagrams).

Days are calendar days in UTC. Pure Python; `querysets.py` says the same to the database, and a
test holds the two together.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from priorities.roadmap.workflow import OPEN, State

# A reminder of what stands near: shown on the desk of the lead this many days before.
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Standing:
    """A word and its tone, for a chip beside the state."""

    word: str
    tone: str


def is_late(*, state: str, due_on: date | None, today: date, overdue_milestone=False) -> bool:
    """An open action whose date, or the date of one of its milestones, has passed (scenario 12).

    The due day itself is not late.
    """
    if state not in OPEN:
        return False
    return overdue_milestone or (due_on is not None and due_on < today)


def is_overdue(*, due_on: date, done_on: date | None, today: date) -> bool:
    """A milestone not reached by the end of its day."""
    return done_on is None and due_on < today


def is_unreported(
    *, state: str, starts_on: date | None, reported_on: date | None, today: date, every_days: int
) -> bool:
    """An action under way of which nothing was reported for more than `every_days` days, counted
    from the last report, or from its beginning when there was none.
    """
    since = reported_on or starts_on
    if state != State.UNDER_WAY or since is None:
        return False
    return (today - since).days > every_days


def days_late(due_on: date, today: date) -> int:
    return max((today - due_on).days, 0)


def in_days(days: int) -> str:
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


_STATES = {
    State.PLANNED: Standing(State.PLANNED.label, "note"),
    State.UNDER_WAY: Standing(State.UNDER_WAY.label, "note"),
    State.DONE: Standing(State.DONE.label, "go"),
    State.ABANDONED: Standing(State.ABANDONED.label, ""),
}
LATE = Standing(_("late"), "stop")
UNREPORTED = Standing(_("without report"), "wait")


def standings(state: str, *, late: bool, unreported: bool) -> list[Standing]:
    """The chips of an action: its state, then what is computed."""
    chips = [_STATES[State(state)]]
    if late:
        chips.append(LATE)
    if unreported:
        chips.append(UNREPORTED)
    return chips


def tone(state: str, *, late: bool) -> str:
    """The tone of its bar on the timeline."""
    return LATE.tone if late else _STATES[State(state)].tone


def missing(*, has_lead: bool, has_due_date: bool, deliverables: int) -> list[str]:
    """What an action still lacks before it enters the roadmap (scenario 12, must hold)."""
    wanted = [
        (has_lead, _("a lead")),
        (has_due_date, _("a due date")),
        (deliverables > 0, _("at least one deliverable")),
    ]
    return [str(word) for present, word in wanted if not present]


def share_reached(reached: int, total: int, state: str) -> int:
    """Milestones reached, in percent; 100 for an action that is done, 0 without a milestone."""
    if state == State.DONE:
        return 100
    return round(100 * reached / total) if total else 0
