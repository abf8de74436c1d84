"""The list of themes and the page of one."""

import html
import io

import pytest
from django.core.management import call_command

from accounts.access.levels import Level
from priorities.discussions import services
from priorities.discussions.models import Thread
from priorities.themes.models import Theme
from tests import factories_discussions as make
from tests.factories_proposals import tabled
from tests.factories_roadmap import make_action, make_theme
from tests.queries import recorded
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

LEVELS = {"public", "delegations", "members", "secretariat"}


@pytest.fixture
def reference():
    call_command("load_reference", verbosity=0, stdout=io.StringIO())


def test_the_eight_themes_and_their_sub_themes_are_public(client, reference):
    page = client.get("/fr/themes/").content.decode()
    assert page.count('<li class="theme-') == 8
    assert page.index("Transformation numérique") < page.index("Commerce électronique")
    for child in Theme.objects.filter(parent__isnull=False):
        assert child.get_absolute_url() in page


def test_the_line_of_the_founding_document_stands_word_for_word(client, reference):
    for theme in Theme.objects.top():
        page = html.unescape(client.get(theme.get_absolute_url()).content.decode())
        assert f"«\u00a0{theme.line_fr}\u00a0»" in page


def test_a_theme_links_its_sub_themes_and_they_link_back(client, reference):
    theme = Theme.objects.get(slug="transformation-numerique")
    child = theme.children.first()
    assert child.get_absolute_url() in client.get(theme.get_absolute_url()).content.decode()
    assert theme.get_absolute_url() in client.get(child.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("visitor", {"public"}),
        ("associate", {"public", "delegations"}),
        ("member", {"public", "delegations", "members"}),
        ("secretariat", {"public", "delegations", "members", "secretariat"}),
    ],
)
def test_threads_are_listed_at_their_level_only_and_leave_no_trace(client, who, seen):
    theme = make.theme()
    for level in LEVELS:
        row = make.thread(within=theme.space, title=f"Fil {level}")
        Thread.objects.filter(pk=row.pk).update(level=level)
    if who == "secretariat":
        client.force_login(secretariat())
    elif who != "visitor":
        client.force_login(person(delegation("XX", status=who)))
    answer = client.get(theme.get_absolute_url())
    assert {row.title for row in answer.context["page"].items} == {f"Fil {one}" for one in seen}
    for hidden in LEVELS - seen:
        assert f"Fil {hidden}" not in answer.content.decode()


def test_pinned_threads_stand_on_top_then_the_newest_activity(client):
    theme, author = make.theme(), person("SN")
    first, second, third = (
        make.thread(by=author, within=theme.space, title=title) for title in ("A", "B", "C")
    )
    make.contribution(second, by=author)
    services.pin(actor=secretariat("moderator"), thread=first)
    client.force_login(author)
    listed = client.get(theme.get_absolute_url()).context["page"].items
    assert listed == [first, second, third]


def test_unread_threads_are_marked_for_the_reader(client):
    theme, reader = make.theme(), person("MG")
    thread = make.thread(within=theme.space)
    client.force_login(reader)
    assert "pas encore lu" in client.get(theme.get_absolute_url()).content.decode()
    client.get(thread.get_absolute_url())
    page = client.get(theme.get_absolute_url()).content.decode()
    assert "pas encore lu" not in page
    make.contribution(thread)
    assert "nouvelles contributions" in client.get(theme.get_absolute_url()).content.decode()


def test_a_closed_theme_says_why_and_takes_no_thread(client):
    theme = make.theme()
    services.close_space(
        actor=secretariat(),
        space=theme.space,
        reason_fr="Thème clos par la session",
        reason_en="Theme closed by the session",
    )
    client.force_login(person("MG"))
    answer = client.get(theme.get_absolute_url())
    assert "Thème clos par la session" in answer.content.decode()
    assert not answer.context["open_thread"]
    english = client.get(theme.get_absolute_url().replace("/fr/", "/en/")).content.decode()
    assert "Theme closed by the session" in english
    form = {"title": "T", "text": "Mot.", "language": "fr"}
    assert client.post(f"{theme.get_absolute_url()}discussions/new/", form).status_code == 403
    services.reopen_space(actor=secretariat(), space=theme.space)
    assert client.post(f"{theme.get_absolute_url()}discussions/new/", form).status_code == 302


def test_an_observer_with_leave_opens_its_communication(client):
    theme, ontario = make.theme(), delegation("CA-ON", status="observer", name="Ontario")
    client.force_login(person(ontario))
    assert client.get(f"{theme.get_absolute_url()}discussions/new/").status_code == 403
    make.grant(ontario, theme.space)
    form = {"title": "Notre expérience", "text": "Mot.", "language": "fr"}
    assert client.post(f"{theme.get_absolute_url()}discussions/new/", form).status_code == 302
    page = client.get(theme.get_absolute_url()).content.decode()
    assert "Communications des observateurs" in page


@pytest.mark.parametrize("who", ["visitor", "member", "observer", "secretariat"])
def test_a_theme_costs_the_same_for_three_threads_or_sixty(client, who):
    if who == "secretariat":
        client.force_login(secretariat())
    elif who != "visitor":
        client.force_login(person(delegation("XX", status=who)))
    counts = []
    for size in (3, 60):
        theme = make.theme(level=Level.PUBLIC)
        for _number in range(size):
            make.thread(within=theme.space, by=secretariat())
        client.get(theme.get_absolute_url())
        with recorded() as statements:
            answer = client.get(theme.get_absolute_url())
        counts.append(len(statements))
        assert len(answer.content) <= 60_000
    assert counts[0] == counts[1]
    assert counts[1] <= 8, "\n".join(statements)


def test_the_list_of_themes_costs_one_query_for_a_visitor(client, reference):
    client.get("/fr/themes/")
    with recorded() as statements:
        client.get("/fr/themes/")
    assert len(statements) == 1


def test_the_next_page_of_threads(client):
    theme, author = make.theme(), person("SN")
    threads = [make.thread(by=author, within=theme.space) for _number in range(25)]
    client.force_login(author)
    first = client.get(theme.get_absolute_url()).context["page"]
    second = client.get(f"{theme.get_absolute_url()}?{first.next_url_params}").context["page"]
    assert [*first.items, *second.items] == threads[::-1]


def test_the_actions_and_proposals_of_a_theme_and_its_sub_themes_at_their_level(client):
    theme = make_theme("cybersecurite")
    child = make_theme("formation", parent=theme)
    public = make_action(theme=child)
    closed = make_action(theme=theme, level="delegations")
    draft = make_action(theme=theme, entered=False)
    proposal = tabled(theme="cybersecurite")
    seen = client.get(theme.get_absolute_url()).content.decode()
    assert public.title in seen
    assert closed.title not in seen
    assert draft.title not in seen
    assert proposal.title not in seen
    client.force_login(person("SN"))
    seen = client.get(theme.get_absolute_url()).content.decode()
    assert closed.title in seen
    assert proposal.title in seen
