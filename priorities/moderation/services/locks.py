"""Rows under lock, with what the acts read of them."""

from priorities.discussions.models import Contribution
from priorities.moderation.models import Hiding, Report

AROUND = ("contribution__thread", "contribution__delegation", "contribution__author")


def contribution(found: Contribution) -> Contribution:
    return (
        Contribution.objects.select_related("thread__space", "delegation", "author")
        .select_for_update(of=("self",))
        .get(pk=found.pk)
    )


def report(found: Report) -> Report:
    return (
        Report.objects.select_related("delegation", "person", *AROUND)
        .select_for_update(of=("self",))
        .get(pk=found.pk)
    )


def hiding(found: Hiding) -> Hiding:
    """The appeal is read in a second step: as it stands once the lock is held."""
    Hiding.objects.select_for_update().filter(pk=found.pk).first()
    return Hiding.objects.select_related("appeal__lodged_by", "hidden_by", *AROUND).get(pk=found.pk)
