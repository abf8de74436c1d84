"""Late and not reported: computed from dates, in Python and in the database alike."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.utils import timezone

from priorities.core.models import Policy
from priorities.roadmap import progress
from priorities.roadmap.models import Action, ActionReport
from tests.factories_roadmap import day, make_action, make_milestone
from tests.world import person

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("state", "due_on", "overdue", "late"),
    [
        ("under_way", date(2026, 11, 22), False, True),
        ("under_way", date(2026, 11, 23), False, False),
        ("under_way", date(2026, 11, 24), False, False),
        ("under_way", date(2027, 1, 1), True, True),
        ("planned", date(2026, 11, 22), False, True),
        ("done", date(2026, 11, 22), True, False),
        ("abandoned", date(2026, 11, 22), True, False),
        ("planned", None, False, False),
    ],
)
def test_late(state, due_on, overdue, late):
    assert (
        progress.is_late(state=state, due_on=due_on, today=TODAY, overdue_milestone=overdue) is late
    )


@pytest.mark.parametrize(
    ("due_on", "done_on", "overdue"),
    [
        (date(2026, 11, 22), None, True),
        (date(2026, 11, 23), None, False),
        (date(2026, 11, 22), date(2026, 11, 23), False),
    ],
)
def test_a_milestone_is_overdue_until_it_is_reached(due_on, done_on, overdue):
    assert progress.is_overdue(due_on=due_on, done_on=done_on, today=TODAY) is overdue


@pytest.mark.parametrize(
    ("state", "starts", "reported", "unreported"),
    [
        ("under_way", 91, None, True),
        ("under_way", 90, None, False),
        ("under_way", 200, 91, True),
        ("under_way", 200, 90, False),
        ("under_way", None, None, False),
        ("planned", 200, None, False),
        ("done", 200, None, False),
        ("abandoned", 200, None, False),
    ],
)
def test_not_reported(state, starts, reported, unreported):
    def ago(days):
        return TODAY - timedelta(days=days) if days is not None else None

    answer = progress.is_unreported(
        state=state,
        starts_on=ago(starts),
        reported_on=ago(reported),
        today=TODAY,
        every_days=90,
    )
    assert answer is unreported


def test_what_is_missing_is_named_in_full():
    lacks = progress.missing(has_lead=False, has_due_date=False, deliverables=0)
    assert lacks == ["un chef de file", "une échéance", "au moins un livrable"]
    assert progress.missing(has_lead=True, has_due_date=True, deliverables=1) == []


@pytest.mark.parametrize(
    ("reached", "total", "state", "share"),
    [(1, 3, "under_way", 33), (0, 0, "under_way", 0), (0, 3, "done", 100), (3, 3, "planned", 100)],
)
def test_the_share_reached(reached, total, state, share):
    assert progress.share_reached(reached, total, state) == share


def test_chips_say_the_state_then_what_is_computed():
    words = [str(chip.word) for chip in progress.standings("under_way", late=True, unreported=True)]
    assert words == ["en cours", "en retard", "sans compte rendu"]


@pytest.mark.django_db
@pytest.mark.parametrize("every_days", [None, 10])
def test_the_database_answers_as_python_does(every_days):
    """Every mixture of state, due date, milestone, start and report."""
    if every_days:
        Policy.objects.create(pk=1, report_every_days=every_days)
    writer = person("SN")
    mixtures = product(
        ("planned", "under_way", "done", "abandoned"),
        (-1, 0, 1),
        (None, -1, 0),
        (None, -90, -91),
        (None, -10, -11, -91),
    )
    for state, due, stone, start, reported in mixtures:
        action = make_action(
            state=state,
            due_on=day(due),
            starts_on=day(start) if start else None,
            deliverable=False,
            closed_on=day(0) if state in ("done", "abandoned") else None,
        )
        if stone is not None:
            make_milestone(action, day(stone))
        if reported:
            action.latest_report = ActionReport.objects.create(
                action=action,
                delegation=action.lead,
                by=writer,
                role="focal_point",
                state="on_course",
                text="…",
                at=timezone.now() + timedelta(days=reported),
            )
            action.save()
    today = timezone.localdate()
    actions = list(Action.objects.all().with_standing(today).select_related("latest_report"))
    assert {a.pk for a in actions if a.is_late(today)} == set(
        Action.objects.late(today).values_list("pk", flat=True)
    )
    assert {a.pk for a in actions if a.is_unreported(today)} == set(
        Action.objects.unreported(today).values_list("pk", flat=True)
    )
    assert 0 < Action.objects.late(today).count() < len(actions)
    assert 0 < Action.objects.unreported(today).count() < len(actions)
