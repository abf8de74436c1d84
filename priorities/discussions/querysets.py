"""Every reusable question about discussions."""

from django.db import models

from accounts.access.levels import visible_q


class SpaceQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(visible_q(user, owner=None)).distinct()
