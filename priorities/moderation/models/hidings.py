"""A hiding (« masquage »): a contribution taken from everybody's eyes, on a ground of the code."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from priorities.core import charter
from priorities.discussions.models import Contribution
from priorities.moderation.querysets import HidingQuerySet


class Hiding(models.Model):
    """Everybody reads `article` and `ground`; `passage` is for those who may read the text.

    `appeal_until` is fixed when the contribution is hidden: a later change of the setting does
    not shorten anybody's time. Rows are never deleted: `restored_at` ends a hiding.
    """

    contribution = models.ForeignKey(
        Contribution,
        on_delete=models.PROTECT,
        related_name="hidings",
        verbose_name=_("contribution"),
    )
    article = models.SlugField(_("article of the code"))
    ground = models.TextField(_("ground"), max_length=1000)
    passage = models.TextField(_("passage concerned"), max_length=1000)
    hidden_at = models.DateTimeField(_("hidden at"))
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("hidden by"),
    )
    appeal_until = models.DateTimeField(_("appeal possible until"))
    restored_at = models.DateTimeField(_("restored at"), null=True, blank=True)
    restored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("restored by"),
    )
    restored_reason = models.TextField(_("reason for restoring"), max_length=2000, blank=True)

    objects = HidingQuerySet.as_manager()

    class Meta:
        verbose_name = _("hidden contribution")
        verbose_name_plural = _("hidden contributions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution"],
                condition=Q(restored_at__isnull=True),
                name="one_hiding_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(article="") & ~Q(ground="") & ~Q(passage=""),
                name="a_hiding_has_article_ground_and_passage",
            ),
            models.CheckConstraint(
                condition=Q(appeal_until__gt=F("hidden_at")), name="an_appeal_has_its_time"
            ),
            models.CheckConstraint(
                condition=Q(restored_at__isnull=True)
                | (Q(restored_by__isnull=False) & ~Q(restored_reason="")),
                name="restored_by_somebody_with_a_reason",
            ),
        ]

    def __str__(self):
        return str(self.contribution)

    def get_absolute_url(self):
        return reverse("priorities:hiding", args=[self.pk])

    @property
    def path(self) -> str:
        """Its address without the language prefix, for notifications."""
        return f"moderation/hidings/{self.pk}/"

    @property
    def article_title(self) -> str:
        return str(charter.article(self.article))

    @property
    def is_live(self) -> bool:
        return self.restored_at is None
