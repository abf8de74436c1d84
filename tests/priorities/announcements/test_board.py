from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from accounts.access.levels import Level
from priorities.announcements import board
from priorities.announcements.models import Announcement
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def read_the_database(no_announcements):
    board.forget()
    yield
    board.forget()


def announce(text="Séance du comité reportée", *, level=Level.PUBLIC, start=-1, end=1, **fields):
    """An announcement whose dates are given in hours from now."""
    now = timezone.now()
    return Announcement.objects.create(
        text_fr=text,
        text_en=f"EN {text}",
        level=level,
        starts_at=now + timedelta(hours=start),
        ends_at=now + timedelta(hours=end),
        **fields,
    )


def shown_to(user):
    return [announcement.text_fr for announcement in board.for_reader(user)]


def rendered(user):
    request = RequestFactory().get("/fr/")
    request.user = user
    template = Template("{% load announcements %}{% show_announcements %}")
    return template.render(Context({"request": request}))


def test_only_between_its_dates():
    announce("hier", start=-3, end=-1)
    announce("maintenant")
    announce("demain", start=1, end=3)
    assert shown_to(AnonymousUser()) == ["maintenant"]


def test_appears_and_disappears_at_its_dates_without_reading_the_database_again(
    django_assert_num_queries,
):
    coming = announce("bientôt", start=1, end=2)
    assert shown_to(AnonymousUser()) == []
    coming.starts_at = timezone.now() - timedelta(seconds=1)
    board.keep([coming])
    with django_assert_num_queries(0):
        assert shown_to(AnonymousUser()) == ["bientôt"]
        coming.ends_at = timezone.now()
        assert shown_to(AnonymousUser()) == []


LEVELS = [Level.PUBLIC, Level.DELEGATIONS, Level.MEMBERS, Level.SECRETARIAT]


@pytest.mark.parametrize(
    ("who", "levels"),
    [
        ("visitor", {Level.PUBLIC}),
        ("member", {Level.PUBLIC, Level.DELEGATIONS, Level.MEMBERS}),
        ("observer", {Level.PUBLIC, Level.DELEGATIONS}),
        ("institution", {Level.PUBLIC, Level.DELEGATIONS}),
        ("withdrawn", {Level.PUBLIC}),
        ("secretariat", set(LEVELS)),
    ],
)
def test_each_reader_sees_the_levels_of_its_status(who, levels):
    readers = {
        "visitor": AnonymousUser,
        "member": lambda: person("SN"),
        "observer": lambda: person(delegation("CA-ON", status="observer")),
        "institution": lambda: person(delegation("CONFEJES", status="institution")),
        "withdrawn": lambda: person(delegation("NE", participation="withdrawn")),
        "secretariat": lambda: secretariat("moderator"),
    }
    reader = readers[who]()
    seen = set()
    for level in LEVELS:
        Announcement.objects.all().delete()
        board.forget()
        announce(level=level)
        if shown_to(reader):
            seen.add(level)
    assert seen == levels


def test_one_query_at_most_and_none_while_kept(django_assert_num_queries):
    announce()
    with django_assert_num_queries(1):
        shown_to(AnonymousUser())
    with django_assert_num_queries(0):
        shown_to(AnonymousUser())


def test_three_at_once_newest_first():
    for hours in range(1, 6):
        announce(f"il y a {hours} h", start=-hours)
    assert shown_to(AnonymousUser()) == ["il y a 1 h", "il y a 2 h", "il y a 3 h"]


def test_the_text_is_in_the_language_of_the_page_and_escaped():
    announce("<script>alert(1)</script> **bientôt**")
    html = rendered(AnonymousUser())
    assert "<script>" not in html
    assert "<strong>bientôt</strong>" in html
    with translation.override("en"):
        assert "EN " in rendered(AnonymousUser())


def test_nothing_is_written_when_there_is_nothing():
    assert "<aside" not in rendered(AnonymousUser())
