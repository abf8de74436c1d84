"""Every reusable question about the roadmap."""

from datetime import date

from django.db import models

from accounts.access.levels import visible_q


class EventQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(visible_q(user, owner=None, audience=None))

    def upcoming(self, today: date):
        """Events not yet over, the nearest first."""
        return self.filter(ends_on__gte=today).order_by("ends_on", "starts_on", "pk")

    def latest(self, today: date):
        """Events that are over, the most recent first."""
        return self.filter(ends_on__lt=today).order_by("-ends_on", "-starts_on", "-pk")
