"""A report (« signalement »): somebody says which article of the code a contribution breaks."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation
from priorities.core import charter
from priorities.discussions.models import Contribution
from priorities.moderation.querysets import ReportQuerySet


class ReportState(models.TextChoices):
    OPEN = "open", _("to examine")
    UPHELD = "upheld", _("contribution hidden")
    DISMISSED = "dismissed", _("not followed")


class Report(models.Model):
    """`article` is a slug of the code of participation; `passage` is what the report points at."""

    contribution = models.ForeignKey(
        Contribution,
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("contribution"),
    )
    delegation = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reported by"),
        help_text=_("Empty when the secretariat itself reports."),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("person"),
    )
    article = models.SlugField(_("article of the code"))
    passage = models.TextField(_("passage concerned"), max_length=1000)
    note = models.TextField(_("explanation"), max_length=2000, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=ReportState.choices, default=ReportState.OPEN
    )
    created_at = models.DateTimeField(_("reported at"), auto_now_add=True)
    handled_at = models.DateTimeField(_("handled at"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("handled by"),
    )
    answer = models.TextField(_("answer of the secretariat"), max_length=2000, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "delegation"],
                condition=Q(state=ReportState.OPEN),
                nulls_distinct=False,
                name="one_open_report_per_delegation",
            ),
            models.CheckConstraint(
                condition=~Q(article="") & ~Q(passage=""), name="a_report_names_article_and_passage"
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.OPEN, handled_at__isnull=True)
                | (
                    ~Q(state=ReportState.OPEN)
                    & Q(handled_at__isnull=False, handled_by__isnull=False)
                ),
                name="a_report_is_handled_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.DISMISSED) | ~Q(answer=""),
                name="a_report_is_dismissed_with_reasons",
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"],
                condition=Q(state=ReportState.OPEN),
                name="reports_to_examine",
            )
        ]

    def __str__(self):
        return f"{self.contribution} · {self.article_title}"

    def get_absolute_url(self):
        return reverse("priorities:moderation_report", args=[self.pk])

    @property
    def article_title(self) -> str:
        return str(charter.article(self.article))

    @property
    def is_open(self) -> bool:
        return self.state == ReportState.OPEN
