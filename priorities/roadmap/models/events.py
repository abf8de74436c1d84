"""The roadmap to the Summit: its dated events."""

from datetime import date

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.access.levels import Level
from priorities.core.models import Cycle
from priorities.roadmap.querysets import EventQuerySet
from priorities.roadmap.words import period


class Event(models.Model):
    """A dated event of the calendar. The date is kept as known: a day, an interval, a month or a
    year; `starts_on` and `ends_on` bound it for sorting and drawing.
    """

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")

    cycle = models.ForeignKey(
        Cycle,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("cycle"),
    )
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=30)
    title = models.TextField(_("what happened or is due"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    precision = models.CharField(
        _("precision of the date"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    level = models.CharField(_("level"), max_length=12, choices=Level.choices, default=Level.PUBLIC)
    evidence = models.CharField(_("evidence"), max_length=10, blank=True)
    source = models.TextField(_("source"), blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("dated event")
        verbose_name_plural = _("dated events")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="event_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def when(self) -> str:
        """The date in words, as precise as it is known."""
        return period(self.starts_on, self.ends_on, self.precision, get_language())

    def is_over(self, today: date) -> bool:
        return self.ends_on < today
