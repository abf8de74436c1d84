"""The next dates: events of the calendar and milestones, in one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, Value
from django.urls import reverse
from django.utils.translation import get_language

from priorities.roadmap.models import Action, Event, Milestone
from priorities.roadmap.words import period


@dataclass(frozen=True)
class NextDate:
    when: str
    title: str
    url: str = ""


def next_dates(user, today: date, *, delegation_id: int | None = None, shown=6) -> list[NextDate]:
    """Events, milestones of the cycle, and those of the actions of one delegation (of all when
    none is given), the nearest first.
    """
    milestones = Milestone.objects.visible_to(user).filter(done_on__isnull=True, due_on__gte=today)
    if delegation_id is not None:
        through = Action.partners.through.objects
        partner = Exists(through.filter(action=OuterRef("action"), delegation=delegation_id))
        milestones = milestones.filter(
            Q(action__isnull=True) | Q(action__lead=delegation_id) | Q(partner)
        )
    columns = ("first", "last", "fr", "en", "known_to", "of")
    rows = (
        Event.objects.visible_to(user)
        .filter(ends_on__gte=today)
        .order_by()
        .annotate(
            first=F("starts_on"),
            last=F("ends_on"),
            fr=F("title_fr"),
            en=F("title_en"),
            known_to=F("precision"),
            of=Value(0),
        )
        .values_list(*columns)
        .union(
            milestones.order_by()
            .annotate(
                first=F("due_on"),
                last=F("due_on"),
                fr=F("title_fr"),
                en=F("title_en"),
                known_to=Value("day"),
                of=F("action_id"),
            )
            .values_list(*columns),
            all=True,
        )
        .order_by("last", "first")[:shown]
    )
    return [_row(row) for row in rows]


def _row(row: tuple) -> NextDate:
    first, last, french, english, precision, action_id = row
    code = get_language() or "fr"
    return NextDate(
        when=period(first, last, precision, code),
        title=(english if code == "en" and english else french),
        url=reverse("priorities:action", args=[action_id]) if action_id else "",
    )
