from django.db import models

from accounts.audit import discretion


class AuditQuerySet(models.QuerySet):
    def of(self, obj):
        """The acts on one object, newest first."""
        return self.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))

    def public(self):
        """What the delegations may read on the page of an object."""
        return self.filter(public=True)

    def for_reader(self, user):
        """Annotate `is_readable`: whether the person may know what the act bears on."""
        return self.annotate(is_readable=discretion.is_readable(user))
