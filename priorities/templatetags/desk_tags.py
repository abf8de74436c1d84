"""Days left or days late, as the desk says them."""

from dataclasses import dataclass
from datetime import date, datetime

from django import template
from django.utils.translation import gettext as _

from priorities.roadmap.progress import in_days

register = template.Library()


@dataclass(frozen=True)
class Left:
    words: str
    late: bool


@register.filter
def days_from(due: date | datetime, today: date) -> Left:
    """The days from today to a deadline; a deadline of today is not late."""
    day = due.date() if isinstance(due, datetime) else due
    days = (day - today).days
    return Left(in_days(abs(days)) if days else _("today"), days < 0)
