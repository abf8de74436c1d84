"""What the database refuses, whoever writes to it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.access.levels import Level
from priorities.discussions.models import (
    CommunicationGrant,
    Contribution,
    ContributionRevision,
    Space,
    Thread,
    ThreadFollow,
    ThreadRead,
)
from tests import factories_discussions as make
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


def refused(name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("a_contribution_says_something", {"text": ""}),
        ("hidden_with_a_ground_by_somebody", {"hidden_at": timezone.now()}),
        ("signed_by_a_delegation_or_the_secretariat", {"delegation": None}),
        ("signed_by_a_delegation_or_the_secretariat", {"role": "secretariat"}),
        ("a_reader_does_not_contribute", {"role": "reader"}),
        ("once_answered_never_withdrawn", {"withdrawn_at": timezone.now(), "answer_count": 1}),
    ],
)
def test_contributions(name, values):
    row = make.contribution()
    refused(name, lambda: Contribution.objects.filter(pk=row.pk).update(**values))


def test_one_number_and_one_place_a_thread_and_no_answer_to_itself():
    thread = make.thread()
    row = make.contribution(thread)
    rows = Contribution.objects.filter(pk=row.pk)
    refused("one_number_per_thread", lambda: rows.update(number=1))
    refused("one_place_per_thread", lambda: rows.update(place="00000001"))
    refused("no_answer_to_itself", lambda: rows.update(parent=row.pk))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("a_thread_has_a_title", {"title": ""}),
        ("a_closed_thread_says_why", {"closed_at": timezone.now()}),
        ("a_thread_lives_after_it_opens", {"last_activity_at": "2019-09-06T00:00Z"}),
        ("a_communication_has_a_delegation", {"is_communication": True, "delegation": None}),
    ],
)
def test_threads(name, values):
    thread = make.thread()
    refused(name, lambda: Thread.objects.filter(pk=thread.pk).update(**values))


def test_a_closed_space_says_why():
    space = make.space(Level.PUBLIC)
    rows = Space.objects.filter(pk=space.pk)
    refused("a_closed_space_says_why", lambda: rows.update(closed_at=timezone.now()))


def test_followed_and_read_once():
    thread, user = make.thread(), person("MG")
    ThreadFollow.objects.create(thread=thread, user=user)
    ThreadRead.objects.create(thread=thread, user=user)
    refused(
        "a_thread_is_followed_once", lambda: ThreadFollow.objects.create(thread=thread, user=user)
    )
    refused("one_mark_per_reader", lambda: ThreadRead.objects.create(thread=thread, user=user))


def test_revisions():
    row, now = make.contribution(), timezone.now()
    fields = {"contribution": row, "number": 1, "text": "a", "replaced_by": row.author}
    ContributionRevision.objects.create(**fields, written_at=now, replaced_at=now)
    again = {**fields, "written_at": now, "replaced_at": now}
    refused("one_revision_per_number", lambda: ContributionRevision.objects.create(**again))
    early = {**fields, "number": 2, "written_at": now, "replaced_at": now - timedelta(days=1)}
    refused("replaced_after_it_was_written", lambda: ContributionRevision.objects.create(**early))


@pytest.mark.parametrize(
    ("name", "hours", "ground"),
    [("a_grant_ends_after_it_starts", -1, "Accord"), ("a_grant_has_a_ground", 1, "")],
)
def test_grants(name, hours, ground):
    now = timezone.now()
    fields = {
        "delegation": delegation("ON", status="observer"),
        "space": make.space(),
        "starts_at": now,
        "ends_at": now + timedelta(hours=hours),
        "granted_by": secretariat(),
        "ground": ground,
    }
    refused(name, lambda: CommunicationGrant.objects.create(**fields))
