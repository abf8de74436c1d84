"""What awaits the secretariat: the first page of the admin, gathered from every feature.

A feature registers a section in its queue.py; this floor knows none of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

ROWS = 10


@dataclass(frozen=True)
class Row:
    """One thing to do. `since` says how long it has waited, `due` by when it must be done."""

    title: str
    url: str
    detail: str = ""
    since: datetime | date | None = None
    due: datetime | date | None = None

    @property
    def age(self) -> int | None:
        """Whole days since it waits (UTC); None when nothing says since when."""
        if self.since is None:
            return None
        day = self.since.date() if isinstance(self.since, datetime) else self.since
        return (timezone.localdate() - day).days


@dataclass
class Section:
    """One kind of work. At most ROWS rows; `more` says that the list at `url` has others."""

    title: str
    url: str
    empty: str
    rows: list[Row] = field(default_factory=list)
    more: bool = False

    @classmethod
    def of(cls, *, title, url: str, empty, found: Iterable, row: Callable) -> "Section":
        """Cut what was found to one page; no count, so the query stops after ROWS + 1 rows."""
        first = list(found[: ROWS + 1])
        rows = [row(item) for item in first[:ROWS]]
        return cls(str(title), url, str(empty), rows, len(first) > ROWS)


_sections: dict[str, tuple[int, Callable]] = {}


def section(name: str, *, order: int):
    """Register `f(user) -> Section | None`; None leaves the section out for this person.

    Lower orders come first. Raises ValueError when a name is registered twice.
    """

    def register(function):
        if name in _sections:
            raise ValueError(f"section {name} is registered twice")
        _sections[name] = (order, function)
        return function

    return register


def sections(user) -> list[Section]:
    """The sections that concern this person, in order."""
    ordered = sorted(_sections.values(), key=lambda pair: pair[0])
    return [found for _order, function in ordered if (found := function(user)) is not None]
