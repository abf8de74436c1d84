"""The first page of those who signed in."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.notifications.models import Notification
from priorities.core.waiting import Waiting, by_deadline
from priorities.proposals.models import Proposal
from priorities.proposals.workflow import State
from priorities.templatetags.desk_tags import days_from
from tests.factories_roadmap import day, make_action, make_milestone
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

BACKEND = settings.AUTHENTICATION_BACKENDS[1]


def desk_of(client, user):
    client.force_login(user, backend=BACKEND)
    return client.get("/fr/")


def titles(response):
    return [one.title for one in response.context["waiting"]]


def proposal(of="SN", title="Un texte", **fields):
    of = delegation(of)
    return Proposal.objects.create(
        delegation=of, author=person(of), title_fr=title, title_en=title, **fields
    )


def test_what_waits_stands_by_deadline():
    soon = Waiting("", "", "bientôt", "", due=day(2))
    late = Waiting("", "", "retard", "", due=day(-2))
    never = Waiting("", "", "sans", "")
    assert by_deadline([never, soon], [late]) == [late, soon, never]


@pytest.mark.parametrize(
    ("offset", "words", "late"),
    [(3, "3 jours", False), (1, "1 jour", False), (0, "aujourd’hui", False), (-1, "1 jour", True)],
)
def test_days_left(offset, words, late):
    left = days_from(day(offset), day(0))
    assert (left.words, left.late) == (words, late)


def test_the_desk_gathers_the_roadmap_and_the_proposals_of_the_delegation(client):
    proposal(title="Au visa", state=State.AWAITING_VISA)
    proposal(title="Renvoyé", state=State.DRAFT, return_note="À compléter")
    proposal(title="Brouillon", state=State.DRAFT)
    proposal("MG", title="D’une autre", state=State.AWAITING_VISA)
    make_action(title_fr="Bientôt due", due_on=day(10))
    make_action(title_fr="En retard", due_on=day(-3))
    make_action(title_fr="Sans nouvelles", due_on=day(200), starts_on=day(-99))
    make_action(title_fr="Lointaine", due_on=day(200))
    make_action("MG", title_fr="D’autrui", due_on=day(-3))
    page = desk_of(client, person("SN"))
    assert "Ce qui attend la délégation de Sénégal" in page.content.decode()
    found = titles(page)
    assert found[:3] == ["En retard", "Bientôt due", "Sans nouvelles"]
    assert set(found[3:]) == {"Au visa", "Renvoyé"}


def test_a_partner_sees_what_is_late(client):
    late = make_action("MG", title_fr="En retard", due_on=day(-3))
    soon = make_action("MG", title_fr="Bientôt due", due_on=day(3))
    for action in (late, soon):
        action.partners.add(delegation("SN"))
    page = desk_of(client, person("SN"))
    assert titles(page) == ["En retard"]
    assert "vous êtes partenaire" in page.content.decode()


def test_news_dates_and_figures(client):
    user = person("SN")
    action = make_action()
    make_milestone(action, day(4), title_fr="Mon jalon", title_en="Mine")
    make_milestone(make_action("MG"), day(5), title_fr="Jalon d’autrui", title_en="Theirs")
    Notification.objects.create(
        user=user,
        kind="roadmap.lead_named",
        key="x",
        path=action.path,
        params={"title_fr": "Titre", "title_en": "Title", "due_on": "demain"},
    )
    page = desk_of(client, user)
    assert "Votre délégation est chef de file d’une action\xa0: Titre" in page.content.decode()
    assert [one.title for one in page.context["dates"]] == ["Mon jalon"]
    assert page.context["cycle"].figures.total == 2


def test_an_empty_desk_says_what_to_do_next(client):
    page = desk_of(client, person("SN")).content.decode()
    assert "Rien n’attend votre délégation aujourd’hui." in page
    assert 'href="/fr/themes/"' in page


def test_the_secretariat_is_led_to_its_queue(client):
    page = desk_of(client, secretariat("moderator"))
    assert 'href="/admin/"' in page.content.decode()
    assert "waiting" not in page.context


@pytest.mark.parametrize("who", ["without mandate", "withdrawn"])
def test_who_acts_for_nobody_reads_why_and_what_this_is(client, who):
    user = (
        person()
        if who == "without mandate"
        else person(delegation("NE", participation="withdrawn"))
    )
    page = desk_of(client, user)
    assert page.context["refusal"].reason in page.content.decode()
    assert "waiting" not in page.context


@pytest.mark.parametrize("who", ["delegate", "officer"])
def test_the_desk_costs_the_same_at_every_size(client, who):
    user = person("SN", role="head") if who == "delegate" else secretariat("officer")
    costs = []
    for size in (3, 60):
        for index in range(size):
            make_milestone(make_action(due_on=day(index % 20 - 5)), day(index))
            proposal(title=f"Texte {index}", state=State.AWAITING_VISA)
        desk_of(client, user)
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/fr/")
        costs.append(len(asked))
        assert len(page.content) < 60_000
    assert costs[0] == costs[1] <= 8


def test_notifications_that_say_the_same_are_one_row(client):
    user = person("SN", role="head")
    for number in range(9):
        Notification.objects.create(
            user=user,
            key=f"n{number}",
            kind="proposals.visa_asked",
            params={"title": "Un texte" if number else "Un autre"},
            path="proposals/",
            read_at=timezone.now() if number > 3 else None,
        )
    page = desk_of(client, user)
    assert [(one.key, one.times, one.is_new) for one in page.context["news"]] == [
        ("n8", 8, True),
        ("n0", 1, True),
    ]
    assert "(8 fois)" in page.content.decode()
