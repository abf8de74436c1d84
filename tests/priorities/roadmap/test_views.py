import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.access.levels import Level
from priorities.roadmap import services
from priorities.roadmap.models import ActionReport, Event
from tests.factories_roadmap import day, make_action, make_cycle, make_milestone, make_theme
from tests.queries import recorded
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"


def titles(response):
    return [action.title_fr for _head, rows in response.context["groups"] for action in rows]


def test_the_public_reads_public_actions_only(client):
    make_action(title_fr="Publique")
    hidden = make_action(title_fr="Réservée", level=Level.DELEGATIONS)
    draft = make_action(title_fr="Projet", entered=False)
    page = client.get("/fr/roadmap/")
    assert titles(page) == ["Publique"]
    assert page.context["cycle"].figures.total == 1
    assert "Réservée" not in page.content.decode()
    for action in (hidden, draft):
        assert client.get(f"/fr/roadmap/{action.pk}/").status_code == 404


def test_delegations_read_theirs_and_the_secretariat_its_drafts(client):
    make_action(title_fr="Publique", due_on=day(10))
    make_action(title_fr="Réservée", level=Level.DELEGATIONS, due_on=day(20))
    draft = make_action(title_fr="Projet", entered=False)
    client.force_login(person("MG"), backend=BACKEND)
    assert titles(client.get("/fr/roadmap/")) == ["Publique", "Réservée"]
    assert client.get(f"/fr/roadmap/{draft.pk}/").status_code == 404
    client.force_login(secretariat("officer"), backend=BACKEND)
    assert "projet du secrétariat" in client.get(f"/fr/roadmap/{draft.pk}/").content.decode()
    assert titles(client.get("/fr/roadmap/")) == ["Publique", "Réservée"]


def test_filters_stand_in_the_address(client):
    other = make_theme("innovation", order=1)
    make_action(title_fr="Retard", due_on=day(-1), starts_on=day(-10))
    make_action(lead="MG", title_fr="Innover", theme=other)
    make_action(title_fr="Faite", state="done", closed_on=day(0))
    make_action(title_fr="Muette", starts_on=day(-99))
    asked = {
        "theme=innovation": ["Innover"],
        "lead=MG": ["Innover"],
        "state=done": ["Faite"],
        "state=late": ["Retard"],
        "state=unreported": ["Muette"],
        "state=late&lead=MG": [],
    }
    for address, expected in asked.items():
        assert titles(client.get(f"/fr/roadmap/?{address}")) == expected, address
    assert len(titles(client.get("/fr/roadmap/?state=x&theme=x&lead=x&by=x&after=x"))) == 4


def test_groups_follow_theme_or_lead(client):
    sub = make_theme("biens-communs", parent=make_theme("transformation", order=1), order=2)
    make_action(lead="TG", theme=sub)
    make_action(lead="MG", theme=make_theme("innovation", order=2))
    heads = [head for head, _rows in client.get("/fr/roadmap/").context["groups"]]
    assert heads == ["Transformation", "Innovation"]
    heads = [head for head, _rows in client.get("/fr/roadmap/?by=lead").context["groups"]]
    assert heads == ["Madagascar", "Togo"]


