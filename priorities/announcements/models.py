"""Announcements of the secretariat, shown at the top of the pages between two dates."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.levels import Level
from priorities.announcements.querysets import AnnouncementQuerySet


class Tone(models.TextChoices):
    NOTE = "note", _("information")
    WAIT = "wait", _("deadline or change")
    STOP = "stop", _("interruption")


# Neither a delegation nor a named group has announcements of its own.
LEVELS = (Level.PUBLIC, Level.DELEGATIONS, Level.MEMBERS, Level.SECRETARIAT)


class Announcement(models.Model):
    """A short text for those whom its level allows, from an instant to another (UTC)."""

    text = models.TextField(
        _("text"), max_length=600, help_text=_("One or two sentences; Markdown for a link.")
    )
    tone = models.CharField(_("tone"), max_length=4, choices=Tone.choices, default=Tone.NOTE)
    level = models.CharField(
        _("level"),
        max_length=12,
        choices=[(level.value, level.label) for level in LEVELS],
        default=Level.DELEGATIONS,
    )
    starts_at = models.DateTimeField(_("shown from (UTC)"), default=timezone.now)
    ends_at = models.DateTimeField(_("shown until (UTC)"))

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["ends_at"], name="announcements_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="announcement_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=[level.value for level in LEVELS]),
                name="announcement_has_a_level_of_its_own",
            ),
        ]

    def __str__(self):
        return self.text[:80]

    def is_shown(self, at=None) -> bool:
        """Whether its dates hold at an instant (default: now)."""
        return self.starts_at <= (at or timezone.now()) < self.ends_at
