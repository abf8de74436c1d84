"""What every template may use without its view passing it."""

from django.conf import settings


def page(_request):
    """Facts of the page frame: is this a demonstration, and where support is asked for."""
    return {
        "demo": getattr(settings, "DEMO", False),
        "contact_email": getattr(settings, "CONTACT_EMAIL", ""),
        "sign_in_services": bool(getattr(settings, "OIDC_PROVIDERS", ())),
    }
