"""The ground floor as a Django application."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class PortalConfig(AppConfig):
    name = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal import activity, checks

        user_logged_in.connect(activity.note_opening, dispatch_uid="portal.activity")
