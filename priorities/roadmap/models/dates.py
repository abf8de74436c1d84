"""The history of every date that moved: old dates remain visible (scenario 12, must hold)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from priorities.roadmap.models.actions import Action
from priorities.roadmap.models.milestones import Milestone


class DateChange(models.Model):
    """One move of one date. Appended only: triggers refuse any change (`date_changes_guard`), so
    an action or a milestone whose date has moved can no longer be deleted.
    """

    class Field(models.TextChoices):
        STARTS_ON = "starts_on", _("beginning")
        DUE_ON = "due_on", _("due date")

    action = models.ForeignKey(
        Action,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="date_changes",
        verbose_name=_("action"),
    )
    milestone = models.ForeignKey(
        Milestone,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="date_changes",
        verbose_name=_("milestone"),
    )
    field = models.CharField(_("which date"), max_length=9, choices=Field.choices)
    old = models.DateField(_("before"), null=True)
    new = models.DateField(_("after"))
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("changed by"),
    )
    at = models.DateTimeField(_("changed at"), default=timezone.now)

    class Meta:
        verbose_name = _("change of date")
        verbose_name_plural = _("changes of dates")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__isnull=True) ^ Q(milestone__isnull=True),
                name="a_change_of_date_is_of_one_thing",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_change_of_date_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.get_field_display()}: {self.old} → {self.new}"
