from django.db import models
from django.db.models import Q


class MailingQuerySet(models.QuerySet):
    def due(self, now):
        """What the worker may try to send at this moment, oldest first."""
        return self.filter(
            Q(mail_after__isnull=True) | Q(mail_after__lte=now),
            wants_mail=True,
            mailed_at__isnull=True,
        ).order_by("pk")


class NotificationQuerySet(MailingQuerySet):
    def visible_to(self, user):
        """A person's own, and nobody else's."""
        return self.filter(user_id=user.pk)

    def unread(self):
        return self.filter(read_at__isnull=True)
