"""The cycles as the roadmap shows them, with their figures, in one query."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery
from django.utils.translation import get_language

from priorities.core.models import Cycle
from priorities.roadmap.models import Action


@dataclass(frozen=True)
class Figures:
    """Of the actions a person sees on the roadmap of one cycle. Late ones are also counted as
    planned or under way.
    """

    total: int = 0
    done: int = 0
    under_way: int = 0
    abandoned: int = 0
    late: int = 0
    unreported: int = 0
    last_report: date | None = None
    themes: tuple[tuple[str, str], ...] = ()
    leads: tuple[tuple[str, str], ...] = ()

    @property
    def pending(self) -> int:
        """Neither done, nor abandoned, nor late."""
        return self.total - self.done - self.abandoned - self.late

    @property
    def bar(self) -> list[tuple[str, int, int]]:
        """Class, begin and width in percent of the parts of the summary bar."""
        parts, at = [], 0
        counted = self.total - self.abandoned
        for name, number in (("a", self.done), ("b", self.pending), ("c", self.late)):
            width = round(100 * number / counted) if counted else 0
            parts.append((name, at, width))
            at += width
        return parts


def cycles_for(user, today: date) -> list[Cycle]:
    """All cycles, the open one first, each with `figures`."""
    seen = Action.objects.visible_to(user).filter(cycle=OuterRef("pk")).figures(today)
    cycles = list(
        Cycle.objects.visible_to(user)
        .annotate(figures_json=Subquery(seen))
        .order_by("-is_open", "-starts_on")
    )
    for cycle in cycles:
        cycle.figures = _figures(cycle.figures_json)
    return cycles


def _figures(found: dict | None) -> Figures:
    if not found:
        return Figures()
    code = "en" if get_language() == "en" else "fr"
    last = found.pop("last_report")
    themes = sorted(found.pop("themes"), key=lambda theme: theme[code])
    leads = sorted(found.pop("leads"), key=lambda lead: lead["sort"])
    return Figures(
        **found,
        last_report=datetime.fromisoformat(last).date() if last else None,
        themes=tuple((theme["slug"], theme[code] or theme["fr"]) for theme in themes),
        leads=tuple((lead["code"], lead[code] or lead["fr"]) for lead in leads),
    )
