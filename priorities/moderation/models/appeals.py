"""An appeal (« recours ») against a hiding."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation
from priorities.moderation.models.hidings import Hiding
from priorities.moderation.querysets import AppealQuerySet


class Outcome(models.TextChoices):
    KEPT = "kept", _("the contribution stays hidden")
    RESTORED = "restored", _("the contribution is restored")


class Appeal(models.Model):
    """Lodged once per hiding. `hidden_by` repeats who hid, so that the database itself refuses
    that the same person decides.
    """

    hiding = models.OneToOneField(
        Hiding, on_delete=models.PROTECT, related_name="appeal", verbose_name=_("hiding")
    )
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("hidden by"),
    )
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, related_name="+", verbose_name=_("delegation")
    )
    lodged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("lodged by"),
    )
    lodged_at = models.DateTimeField(_("lodged at"))
    reasons = models.TextField(_("reasons of the appeal"), max_length=4000)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decision_reasons = models.TextField(_("reasons of the decision"), max_length=4000, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="an_appeal_has_reasons"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at__isnull=True, decided_by__isnull=True)
                | (
                    ~Q(outcome="")
                    & ~Q(decision_reasons="")
                    & Q(decided_at__isnull=False, decided_by__isnull=False)
                ),
                name="an_appeal_is_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("hidden_by")),
                name="an_appeal_is_decided_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["lodged_at"], condition=Q(outcome=""), name="appeals_to_decide")
        ]

    def __str__(self):
        return str(self.hiding)

    def get_absolute_url(self):
        return self.hiding.get_absolute_url()

    @property
    def is_pending(self) -> bool:
        return self.outcome == ""
