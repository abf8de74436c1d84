"""Threads, and what each reader keeps of them: followed, read up to."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.levels import Level
from accounts.delegations.models import Delegation
from priorities.discussions.models.spaces import Space
from priorities.discussions.querysets import ThreadQuerySet


class Thread(models.Model):
    """A discussion on one question (« fil de discussion »).

    `level` is that of its space, kept here so that visibility is one indexed condition; the
    services of spaces keep it so. `contribution_count` is also the number of the last one.
    `delegation` is empty for a thread of the secretariat. `is_communication` marks the
    communication of an observer, listed apart (scenario 10).
    """

    space = models.ForeignKey(
        Space, on_delete=models.PROTECT, related_name="threads", verbose_name=_("space")
    )
    title = models.CharField(_("title"), max_length=200)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    delegation = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="threads",
        verbose_name=_("delegation"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("author"),
    )
    is_communication = models.BooleanField(_("communication of an observer"), default=False)
    created_at = models.DateTimeField(_("opened at"))
    last_activity_at = models.DateTimeField(_("last contribution at"))
    contribution_count = models.PositiveIntegerField(_("contributions"), default=0)
    pinned_at = models.DateTimeField(_("pinned at"), null=True, blank=True)
    is_pinned = models.GeneratedField(
        expression=Q(pinned_at__isnull=False), output_field=models.BooleanField(), db_persist=True
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_reason = models.TextField(_("reason for closing"), blank=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        ordering = ["-last_activity_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(closed_reason=""),
                name="a_closed_thread_says_why",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="a_thread_has_a_title"),
            models.CheckConstraint(
                condition=Q(last_activity_at__gte=F("created_at")),
                name="a_thread_lives_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(is_communication=False) | Q(delegation__isnull=False),
                name="a_communication_has_a_delegation",
            ),
        ]
        indexes = [
            models.Index(
                fields=["space", "-is_pinned", "-last_activity_at", "-id"], name="threads_of_space"
            ),
            models.Index(fields=["-last_activity_at", "-id"], name="threads_newest"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("priorities:thread", args=[self.pk])

    @property
    def path(self) -> str:
        """Its address without the language prefix, for notifications."""
        return f"discussions/{self.pk}/"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class ThreadFollow(models.Model):
    """A person asked to hear of a thread, or contributed to it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="follows")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("followed thread")
        verbose_name_plural = _("followed threads")
        constraints = [
            models.UniqueConstraint(fields=["thread", "user"], name="a_thread_is_followed_once")
        ]

    def __str__(self):
        return f"{self.user_id} → {self.thread_id}"


class ThreadRead(models.Model):
    """The number of the newest contribution when a person last opened a thread."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="reads")
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("thread read")
        verbose_name_plural = _("threads read")
        constraints = [
            models.UniqueConstraint(fields=["user", "thread"], name="one_mark_per_reader")
        ]

    def __str__(self):
        return f"{self.user_id} · {self.thread_id} · {self.last_number}"
