from django.db import models


class ThemeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Themes are public (product.md, places); their threads have their own level."""
        return self

    def top(self):
        return self.filter(parent__isnull=True)
