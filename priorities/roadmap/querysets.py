"""Every reusable question about the roadmap."""

from datetime import date

from django.apps import apps
from django.contrib.postgres.aggregates import JSONBAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Count, Exists, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, JSONObject

from accounts.access.gates import secretariat
from accounts.access.levels import visible_q
from accounts.delegations.querysets import latest_before
from priorities.roadmap.workflow import OPEN, State

# A sub-theme stands after its theme: themes are counted in hundreds.
THEME_STEP = 100


class EventQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(visible_q(user, owner=None, audience=None))

    def upcoming(self, today: date):
        """Events not yet over, the nearest first."""
        return self.filter(ends_on__gte=today).order_by("ends_on", "starts_on", "pk")

    def latest(self, today: date):
        """Events that are over, the most recent first."""
        return self.filter(ends_on__lt=today).order_by("-ends_on", "-starts_on", "-pk")

    def of_cycle(self, cycle):
        """Those of the cycle, and those of no cycle that fall within its dates."""
        within = Q(cycle__isnull=True, ends_on__gte=cycle.starts_on)
        if cycle.ends_on:
            within &= Q(starts_on__lte=cycle.ends_on)
        return self.filter(Q(cycle=cycle) | within).order_by("starts_on", "pk")


def seen_q(user, prefix: str = "") -> Q:
    """Entered actions by level; drafts of the roadmap only for the secretariat."""
    level = visible_q(user, level=f"{prefix}level", owner=None, audience=None)
    if secretariat(user):
        return level
    return level & Q(**{f"{prefix}entered_at__isnull": False})


class ActionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(seen_q(user))

    def entered(self):
        """On the roadmap; the others are drafts of the secretariat."""
        return self.filter(entered_at__isnull=False)

    def with_standing(self, today: date):
        """Annotate what the standing of an action rests on: `overdue_milestone`,
        `lead_participation` and `report_every_days`.
        """
        return self.annotate(
            overdue_milestone=_overdue_milestone(today),
            lead_participation=latest_before("Participation", "state", today, "lead_id"),
            report_every_days=_report_every_days(),
        )

    def late(self, today: date):
        """See progress.is_late."""
        return self.filter(late_q(today))

    def unreported(self, today: date):
        """See progress.is_unreported."""
        return self.filter(unreported_q(today))

    def led_by(self, delegation_id: int):
        return self.filter(lead_id=delegation_id)

    def in_theme(self, slug: str):
        """Of a theme or of one of its sub-themes."""
        return self.filter(Q(theme__slug=slug) | Q(theme__parent__slug=slug))

    def with_theme_place(self):
        """Annotate `theme_place`, the order of the theme in the founding document."""
        return self.annotate(
            theme_place=Case(
                When(
                    theme__parent__isnull=False,
                    then=F("theme__parent__order") * THEME_STEP + F("theme__order"),
                ),
                default=F("theme__order") * THEME_STEP,
            )
        )

    def for_lists(self, today: date):
        """With what a row of a list shows, milestones apart."""
        return self.select_related("lead", "theme__parent", "latest_report").with_standing(today)

    def with_parts(self):
        """Annotate `partner_list` and `deliverable_list`: few rows, in the same query."""
        delegations = apps.get_model("accounts", "Delegation").objects
        deliverables = apps.get_model("priorities", "Deliverable").objects
        return self.annotate(
            partner_list=ArraySubquery(
                delegations.filter(partnered_actions=OuterRef("pk"))
                .order_by("sort_fr")
                .annotate(part=JSONObject(code="code", fr="name_fr", en="name_en"))
                .values("part")
            ),
            deliverable_list=ArraySubquery(
                deliverables.filter(action=OuterRef("pk"))
                .order_by("order", "pk")
                .annotate(
                    part=JSONObject(fr="title_fr", en="title_en", delivered_on="delivered_on")
                )
                .values("part")
            ),
        )

    def figures(self, today: date):
        """One value per cycle: counts, and what can be filtered by. For a subquery by cycle."""
        theme = JSONObject(slug="theme__slug", fr="theme__short_fr", en="theme__short_en")
        lead = JSONObject(
            code="lead__code", sort="lead__sort_fr", fr="lead__name_fr", en="lead__name_en"
        )
        return (
            self.entered()
            .order_by()
            .values("cycle")
            .annotate(
                figures=JSONObject(
                    total=Count("pk"),
                    done=Count("pk", filter=Q(state=State.DONE)),
                    under_way=Count("pk", filter=Q(state=State.UNDER_WAY)),
                    abandoned=Count("pk", filter=Q(state=State.ABANDONED)),
                    late=Count("pk", filter=late_q(today)),
                    unreported=Count("pk", filter=unreported_q(today)),
                    last_report=models.Max("latest_report__at"),
                    themes=JSONBAgg(theme, distinct=True),
                    leads=JSONBAgg(lead, distinct=True),
                )
            )
            .values("figures")
        )


def late_q(today: date) -> Q:
    """See progress.is_late."""
    return Q(state__in=OPEN) & (Q(due_on__lt=today) | Q(_overdue_milestone(today)))


def unreported_q(today: date) -> Q:
    """See progress.is_unreported. In PostgreSQL, a date less a number is a date."""
    limit = Func(
        Cast(Value(today), models.DateField()),
        _report_every_days(),
        arg_joiner=" - ",
        template="(%(expressions)s)",
        output_field=models.DateField(),
    )
    silent = Q(latest_report__isnull=False, latest_report__at__date__lt=limit)
    never = Q(latest_report__isnull=True, starts_on__lt=limit)
    return Q(state=State.UNDER_WAY) & (silent | never)


def _overdue_milestone(today: date) -> Exists:
    milestone = apps.get_model("priorities", "Milestone")
    return Exists(
        milestone.objects.filter(action=OuterRef("pk"), done_on__isnull=True, due_on__lt=today)
    )


def _report_every_days() -> Coalesce:
    """The setting in force, without a query of its own (Policy.current)."""
    policy = apps.get_model("priorities", "Policy")
    return Coalesce(
        Subquery(policy.objects.filter(pk=1).values("report_every_days")[:1]),
        policy._meta.get_field("report_every_days").default,
    )


class MilestoneQuerySet(models.QuerySet):
    def visible_to(self, user):
        own = Q(action__isnull=True) & visible_q(user, owner=None, audience=None)
        return self.filter(own | Q(action__isnull=False) & seen_q(user, "action__"))

    def of_cycle(self, cycle):
        """The milestones of the cycle itself."""
        return self.filter(cycle=cycle).order_by("due_on", "order", "pk")
