"""What the pages of moderation show, among what the person may see."""

from django.shortcuts import get_object_or_404

from priorities.discussions import mentions, reading
from priorities.discussions.models import Contribution
from priorities.moderation.models import Hiding, Report

AROUND = ("contribution__thread", "contribution__delegation", "contribution__author")


def contribution(user, pk: int) -> Contribution:
    return get_object_or_404(
        Contribution.objects.visible_to(user)
        .with_quotations()
        .select_related("thread__space", "delegation", "author"),
        pk=pk,
    )


def report(user, pk: int) -> Report:
    return get_object_or_404(
        Report.objects.visible_to(user).select_related("delegation", "person", *AROUND), pk=pk
    )


def hiding(user, pk: int) -> Hiding:
    return get_object_or_404(
        Hiding.objects.visible_to(user).select_related(
            "hidden_by",
            "restored_by",
            "appeal__decided_by",
            "appeal__lodged_by",
            "appeal__delegation",
            *AROUND,
        ),
        pk=pk,
    )


def shown(user, row: Contribution) -> dict:
    """The contribution as this person may read it: `row`, and its `html` or None."""
    names = mentions.names_of(mentions.codes_marked([row.html]))
    return {"row": row, "html": reading.readable_html(user, row, names)}
