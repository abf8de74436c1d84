"""Partners and deliverables as `ActionQuerySet.with_parts` brings them along."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language


@dataclass(frozen=True)
class Partner:
    name: str
    url: str


@dataclass(frozen=True)
class Result:
    title: str
    delivered_on: date | None


def _worded(part: dict) -> str:
    """French stands in where the English is missing."""
    code = "en" if get_language() == "en" else "fr"
    return part[code] or part["fr"]


def partners_of(action) -> list[Partner]:
    return [
        Partner(_worded(part), reverse("accounts:delegation", args=[part["code"]]))
        for part in action.partner_list
    ]


def deliverables_of(action) -> list[Result]:
    return [
        Result(
            _worded(part),
            date.fromisoformat(part["delivered_on"]) if part["delivered_on"] else None,
        )
        for part in action.deliverable_list
    ]
