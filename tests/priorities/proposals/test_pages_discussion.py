"""The discussion on a tabled text, from its page."""

from html import unescape

import pytest

from tests.factories_proposals import tabled
from tests.world import delegation, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def enter(client):
    def as_user(user):
        client.force_login(user, backend=BACKEND)
        return client

    return as_user


def text(answer):
    return unescape(answer.content.decode())


def test_a_thread_on_the_text_is_opened_and_listed(enter):
    made = tabled()
    client = enter(person("MG"))
    answer = client.post(
        f"/fr/proposals/{made.symbol}/discussions/new/",
        {"title": "Sur le ¶ 2", "text": "Une question.", "language": "fr"},
    )
    assert answer.status_code == 302
    page = enter(person("TG")).get(f"/fr/proposals/{made.symbol}/")
    assert [thread.title for thread in page.context["threads"]] == ["Sur le ¶ 2"]
    assert "Sur le ¶ 2" in text(page)


def test_an_observer_reads_the_discussion_and_is_told_why_it_is_closed(enter):
    made = tabled()
    observer = person(delegation("ON", status="observer"), "head")
    page = enter(observer).get(f"/fr/proposals/{made.symbol}/")
    assert not page.context["open_thread"]
    assert page.context["open_thread"].reason