def test_titles_are_escaped_in_the_drawing_and_in_the_table(client):
    evil = '</text><script>alert("x")</script>'
    action = make_action(title_fr=evil, title_en=evil)
    make_milestone(action, day(3), title_fr=evil, title_en=evil)
    for path in ("/fr/roadmap/", f"/fr/roadmap/{action.pk}/"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_nothing_inline_and_whole_numbers_in_the_drawing(client):
    make_milestone(make_action(), day(3))
    page = client.get("/fr/roadmap/").content.decode()
    assert not re.search(r"\sstyle=|<style|\son\w+=", page)
    drawing = page[page.index('<svg class="timeline"') :]
    assert not re.search(
        r'\s(?:x|y|width|height|x1|x2)="[^"]*,', drawing[: drawing.index("</svg>")]
    )


def test_a_withdrawn_lead_is_shown_as_none(client):
    action = make_action(lead=delegation("NE", participation="withdrawn", name="Niger"))
    assert "sans chef de file" in client.get("/fr/roadmap/").content.decode()
    assert "sans chef de file" in client.get(f"/fr/roadmap/{action.pk}/").content.decode()


def test_the_founding_cycle_shows_its_real_events(client, capsys):
    call_command("load_reference")
    page = client.get("/fr/roadmap/?cycle=2019-2022")
    assert "Cycle clos" in page.content.decode()
    events = [event.slug for event in page.context["events"]]
    assert events[0] == "session-paris"
    assert events[-1] == "sommet-djerba"
    assert len(page.context["timeline"].points) == len(events)


def test_an_open_cycle_takes_in_the_events_of_its_time(client):
    make_cycle()
    for slug, first in (("avant", day(-400)), ("pendant", day(5))):
        Event.objects.create(
            slug=slug, kind="meeting", title_fr=slug, title_en=slug, starts_on=first, ends_on=first
        )
    assert [e.slug for e in client.get("/fr/roadmap/").context["events"]] == ["pendant"]


def test_a_roadmap_without_any_cycle_says_so(client):
    assert "Aucun cycle" in client.get("/fr/roadmap/").content.decode()


def test_old_dates_are_public_and_reasons_are_not(client):
    action = make_action(due_on=day(5))
    services.move_date(
        action, field="due_on", to=day(9), reason="Motif interne", actor=secretariat("officer")
    )
    services.report(action, actor=person("SN"), state="delayed", text="Texte interne")
    page = client.get(f"/fr/roadmap/{action.pk}/").content.decode()
    assert "initialement" in page
    assert "retard annoncé" in page
    assert "Motif interne" not in page
    assert "Texte interne" not in page
    client.force_login(person("MG"), backend=BACKEND)
    page = client.get(f"/fr/roadmap/{action.pk}/").content.decode()
    assert "Motif interne" in page
    assert "Texte interne" in page


def test_the_lead_files_a_report_from_the_page(client):
    action = make_action()
    client.force_login(person("SN"), backend=BACKEND)
    assert (
        f"/fr/roadmap/{action.pk}/report/"
        in client.get(f"/fr/roadmap/{action.pk}/").content.decode()
    )
    empty = client.post(f"/fr/roadmap/{action.pk}/report/", {"state": "on_course", "text": " "})
    assert empty.status_code == 200
    assert "text" in empty.context["form"].errors
    form = {"state": "on_course", "text": "Fait."}
    for _twice in range(2):
        with recorded() as statements:
            answer = client.post(f"/fr/roadmap/{action.pk}/report/", form)
        assert len(statements) <= 12
        assert answer["Location"] == f"/fr/roadmap/{action.pk}/"
    assert ActionReport.objects.count() == 1


def test_others_read_why_they_cannot_report(client):
    action = make_action()
    client.force_login(person("MG"), backend=BACKEND)
    assert "Seul le chef de file" in client.get(f"/fr/roadmap/{action.pk}/").content.decode()
    answer = client.post(f"/fr/roadmap/{action.pk}/report/", {"state": "on_course", "text": "…"})
    assert answer.status_code == 403


def fill(number):
    """Actions of many themes and leads, each with milestones, partners, a report, a move."""
    officer = secretariat("officer")
    for index in range(number):
        code = f"D{index % 30:02d}"
        action = make_action(
            lead=code,
            theme=make_theme(f"theme-{index % 8}", order=index % 8 + 1),
            title_fr=f"Un titre d’une longueur tout à fait ordinaire, numéro {index}",
            due_on=day(index % 50 - 10),
            starts_on=day(-100),
        )
        action.partners.add(delegation(f"D{(index + 1) % 30:02d}"))
        for offset in (-20, 3, 20):
            make_milestone(action, day(offset), title_fr="Un jalon au titre ordinaire")
        if index % 3 == 0:
            services.move_date(action, field="due_on", to=day(60), reason="Motif", actor=officer)
    return action


@pytest.mark.parametrize("who", ["visitor", "delegate", "officer"])
def test_pages_cost_the_same_at_every_size(client, who):
    if who != "visitor":
        user = person("SN") if who == "delegate" else secretariat("officer")
        client.force_login(user, backend=BACKEND)
    costs = {}
    for size in (3, 300):
        action = fill(size)
        paths = ["/fr/roadmap/", "/fr/roadmap/?by=lead", f"/fr/roadmap/{action.pk}/"]
        client.get(paths[0])
        for path in paths:
            with CaptureQueriesContext(connection) as asked:
                page = client.get(path)
            costs.setdefault(path.rstrip("0123456789/"), []).append(len(asked))
            assert len(page.content) < 60_000
            assert len(asked) <= 8
    assert all(len(set(counts)) == 1 for counts in costs.values()), costs


def test_all_actions_are_reached_page_by_page(client):
    fill(60)
    seen, address = [], "/fr/roadmap/?by=lead"
    while address:
        response = client.get(address)
        seen += titles(response)
        page = response.context["page"]
        address = f"/fr/roadmap/?{page.next_url_params}" if page.has_next else ""
    assert len(seen) == len(set(seen)) == 60
