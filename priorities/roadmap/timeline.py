"""The geometry of the timeline: whole units of an SVG, no markup.

The template draws it (and escapes every title); the same facts stand in the table beside it.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from portal.words.dates import SHORT_MONTHS, long_date

WIDTH = 960
LABELS = 262  # the column of titles on the left
PAD = 40  # room for the word of a month that begins on the last days
TOP = 44
ROW = 26
HEADING = 30
BAR = 14
LABEL_CHARS = 41
MAX_TICKS = 14
MONTHS_PER_TICK = (1, 2, 3, 6, 12)
YEAR = 12


@dataclass(frozen=True)
class Item:
    """An action as the timeline needs it. `share` is what is reached, in percent."""

    title: str
    url: str
    starts_on: date
    due_on: date
    share: int
    tone: str
    late: bool
    told: str
    milestones: tuple = ()


@dataclass(frozen=True)
class Point:
    """A milestone or an event: a dated mark with its own words."""

    day: date
    told: str
    tone: str = ""


@dataclass(frozen=True)
class Mark:
    x: int
    y: int
    told: str
    tone: str

    @property
    def diamond(self) -> str:
        """The path of a diamond seven units around the point."""
        return f"M{self.x - 6} {self.y}l6 -7 6 7 -6 7z"


@dataclass(frozen=True)
class Tick:
    """`year` stands above the first tick of each year."""

    x: int
    word: str
    year: str = ""


@dataclass(frozen=True)
class Heading:
    y: int
    word: str


@dataclass(frozen=True)
class Bar:
    """`over` is the part between the due date and today of an action that is late."""

    y: int
    x: int
    width: int
    filled: int
    over: int
    label: str
    told: str
    url: str
    tone: str
    marks: tuple[Mark, ...]

    @property
    def text_y(self) -> int:
        return self.y + BAR - 2

    @property
    def end(self) -> int:
        return self.x + self.width


@dataclass
class Timeline:
    ticks: list[Tick]
    today_x: int | None
    height: int = 0
    headings: list[Heading] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    points: list[Mark] = field(default_factory=list)
    width: int = WIDTH
    left: int = LABELS
    bar_height: int = BAR

    @property
    def bottom(self) -> int:
        return self.height - 22


@dataclass(frozen=True)
class Scale:
    """Days to units. Days outside are drawn at the edge."""

    first: date
    last: date

    def x(self, day: date) -> int:
        days = max((self.last - self.first).days, 1)
        at = min(max((day - self.first).days, 0), days)
        return LABELS + round(at * (WIDTH - LABELS - PAD) / days)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def build(
    groups: list[tuple[str, list[Item]]],
    *,
    calendar: list[Point],
    first: date,
    last: date,
    today: date,
    code: str,
) -> Timeline:
    """Lay out the calendar on the first line, then each group of actions under its heading."""
    scale = Scale(first, last)
    line = Timeline(
        ticks=ticks(scale, code), today_x=scale.x(today) if scale.holds(today) else None
    )
    y = TOP
    if calendar:
        line.headings.append(Heading(y + BAR, _("Calendar")))
        line.points = [Mark(scale.x(p.day), y + BAR // 2 + 2, p.told, p.tone) for p in calendar]
        y += HEADING
    for heading, items in groups:
        if heading:
            line.headings.append(Heading(y + BAR, heading))
            y += ROW
        for item in items:
            line.bars.append(_bar(item, y, scale, today))
            y += ROW
        y += HEADING - ROW
    line.height = y + ROW
    return line


def _bar(item: Item, y: int, scale: Scale, today: date) -> Bar:
    x, end = scale.x(item.starts_on), scale.x(item.due_on)
    width = max(end - x, 3)
    over = scale.x(today) - (x + width) if item.late and item.due_on < today else 0
    middle = y + BAR // 2
    return Bar(
        y=y,
        x=x,
        width=width,
        filled=round(width * item.share / 100),
        over=max(over, 0),
        label=shortened(item.title),
        told=item.told,
        url=item.url,
        tone=item.tone,
        marks=tuple(Mark(scale.x(p.day), middle, p.told, p.tone) for p in item.milestones),
    )


def shortened(title: str) -> str:
    """A title that fits the column; the whole one stands in the tooltip and in the table."""
    if len(title) <= LABEL_CHARS:
        return title
    return title[: LABEL_CHARS - 1].rsplit(" ", 1)[0].rstrip(" ,;:\u00a0") + "…"


def ticks(scale: Scale, code: str) -> list[Tick]:
    """The first day of every month, quarter, half-year or year: as many as can be read."""
    months = (scale.last.year - scale.first.year) * YEAR + scale.last.month - scale.first.month
    step = next(
        (step for step in MONTHS_PER_TICK if months // step <= MAX_TICKS), MONTHS_PER_TICK[-1]
    )
    names = SHORT_MONTHS["en" if code == "en" else "fr"]
    found, year_of = [], None
    for number in range(months + 1):
        year, month = divmod(scale.first.month - 1 + number, YEAR)
        day = date(scale.first.year + year, month + 1, 1)
        if month % step or not scale.holds(day):
            continue
        opens = not found or year_of != day.year
        year_of = day.year
        found.append(Tick(scale.x(day), names[month], str(day.year) if opens else ""))
    return found


def told(title: str, day: date, code: str) -> str:
    """The words of a mark: its title and its day."""
    return f"{title}, {long_date(day, code)}"
