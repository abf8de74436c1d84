from django.db import models


class CycleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Cycles are public; what belongs to them has its own level."""
        return self

    def open(self):
        return self.filter(is_open=True)
