from django.db import models

from accounts.access.acting import acting
from accounts.access.gates import secretariat


class CommunicationRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat and the observer's own delegation: a request is a letter."""
        if secretariat(user):
            return self
        mandate = acting(user)
        if mandate is None:
            return self.none()
        return self.filter(delegation=mandate.delegation_id)

    def pending(self):
        return self.filter(state="pending")

    def for_list(self):
        return self.select_related("delegation", "space", "requested_by", "decided_by", "grant")
