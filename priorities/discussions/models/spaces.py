"""Spaces: places for threads, and the floor given to an observer in one of them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.access.levels import Level
from accounts.delegations.models import Delegation
from priorities.discussions.querysets import GrantQuerySet, SpaceQuerySet


class Space(models.Model):
    """A place for threads, owned by a theme or by a proposal that points to it.

    It knows its name and its address only, so that discussions need not know their owners.
    """

    name = models.CharField(_("name"), max_length=300)
    path = models.CharField(max_length=300, help_text="without the language prefix")
    level = models.CharField(
        _("level"), max_length=12, choices=Level.choices, default=Level.DELEGATIONS
    )
    audience = models.ManyToManyField(
        Delegation, verbose_name=_("named group"), blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_reason = models.TextField(_("reason for closing"), blank=True)

    objects = SpaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("space for discussion")
        verbose_name_plural = _("spaces for discussion")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True) | ~models.Q(closed_reason=""),
                name="a_closed_space_says_why",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The page of the owner, in the active language."""
        return f"/{(get_language() or 'fr')[:2]}/{self.path}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class CommunicationGrant(models.Model):
    """Leave of the chair for an observer to present one communication (rules §2, scenario 10).

    Limited in scope (one space, one thread) and in time. Without a thread it lets the observer
    open one, which it then names: from there on the observer answers within its communication.
    """

    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, related_name="+", verbose_name=_("delegation")
    )
    space = models.ForeignKey(
        Space, on_delete=models.PROTECT, related_name="grants", verbose_name=_("space")
    )
    thread = models.ForeignKey(
        "priorities.Thread",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
        verbose_name=_("thread"),
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("granted by"),
    )
    ground = models.TextField(_("ground"))
    created_at = models.DateTimeField(_("granted at"), auto_now_add=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("leave to present a communication")
        verbose_name_plural = _("leaves to present a communication")
        ordering = ["-ends_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="a_grant_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~models.Q(ground=""), name="a_grant_has_a_ground"),
        ]
        indexes = [
            models.Index(fields=["delegation", "space", "ends_at"], name="grants_of_observer")
        ]

    def __str__(self):
        return f"{self.delegation} · {self.space}"
