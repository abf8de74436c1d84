from django.db import models


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A person's own, and nobody else's."""
        return self.filter(user_id=user.pk)

    def unread(self):
        return self.filter(read_at__isnull=True)
