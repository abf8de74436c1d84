"""The pages of a thread, cut by the place of its contributions and by the weight of their texts."""

import re
from dataclasses import dataclass, field

from django.db.models import Subquery

PER_PAGE = 20
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
    """The page that `?at=12` (from number 12 on), `?after=` or `?before=` (a place) asks for.

    One query. Anything else, and a number the thread does not have, gives the first page.
    """
    at, after, before = (
        number_in(params.get("at")),
        _place(params, "after"),
        _place(params, "before"),
    )
    rows = contributions.order_by("place")
    if at:
        start = contributions.order_by().filter(number=at).values("place")[:1]
        rows = list(rows.filter(place__gte=Subquery(start))[: PER_PAGE + 1])
    elif after:
        rows = list(rows.filter(place__gt=after)[: PER_PAGE + 1])
    elif before:
        return _backwards(list(rows.filter(place__lt=before).order_by("-place")[: PER_PAGE + 1]))
    else:
        rows = list(rows[: PER_PAGE + 1])
    if not rows and (at or after):
        return page_of(contributions, {})
    shown = _light_enough(rows)
    return ThreadPage(
        items=shown,
        previous=f"?before={shown[0].place}" if shown and shown[0].number != 1 else "",
        next=f"?after={shown[-1].place}" if len(rows) > len(shown) else "",
    )


def _backwards(rows: list) -> ThreadPage:
    shown = _light_enough(rows)
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
    for row in rows[:PER_PAGE]:
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
