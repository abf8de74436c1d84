"""Actions: what a delegation leads, by when, and with which result."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.levels import Level
from accounts.delegations.models import Delegation
from priorities.core.models import Cycle
from priorities.proposals.models import Proposal
from priorities.roadmap import progress
from priorities.roadmap.querysets import ActionQuerySet
from priorities.roadmap.workflow import STATE_CHOICES, State
from priorities.themes.models import Theme

# The roadmap is public or shared with the delegations; narrower work belongs to a closed space.
LEVELS = [(level.value, level.label) for level in (Level.PUBLIC, Level.DELEGATIONS)]


class Action(models.Model):
    """An action of a cycle's roadmap. Until `entered_at` it is a draft of the secretariat.

    `initial_due_on` is the first date announced, kept once the date has moved; every move is a
    `DateChange`. `latest_report` is kept by the service that files a report.
    """

    cycle = models.ForeignKey(
        Cycle, on_delete=models.PROTECT, related_name="actions", verbose_name=_("cycle")
    )
    theme = models.ForeignKey(
        Theme, on_delete=models.PROTECT, related_name="actions", verbose_name=_("theme")
    )
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    lead = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_actions",
        verbose_name=_("lead"),
    )
    partners = models.ManyToManyField(
        Delegation, blank=True, related_name="partnered_actions", verbose_name=_("partners")
    )
    source = models.ForeignKey(
        Proposal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("source proposal"),
    )
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    initial_due_on = models.DateField(_("first due date"), null=True, blank=True, editable=False)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, help_text=_("Its part in the progress of the roadmap, from 1 up.")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=STATE_CHOICES, default=State.PLANNED, editable=False
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    level = models.CharField(_("level"), max_length=12, choices=LEVELS, default=Level.DELEGATIONS)
    entered_at = models.DateTimeField(
        _("entered the roadmap"), null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    latest_report = models.ForeignKey(
        "priorities.ActionReport",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("latest report"),
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entered_at__isnull=True) | Q(lead__isnull=False, due_on__isnull=False),
                name="an_entered_action_has_lead_and_date",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(due_on__isnull=True)
                | Q(due_on__gte=F("starts_on")),
                name="action_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=(Q(closed_on__isnull=True) & Q(state__in=["planned", "under_way"]))
                | (Q(closed_on__isnull=False) & Q(state__in=["done", "abandoned"])),
                name="a_closed_action_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(level__in=[value for value, _label in LEVELS]),
                name="an_action_is_public_or_for_delegations",
            ),
        ]
        indexes = [
            models.Index(fields=["cycle", "due_on"], name="actions_by_due_date"),
            models.Index(
                fields=["cycle", "state"],
                condition=Q(entered_at__isnull=False),
                name="actions_on_the_roadmap",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("priorities:action", args=[self.pk])

    @property
    def path(self) -> str:
        """The address without the language, for notifications."""
        return f"roadmap/{self.pk}/"

    @property
    def is_entered(self) -> bool:
        return self.entered_at is not None

    @property
    def has_moved(self) -> bool:
        return self.initial_due_on is not None and self.initial_due_on != self.due_on

    @property
    def reported_on(self) -> date | None:
        return self.latest_report.at.date() if self.latest_report_id else None

    def is_late(self, today: date) -> bool:
        """Reads `overdue_milestone`, which `ActionQuerySet.with_standing` annotates."""
        return progress.is_late(
            state=self.state,
            due_on=self.due_on,
            today=today,
            overdue_milestone=self.overdue_milestone,
        )

    def is_unreported(self, today: date) -> bool:
        """Reads `report_every_days`, which `ActionQuerySet.with_standing` annotates."""
        return progress.is_unreported(
            state=self.state,
            starts_on=self.starts_on,
            reported_on=self.reported_on,
            today=today,
            every_days=self.report_every_days,
        )

    @property
    def has_lead(self) -> bool:
        """False also when the lead has withdrawn (`lead_participation` of `with_standing`)."""
        return self.lead_id is not None and self.lead_participation != "withdrawn"


class Deliverable(models.Model):
    """A result that the action hands over."""

    action = models.ForeignKey(
        Action, on_delete=models.CASCADE, related_name="deliverables", verbose_name=_("action")
    )
    title = models.CharField(_("title"), max_length=300)
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("deliverable")
        verbose_name_plural = _("deliverables")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title
