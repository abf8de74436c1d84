import pytest

from portal.checks import production_settings


@pytest.fixture
def production(settings):
    settings.DEMO = False
    settings.PORTAL_BASE_URL = "https://portal.test"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "Portal <portal@portal.test>"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}}
    return settings


def test_a_sound_site_passes(production):
    assert production_settings(None) == []


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("DEMO", True, "portal.E001"),
        ("PORTAL_BASE_URL", "http://portal.test", "portal.E002"),
        (
            "CACHES",
            {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
            "portal.E003",
        ),
        ("EMAIL_BACKEND", "portal.mail.FileBackend", "portal.E004"),
        ("DEFAULT_FROM_EMAIL", "Concertation numérique <portail@example.org>", "portal.E005"),
    ],
)
def test_each_fault_has_its_number(production, name, value, number):
    setattr(production, name, value)
    assert [fault.id for fault in production_settings(None)] == [number]
