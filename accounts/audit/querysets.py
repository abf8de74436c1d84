from django.db import models


class AuditQuerySet(models.QuerySet):
    def of(self, obj):
        """The acts on one object, newest first."""
        return self.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))

    def public(self):
        """What the delegations may read on the page of an object."""
        return self.filter(public=True)
