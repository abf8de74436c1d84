"""Misconfiguration that must not reach a production site (``manage.py check --deploy``)."""

from django.conf import settings
from django.core.checks import Error, Tags, register

SHARED_CACHES = ("DatabaseCache", "RedisCache", "PyMemcacheCache", "PyLibMCCache")


@register(Tags.security, deploy=True)
def production_settings(app_configs, **kwargs):
    found = []
    if settings.DEMO:
        found.append(
            Error("DEMO is on: accounts with known passwords, no second factor.", id="portal.E001")
        )
    if not settings.PORTAL_BASE_URL.startswith("https://"):
        found.append(Error("PORTAL_BASE_URL must be https: it is in every mail.", id="portal.E002"))
    if not settings.CACHES["default"]["BACKEND"].endswith(SHARED_CACHES):
        found.append(
            Error("Limits on sign-in need a cache that all processes share.", id="portal.E003")
        )
    if settings.EMAIL_BACKEND.endswith((".FileBackend", ".locmem.EmailBackend")):
        found.append(Error("Mails would reach nobody: set EMAIL_URL.", id="portal.E004"))
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@example.org"):
        found.append(Error("Set DEFAULT_FROM_EMAIL to an address of yours.", id="portal.E005"))
    return found
