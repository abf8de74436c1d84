"""Rows of the roadmap for tests: made directly, as if entered long ago."""

from datetime import date, timedelta
from itertools import count

from django.utils import timezone

from priorities.core.models import Cycle
from priorities.discussions.models import Space
from priorities.roadmap.models import Action, Deliverable, Milestone
from priorities.themes.models import Theme
from tests.world import delegation

_numbers = count(1)


def day(offset: int) -> date:
    """A day counted from today."""
    return timezone.localdate() + timedelta(days=offset)


def make_cycle(slug="cycle-courant", *, is_open=True, **fields):
    found = Cycle.objects.filter(slug=slug).first()
    values = {"title_fr": "Cycle courant", "title_en": "Current cycle", "starts_on": day(-200)}
    return found or Cycle.objects.create(slug=slug, is_open=is_open, **(values | fields))


def make_theme(slug="cybersecurite", **fields):
    found = Theme.objects.filter(slug=slug).first()
    if found:
        return found
    space = Space.objects.create(name_fr=slug, name_en=slug, path=f"themes/{slug}/")
    values = {"title_fr": slug.title(), "title_en": slug.title(), "short_fr": slug.title()}
    return Theme.objects.create(slug=slug, space=space, **(values | fields))


def make_action(lead="SN", *, entered=True, deliverable=True, **fields):
    """An action under way that ends in a month, unless told otherwise; days are dates."""
    number = next(_numbers)
    values = {
        "cycle": fields.pop("cycle", None) or make_cycle(),
        "theme": fields.pop("theme", None) or make_theme(),
        "title_fr": f"Action {number}",
        "title_en": f"Action {number} in English",
        "lead": delegation(lead) if isinstance(lead, str) else lead,
        "starts_on": day(-20),
        "due_on": day(30),
        "state": "under_way",
        "level": "public",
        "entered_at": timezone.now() if entered else None,
    }
    action = Action.objects.create(**(values | fields))
    if deliverable:
        Deliverable.objects.create(action=action, title_fr="Rapport", title_en="Report")
    return action


def make_milestone(action, due_on, **fields):
    values = {"title_fr": "Jalon", "title_en": "Milestone", "due_on": due_on}
    return Milestone.objects.create(action=action, **(values | fields))
