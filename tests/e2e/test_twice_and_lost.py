"""A form sent twice, a link that drops, a session that expires: nothing double, nothing lost."""

import re

import pytest
from django.contrib.sessions.models import Session

from priorities.discussions.models import Contribution

TEXT = "Nous pouvons accueillir une session de douze personnes."


@pytest.fixture
def writer(reader):
    """Before the form of a new thread, filled in."""

    def run(**options):
        person = reader("focal-point.sn", **options)
        person.go("themes/cybersecurite/discussions/new/")
        person.write(title="Accueillir une session", text=TEXT)
        return person

    return run


@pytest.mark.parametrize("script", [True, False])
def test_a_double_click_opens_one_thread(writer, script):
    person = writer(javascript=script)
    person.page.get_by_role("button", name="Ouvrir le fil").dblclick()
    person.page.wait_for_url(re.compile(r"/discussions/\d+/"))
    assert person.heading() == "Accueillir une session"
    assert Contribution.objects.count() == 1


def test_an_answer_lost_on_the_way_back_is_asked_for_again(writer, faults):
    """The server has recorded the text; the person has seen nothing and sends again."""
    person = writer()

    def lose_the_answer(route):
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    person.page.route("**/discussions/new/", lose_the_answer)
    person.page.get_by_role("button", name="Ouvrir le fil").click()
    person.page.wait_for_url("chrome-error://**")
    assert Contribution.objects.count() == 1
    person.page.unroute("**/discussions/new/")
    person.page.reload()
    assert person.heading() == "Accueillir une session"
    assert Contribution.objects.count() == 1


def test_an_expired_session_keeps_what_was_typed(writer, faults):
    faults.allow(403)
    person = writer()
    Session.objects.all().delete()
    person.press("Ouvrir le fil")
    assert Contribution.objects.count() == 0
    assert TEXT in [area.input_value() for area in person.page.locator("textarea").all()]
    person.check()
    with person.page.expect_navigation():
        person.page.locator("main").get_by_role("link", name="Se connecter").click()
    person.page.fill("input[name=login]", "focal-point.sn@demo.example")
    person.page.fill("input[name=password]", "demonstration-2026")
    with person.page.expect_navigation():
        person.page.press("input[name=password]", "Enter")
    assert person.page.url.endswith("/themes/cybersecurite/discussions/new/")
    person.page.get_by_role("button", name="Le reprendre").click()
    assert person.page.input_value("textarea[name=text]") == TEXT
    person.press("Ouvrir le fil")
    assert Contribution.objects.get().text == TEXT
