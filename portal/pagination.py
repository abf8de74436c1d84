"""Pages of lists that grow: each page starts after the last row of the one before.

Unlike numbered pages, nothing is counted, a far page costs what the first one costs, and rows
that arrive while somebody reads neither repeat nor hide a row.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core import signing
from django.db.models import F, Q, QuerySet
from django.http import QueryDict

AFTER = "after"
BEFORE = "before"
# Longer than any cursor that is issued; what is longer is not looked at.
CURSOR_LENGTH = 2000

_WRITERS: dict[type, tuple[str, Any]] = {
    datetime: ("datetime", datetime.fromisoformat),
    date: ("date", date.fromisoformat),
    time: ("time", time.fromisoformat),
    UUID: ("uuid", UUID),
    Decimal: ("decimal", Decimal),
}
_READERS = dict(_WRITERS.values())


@dataclass(frozen=True)
class Page:
    """Some rows in order, and the cursors of the pages beside it (empty if there is none)."""

    items: list[Any]
    next_cursor: str = ""
    previous_cursor: str = ""
    # The other parameters of the address (a filter, a search), kept from page to page.
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def has_next(self) -> bool:
        return bool(self.next_cursor)

    @property
    def has_previous(self) -> bool:
        return bool(self.previous_cursor)

    @property
    def next_url_params(self) -> str:
        """The query string of the next page, without "?"; empty if there is none."""
        return urlencode([*self.kept, (AFTER, self.next_cursor)]) if self.has_next else ""

    @property
    def previous_url_params(self) -> str:
        """The query string of the previous page, without "?"; empty if there is none."""
        return urlencode([*self.kept, (BEFORE, self.previous_cursor)]) if self.has_previous else ""

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class KeysetPaginator:
    """Cuts a queryset into pages by the values of ``order``, one query a page.

    ``order`` names columns, annotations or columns of related rows, each with "-" for descending,
    directions mixed as needed. None of them may be null. The primary key is added at the end
    unless it is there, so that equal rows have an order too.
    """

    def __init__(
        self,
        queryset: QuerySet,
        order: Sequence[str] = ("-created_at", "-id"),
        per_page: int = 20,
    ):
        if per_page < 1:
            raise ValueError("A page holds at least one row.")
        self.names = [name.removeprefix("-") for name in order]
        self.descending = [name.startswith("-") for name in order]
        if not {"pk", "id", queryset.model._meta.pk.name} & set(self.names):
            self.names.append("pk")
            self.descending.append(self.descending[-1] if order else False)
        self.per_page = per_page
        # Read with the row: a related column costs no further query.
        self.queryset = queryset.annotate(
            **{f"cursor_{place}": F(name) for place, name in enumerate(self.names)}
        )
        # A cursor is good for the list it was issued for, and for no other.
        self.salt = f"pagination:{queryset.model._meta.label}:{','.join(order)}"

    def page(self, params: Mapping[str, str]) -> Page:
        """The page that ``?after=`` or ``?before=`` in ``request.GET`` asks for.

        A cursor that was not issued for this list gives the first page; so does one beside which
        no row is left, at the price of a second query.
        """
        kept = _kept(params)
        after = self._read(params.get(AFTER, ""))
        before = None if after else self._read(params.get(BEFORE, ""))
        rows = self._rows(after or before, backwards=before is not None)
        if not rows and (after or before):
            after = before = None
            rows = self._rows(None, backwards=False)
        more = len(rows) > self.per_page
        rows = rows[: self.per_page]
        if before:
            rows.reverse()
        has_next = bool(before) or more
        has_previous = bool(after) or (bool(before) and more)
        return Page(
            items=rows,
            next_cursor=self._cursor(rows[-1]) if rows and has_next else "",
            previous_cursor=self._cursor(rows[0]) if rows and has_previous else "",
            kept=kept,
        )

    def _rows(self, cursor: list[Any] | None, *, backwards: bool) -> list[Any]:
        descending = [down != backwards for down in self.descending]
        order = [
            F(name).desc() if down else F(name).asc()
            for name, down in zip(self.names, descending, strict=True)
        ]
        rows = self.queryset.order_by(*order)
        if cursor:
            rows = rows.filter(self._beyond(cursor, descending))
        return list(rows[: self.per_page + 1])

    def _beyond(self, cursor: list[Any], descending: list[bool]) -> Q:
        """Rows past the cursor: past it by the first column that differs.

        The first column is also bounded on its own, which an index can use.
        """
        ways = Q()
        equal = Q()
        for name, down, value in zip(self.names, descending, cursor, strict=True):
            ways |= equal & Q(**{f"{name}__{'lt' if down else 'gt'}": value})
            equal &= Q(**{name: value})
        bound = Q(**{f"{self.names[0]}__{'lte' if descending[0] else 'gte'}": cursor[0]})
        return bound & ways

    def _cursor(self, row: Any) -> str:
        values = [_written(getattr(row, f"cursor_{place}")) for place in range(len(self.names))]
        return signing.dumps(values, salt=self.salt, compress=True)

    def _read(self, cursor: str) -> list[Any] | None:
        if not cursor or len(cursor) > CURSOR_LENGTH:
            return None
        try:
            values = signing.loads(cursor, salt=self.salt)
        except signing.BadSignature:
            return None
        return [_read(value) for value in values]


def _kept(params: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    lists = (
        params.lists() if isinstance(params, QueryDict) else [(k, [v]) for k, v in params.items()]
    )
    return tuple(
        (name, value) for name, values in lists if name not in (AFTER, BEFORE) for value in values
    )


def _written(value: Any) -> Any:
    """A value as JSON holds it without loss; Django's own encoder would cut microseconds."""
    if value is None:
        raise ValueError("A list is not cut into pages by a column that may be null.")
    kind, _reader = _WRITERS.get(type(value), (None, None))
    if kind is None:
        return value
    return [kind, str(value) if kind in ("uuid", "decimal") else value.isoformat()]


def _read(value: Any) -> Any:
    return _READERS[value[0]](value[1]) if isinstance(value, list) else value
