"""Dates as people write them in French and in English.

Django's own French formats give « 1 septembre » and « 10:00 », which nobody writes; hence this.
A space that must not break is U+00A0.
"""

from datetime import UTC, date, datetime

from django.utils import timezone

NBSP = "\u00a0"

MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS = {
    "fr": (
        "janv.", "févr.", "mars", "avr.", "mai", "juin",
        "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ),
    "en": (
        "Jan", "Feb", "March", "April", "May", "June",
        "July", "Aug", "Sept", "Oct", "Nov", "Dec",
    ),
}  # fmt: skip
DAYS = {
    "fr": (
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ),
    "en": (
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ),
}  # fmt: skip


def long_date(value, code):
    """« 6 septembre 2019 », « 1er mars 2025 », "6 September 2019"; an empty string for None."""
    return _day(value, code, MONTHS)


def short_date(value, code):
    """« 6 sept. 2019 », "6 Sept 2019"; an empty string for None."""
    return _day(value, code, SHORT_MONTHS)


def clock_time(value, code):
    """« 10 h 00 », "10:00", in the current time zone."""
    return _clock(_here(value), code) if value else ""


def date_time(value, code):
    """« 6 septembre 2019 à 10 h 00 », "6 September 2019, 10:00", in the current time zone."""
    if not value:
        return ""
    joint = " à " if _known(code) == "fr" else ", "
    return long_date(value, code) + joint + clock_time(value, code)


def deadline(value, code):
    """« vendredi 27 novembre 2026, 10 h 00 UTC »: an instant that reads the same everywhere.

    A date without an hour gives the day alone.
    """
    if not value:
        return ""
    if not isinstance(value, datetime):
        return _weekday(value, code) + long_date(value, code)
    moment = value.astimezone(UTC)
    return f"{_weekday(moment, code)}{_on(moment, code, MONTHS)}, {_clock(moment, code)}{NBSP}UTC"


def iso(value):
    """ISO 8601; an instant in UTC with the letter Z."""
    if not value:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat()


def _known(code):
    return "fr" if (code or "fr").startswith("fr") else "en"


def _here(value):
    return (
        timezone.localtime(value)
        if isinstance(value, datetime) and timezone.is_aware(value)
        else value
    )


def _day(value, code, months):
    if not value:
        return ""
    if not isinstance(value, date):
        raise TypeError(f"a date was expected, not {type(value).__name__}")
    return _on(_here(value), code, months)


def _on(value, code, months):
    code = _known(code)
    number = "1er" if code == "fr" and value.day == 1 else value.day
    return f"{number}{NBSP}{months[code][value.month - 1]} {value.year}"


def _weekday(value, code):
    return DAYS[_known(code)][value.weekday()] + " "


def _clock(value, code):
    if _known(code) == "fr":
        return f"{value.hour}{NBSP}h{NBSP}{value.minute:02d}"
    return f"{value.hour}:{value.minute:02d}"
