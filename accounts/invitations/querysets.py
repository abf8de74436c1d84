"""Every reusable question about invitations."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from accounts.access.acting import acting
from accounts.access.gates import secretariat

BATCH_KEPT = timedelta(days=1)


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All for the secretariat's managers; those of the delegation for who leads it."""
        if secretariat(user, "officer", "administrator"):
            return self
        mandate = acting(user)
        if mandate is None or not mandate.stamps:
            return self.none()
        return self.filter(delegation=mandate.delegation_id)

    def open(self):
        """Neither accepted nor cancelled; expired ones can still be sent again."""
        return self.filter(accepted_at=None, cancelled_at=None)

    def unanswered(self, now=None):
        """What the secretariat's queue shows: sent, and expired without an answer."""
        return self.open().filter(expires_at__lte=now or timezone.now())


class BatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A file is seen by who sent it."""
        return self.filter(made_by_id=user.pk)

    def forgotten(self):
        """Files never confirmed: people's names and addresses that nobody needs."""
        return self.filter(confirmed_at=None, created_at__lt=timezone.now() - BATCH_KEPT)
