import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.access import queue
from accounts.access.queue import ROWS, Row, Section
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def test_a_section_is_cut_to_a_page_and_says_that_there_is_more():
    found = Section.of(title="t", url="/", empty="", found=list(range(30)), row=lambda n: Row(str(n), "/"))
    assert [row.title for row in found.rows] == [str(n) for n in range(ROWS)]
    assert found.more
    exact = Section.of(title="t", url="/", empty="", found=list(range(ROWS)), row=lambda n: Row(str(n), "/"))
    assert not exact.more


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="twice"):
        queue.section("delegations_without_head", order=1)(lambda user: None)


def test_the_queue_names_delegations_without_a_head_those_at_work_first(client):
    person(delegation("SN"), role="head")
    delegation("TG")
    person(delegation("MG"), role="drafter")
    delegation("NE", participation="withdrawn")
    delegation("CONFEJES", status="institution")
    sign_in(client, secretariat("officer"))
    page = client.get("/admin/")
    assert page.status_code == 200
    section = next(s for s in page.context["queue"] if "chef" in s.title)
    assert [row.title for row in section.rows] == ["Madagascar", "Togo"]
    assert section.rows[0].url in page.content.decode()


@pytest.mark.parametrize("role", ["officer", "moderator", "translator", "administrator"])
def test_each_role_of_the_secretariat_opens_the_queue(client, role):
    sign_in(client, secretariat(role))
    assert client.get("/admin/").status_code == 200


def test_nobody_else_does(client):
    sign_in(client, person("SN", role="head"))
    assert client.get("/admin/").status_code == 302


def test_as_many_queries_for_few_as_for_many(client):
    sign_in(client, secretariat("officer", "moderator", "administrator"))

    def queries():
        with CaptureQueriesContext(connection, ) as captured:
            assert client.get("/admin/").status_code == 200
        return len(captured)

    delegation("D0")
    queries()
    few = queries()
    for number in range(1, 40):
        person(delegation(f"D{number}"), role="drafter")
    assert queries() == few
