"""Discussions: a space holds threads; a thread holds contributions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.access.levels import Level
from accounts.delegations.models import Delegation
from priorities.discussions.querysets import SpaceQuerySet


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

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None
