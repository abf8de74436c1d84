"""Every reusable question about delegations."""

from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone


def latest_before(model_name: str, field: str, on: date, outer: str = "pk") -> Subquery:
    """The value of a dated record in force on a day; one without a date precedes all others."""
    model = apps.get_model("accounts", model_name)
    rows = (
        model.objects.filter(delegation=OuterRef(outer), cancelled_at__isnull=True)
        .filter(Q(since__isnull=True) | Q(since__lte=on))
        .order_by(F("since").desc(nulls_last=True))
    )
    return Subquery(rows.values(field)[:1])


class DelegationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who is who is public (product.md, places)."""
        return self

    def states_and_governments(self):
        return self.exclude(kind="institution")

    def institutions(self):
        return self.filter(kind="institution")

    def with_status(self, on: date | None = None):
        """Annotate `status` and `participation` as they stood on a day (default: today, UTC)."""
        day = on or timezone.now().date()
        return self.annotate(
            status=latest_before("DelegationStatus", "status", day),
            participation=latest_before("Participation", "state", day),
        )

    def in_french_order(self):
        return self.order_by("sort_fr", "pk")
