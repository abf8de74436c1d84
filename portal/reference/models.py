"""What was loaded from the reference files, so that a later load respects human changes."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class ReferenceRow(models.Model):
    """The values that the last load gave to one row, by field."""

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    values = models.JSONField(encoder=DjangoJSONEncoder)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_reference_row")]

    def __str__(self):
        return f"{self.kind} {self.key}"
