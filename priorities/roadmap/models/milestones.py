"""Milestones: dated checkpoints of an action, or of the whole cycle."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access.levels import Level
from priorities.core.models import Cycle
from priorities.roadmap import progress
from priorities.roadmap.models.actions import LEVELS, Action
from priorities.roadmap.querysets import MilestoneQuerySet


class Milestone(models.Model):
    """A checkpoint. That of an action is seen by whoever sees the action; one of the cycle has
    its own level.
    """

    cycle = models.ForeignKey(
        Cycle,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("cycle"),
    )
    action = models.ForeignKey(
        Action,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("action"),
    )
    title = models.CharField(_("title"), max_length=300)
    due_on = models.DateField(_("due on"))
    initial_due_on = models.DateField(_("first due date"), null=True, blank=True, editable=False)
    done_on = models.DateField(_("reached on"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    level = models.CharField(_("level"), max_length=12, choices=LEVELS, default=Level.DELEGATIONS)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["due_on", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__isnull=True, cycle__isnull=False)
                | Q(action__isnull=False, cycle__isnull=True),
                name="a_milestone_is_of_an_action_or_of_a_cycle",
            ),
        ]
        indexes = [
            models.Index(
                fields=["action", "due_on"],
                condition=Q(done_on__isnull=True),
                name="milestones_to_reach",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def has_moved(self) -> bool:
        return self.initial_due_on is not None and self.initial_due_on != self.due_on

    def is_overdue(self, today: date) -> bool:
        return progress.is_overdue(due_on=self.due_on, done_on=self.done_on, today=today)
