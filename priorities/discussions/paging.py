"""The pages of a thread, cut by the place of its contributions and by the weight of their texts."""

import re
from dataclasses import dataclass, field
from itertools import dropwhile

from django.db.models import Subquery, Value
from django.db.models.functions import Coalesce

PER_PAGE = 20
# Contributions shown before the one that a link points to.
CONTEXT = 5
# Bytes of text on one page: a page of long contributions holds fewer of them.
WEIGHT_MAX = 36_000
_NUMBER = re.compile(r"[0-9]{1,8}")
_PLACE = re.compile(r"[0-9]{8}([0-9]{8}){0,2}")


@dataclass
class ThreadPage:
    """Some contributions in order; `previous` and `next` are addresses or empty."""

    items: list = field(default_factory=list)
    previous: str = ""
    next: str = ""


def page_of(contributions, params) -> ThreadPage:
    """The page that `?at=12` (around number 12), `?after=` or `?before=` (a place) asks for.

    One query. Anything else, and a number the thread does not have, gives the first page.
    """
    at, after, before = (
        number_in(params.get("at")),
        _place(params, "after"),
        _place(params, "before"),
    )
    rows = contributions.order_by("place")
    if before:
        return _backwards(list(rows.filter(place__lt=before).order_by("-place")[: PER_PAGE + 1]))
    if at:
        rows = rows.filter(place__gte=_a_few_before(rows, at))
    elif after:
        rows = rows.filter(place__gt=after)
    found = list(rows[: PER_PAGE + 1])
    if not found and after:
        return page_of(contributions, {})
    return _forwards(found, at)


def _a_few_before(contributions, number: int) -> Coalesce:
    """The place from which to show a contribution with what stands before it."""
    start = contributions.order_by().filter(number=number).values("place")[:1]
    before = contributions.filter(place__lt=Subquery(start)).order_by("-place").values("place")
    return Coalesce(Subquery(before[CONTEXT - 1 : CONTEXT]), Value(""))


def _forwards(found: list, at: int | None) -> ThreadPage:
    """`at` must be on the page: what stands before it is left out if it weighs too much."""
    rows = found[:PER_PAGE]
    shown = _light_enough(rows)
    if at and all(row.number != at for row in shown):
        rows = [*dropwhile(lambda row: row.number != at, rows)] or rows
        shown = _light_enough(rows)
    more = len(found) > PER_PAGE or len(rows) > len(shown)
    return ThreadPage(
        items=shown,
        previous=f"?before={shown[0].place}" if shown and shown[0].number != 1 else "",
        next=f"?after={shown[-1].place}" if more else "",
    )


def _backwards(rows: list) -> ThreadPage:
    shown = _light_enough(rows[:PER_PAGE])
    more = len(rows) > len(shown)
    shown.reverse()
    return ThreadPage(
        items=shown,
        previous=f"?before={shown[0].place}" if more else "",
        next=f"?after={shown[-1].place}" if shown else "",
    )


def _light_enough(rows: list) -> list:
    """The first rows whose texts together stay below WEIGHT_MAX; always one."""
    kept, weight = [], 0
    for row in rows:
        weight += len(row.html.encode())
        if kept and weight > WEIGHT_MAX:
            break
        kept.append(row)
    return kept


def number_in(value: str | None) -> int | None:
    """The number of a contribution as an address writes it; None for anything else."""
    return int(value) if value and _NUMBER.fullmatch(value) else None


def _place(params, name: str) -> str:
    value = params.get(name) or ""
    return value if _PLACE.fullmatch(value) else ""
