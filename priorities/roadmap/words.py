"""The date of an event as people write it: a day, several days, a month or a year."""

from datetime import date

from portal.words.dates import MONTHS, NBSP, long_date


def period(starts_on: date, ends_on: date, precision: str, code: str | None) -> str:
    """« 6 septembre 2019 », « 12 et 13 décembre 2020 », « du 30 mai au 2 juin 2021 »,
    « février 2022 », « 2023 »; in English "6 September 2019", "12–13 December 2020", …
    """
    french = (code or "fr").startswith("fr")
    months = MONTHS["fr" if french else "en"]
    if precision == "year":
        return str(starts_on.year)
    if precision == "month":
        return f"{months[starts_on.month - 1]} {starts_on.year}"
    if starts_on == ends_on:
        return long_date(starts_on, code)
    if (starts_on.year, starts_on.month) == (ends_on.year, ends_on.month):
        return _days_of_a_month(starts_on, ends_on, code, french=french)
    first = long_date(starts_on, code)
    if starts_on.year == ends_on.year:
        first = first.removesuffix(f" {starts_on.year}")
    return _joined(first, long_date(ends_on, code), french=french)


def _days_of_a_month(starts_on: date, ends_on: date, code: str | None, *, french: bool) -> str:
    last = long_date(ends_on, code)
    if not french:
        return f"{starts_on.day}–{last}"
    day = "1er" if starts_on.day == 1 else str(starts_on.day)
    if (ends_on - starts_on).days == 1:
        return f"{day} et {last}"
    return f"du {day} au {last}"


def _joined(first: str, last: str, *, french: bool) -> str:
    return f"du {first} au {last}" if french else f"{first}{NBSP}– {last}"
