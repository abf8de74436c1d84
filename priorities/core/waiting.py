"""What waits for a delegation, in the form in which every feature offers it to the desk."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Waiting:
    """One thing to do: `state` is a word and `tone` its colour; `due` is None without deadline."""

    state: str
    tone: str
    title: str
    url: str
    meta: str = ""
    due: date | datetime | None = None

    @property
    def day(self) -> date:
        """For sorting: what has no deadline comes last."""
        if self.due is None:
            return date.max
        return self.due.date() if isinstance(self.due, datetime) else self.due


def by_deadline(*found: list[Waiting]) -> list[Waiting]:
    """All that waits, the nearest deadline first."""
    return sorted((one for rows in found for one in rows), key=lambda one: one.day)
