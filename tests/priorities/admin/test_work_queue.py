from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.access import queue
from accounts.access.queue import ROWS, Row, Section
from tests.world import person, secretariat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def test_a_section_is_cut_to_a_page_and_says_that_there_is_more():
    found = Section.of(
        title="t", url="/", empty="", found=list(range(30)), row=lambda n: Row(str(n), "/")
    )
    assert [row.title for row in found.rows] == [str(n) for n in range(ROWS)]
    assert found.more
    exact = Section.of(
        title="t", url="/", empty="", found=list(range(ROWS)), row=lambda n: Row(str(n), "/")
    )
    assert not exact.more


@pytest.fixture
def sections(monkeypatch):
    """A registry of the test's own."""
    monkeypatch.setattr(queue, "_sections", {})
    return queue._sections


def test_a_name_is_registered_once(sections):
    queue.section("proposals", order=1)(lambda user: None)
    with pytest.raises(ValueError, match="twice"):
        queue.section("proposals", order=2)(lambda user: None)


def test_sections_stand_in_order_and_leave_out_whom_they_do_not_concern(sections):
    queue.section("late", order=20)(lambda user: Section("late", "/", ""))
    queue.section("early", order=10)(lambda user: Section("early", "/", ""))
    queue.section("other", order=5)(lambda user: None)
    assert [section.title for section in queue.sections(None)] == ["early", "late"]


def test_the_first_page_shows_what_waits_since_when_and_until_when(client, sections):
    row = Row("<b>Projet</b>", "/admin/x/", "Sénégal", since=date(2026, 3, 1), due=date(2026, 3, 9))
    queue.section("a", order=1)(lambda user: Section("À recevoir", "/all/", "", [row], more=True))
    queue.section("b", order=2)(lambda user: Section("Recours", "/", "Aucun recours."))
    sign_in(client, secretariat("officer"))
    page = client.get("/admin/").content.decode()
    assert "&lt;b&gt;Projet&lt;/b&gt;" in page
    assert 'href="/admin/x/"' in page
    assert 'datetime="2026-03-01"' in page
    assert 'datetime="2026-03-09"' in page
    assert 'href="/all/"' in page
    assert "Aucun recours." in page


@pytest.mark.parametrize("role", ["officer", "moderator", "translator", "administrator"])
def test_each_role_of_the_secretariat_opens_the_queue(client, role):
    sign_in(client, secretariat(role))
    assert client.get("/admin/").status_code == 200


def test_nobody_else_does(client):
    sign_in(client, person("SN", role="head"))
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("instant", [True, False])
def test_a_row_says_how_many_days_it_waits(client, sections, instant):
    day = timezone.now() - timedelta(days=12)
    row = Row("Projet", "/admin/x/", since=day if instant else day.date())
    assert row.age == 12
    assert Row("Projet", "/admin/x/").age is None
    queue.section("a", order=1)(lambda user: Section("À recevoir", "/all/", "", [row]))
    sign_in(client, secretariat("officer"))
    assert "12 jours" in client.get("/admin/").content.decode()
