"""Dates that Django itself prints, as in the admin."""

from datetime import UTC, datetime

from django.utils import translation
from django.utils.formats import date_format


def test_the_hour_of_the_admin_is_written_as_in_french():
    moment = datetime(2026, 9, 6, 10, 0, tzinfo=UTC)
    with translation.override("fr"):
        assert date_format(moment, "DATETIME_FORMAT") == "6 septembre 2026 à 10\u00a0h\u00a000"
    with translation.override("en"):
        assert "à" not in date_format(moment, "DATETIME_FORMAT")
