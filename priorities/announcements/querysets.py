from django.db import models
from django.utils import timezone

from accounts.access.levels import visible_q


class AnnouncementQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(visible_q(user, owner=None, audience=None))

    def shown(self, at=None):
        """Those whose dates hold at an instant (default: now)."""
        now = at or timezone.now()
        return self.filter(starts_at__lte=now, ends_at__gt=now)

    def not_over(self):
        """Those shown now or later."""
        return self.filter(ends_at__gt=timezone.now())
