"""Meetings; the first is the founding session of 6 September 2019."""

from urllib.parse import urlsplit

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation
from priorities.meetings.querysets import MeetingQuerySet


class Meeting(models.Model):
    """A session held, as its source describes it."""

    slug = models.SlugField(_("slug"), unique=True)
    title = models.CharField(_("title"), max_length=200)
    held_on = models.DateField(_("date"))
    city = models.CharField(_("city"), max_length=100, blank=True)
    convened_by = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("convened by"),
    )
    chair_name = models.CharField(_("chair"), max_length=200, blank=True)
    chair_role = models.CharField(_("office of the chair"), max_length=200, blank=True)
    aim = models.TextField(_("aim"), blank=True)
    proceedings = models.TextField(_("proceedings"), blank=True)
    purposes_verbatim_fr = models.TextField(_("purposes, word for word"), blank=True)
    source_url = models.URLField(_("source"), max_length=400, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-held_on"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("priorities:meeting", args=[self.slug])

    @property
    def source_host(self) -> str:
        """The site of the source: confejes.org."""
        return urlsplit(self.source_url).netloc

    @property
    def steps(self) -> list[str]:
        """The proceedings, one step a line."""
        return [line for line in (self.proceedings or "").splitlines() if line.strip()]


class Purpose(models.Model):
    """One of the purposes of a meeting."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="purposes", verbose_name=_("meeting")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    slug = models.SlugField(_("slug"))
    text = models.CharField(_("purpose"), max_length=300)

    class Meta:
        verbose_name = _("purpose")
        verbose_name_plural = _("purposes")
        ordering = ["meeting", "order"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "slug"], name="one_purpose_per_slug")
        ]

    def __str__(self):
        return self.text
