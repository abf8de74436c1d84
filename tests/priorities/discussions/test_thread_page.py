"""The page of a thread: what each reader sees, and what it costs."""

import gzip

import pytest
from django.urls import reverse

from accounts.access.levels import Level
from priorities.discussions import services
from priorities.discussions.models import ThreadRead
from tests import factories_discussions as make
from tests.queries import recorded
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

PARAGRAPH = (
    "Les centres de réponse aux incidents partagent leurs alertes, leurs formations et leurs "
    "outils, chacun selon ses moyens et dans sa langue. "
)


def page(client, user, thread, query=""):
    client.logout()
    if user is not None:
        client.force_login(user)
    return client.get(f"/fr/discussions/{thread.pk}/{query}")


@pytest.mark.parametrize(
    ("level", "status", "expected"),
    [
        (Level.PUBLIC, None, 200),
        (Level.DELEGATIONS, None, 404),
        (Level.DELEGATIONS, "observer", 200),
        (Level.DELEGATIONS, "institution", 200),
        (Level.MEMBERS, "member", 200),
        (Level.MEMBERS, "associate", 404),
        (Level.MEMBERS, "observer", 404),
        (Level.GROUP, "member", 404),
        (Level.SECRETARIAT, "member", 404),
    ],
)
def test_a_thread_is_read_at_its_level_only(client, level, status, expected):
    thread = make.thread(within=make.space(level))
    reader = person(delegation("XX", status=status)) if status else None
    assert page(client, reader, thread).status_code == expected


def test_a_named_group_reads_and_nobody_else(client):
    space = make.space(Level.GROUP)
    space.audience.add(delegation("MG"), delegation("TG"))
    thread = make.thread(within=space, by=person("MG"))
    assert page(client, person("TG"), thread).status_code == 200
    assert page(client, person("SN"), thread).status_code == 404
    assert page(client, secretariat(), thread).status_code == 200


def test_a_withdrawn_delegation_no_longer_reads(client):
    gone = delegation("XX", participation="withdrawn")
    assert page(client, person(gone), make.thread()).status_code == 404


def test_a_change_of_level_closes_the_threads_at_once(client):
    thread = make.thread()
    observer = person(delegation("CA-ON", status="observer"))
    assert page(client, observer, thread).status_code == 200
    services.set_space_level(actor=secretariat(), space=thread.space, level=Level.MEMBERS)
    assert page(client, observer, thread).status_code == 404


def test_a_moved_thread_takes_the_level_of_its_new_space(client):
    thread = make.thread()
    services.move(actor=secretariat(), thread=thread, space=make.space(Level.SECRETARIAT))
    assert page(client, person("MG"), thread).status_code == 404


def test_an_institution_is_labelled_as_such_and_a_state_is_not(client):
    thread = make.thread()
    make.contribution(thread, by=person(delegation("CONFEJES", status="institution")))
    html = page(client, person("SN"), thread).content.decode()
    assert html.count('<span class="state">institution</span>') == 1


def test_who_may_contribute_sees_the_form_and_the_others_the_reason(client):
    thread = make.thread()
    assert "form" in page(client, person("MG"), thread).context
    assert page(client, person("MG"), thread).context["form"] is not None
    for reader in (person("SN", role="reader"), person(delegation("ON", status="observer"))):
        answer = page(client, reader, thread)
        assert answer.context["form"] is None
        assert answer.context["contribute"].reason in answer.content.decode()


def test_a_closed_thread_says_why_and_takes_nothing_more(client):
    thread = make.thread()
    services.close(actor=secretariat("moderator"), thread=thread, reason="Question réglée")
    answer = page(client, person("MG"), thread)
    assert "Question réglée" in answer.content.decode()
    assert answer.context["form"] is None


def test_what_is_new_since_the_last_visit_is_marked(client):
    thread, reader = make.thread(), person("MG")
    first = page(client, reader, thread)
    assert first.context["unread"] == 0
    make.contribution(thread)
    second = page(client, reader, thread)
    assert second.context["unread"] == 1
    assert [item["post"].is_new for item in second.context["posts"]] == [False, True]
    assert page(client, reader, thread).context["unread"] == 0
    assert ThreadRead.objects.get(user=reader, thread=thread).last_number == 2


def test_one_s_own_contribution_is_not_new(client):
    thread, reader = make.thread(), person("MG")
    page(client, reader, thread)
    make.contribution(thread, by=reader)
    answer = page(client, reader, thread)
    assert not any(item["post"].is_new for item in answer.context["posts"])
    assert answer.context["unread"] == 0


def test_a_mention_is_shown_as_the_name_of_the_delegation_linked(client):
    delegation("MG")
    thread = make.thread(text="Voir @MG, `@mg`, @inconnu et courriel@MG.org.")
    html = page(client, person("SN"), thread).content.decode()
    assert html.count('class="mention" href="/fr/delegations/MG/">Madagascar</a>') == 2
    assert "@inconnu" in html
    assert "courriel@MG.org" in html


def test_a_mention_in_the_title_of_a_link_breaks_no_tag(client):
    delegation("MG")
    thread = make.thread(text='[mot](https://example.org "@MG onmouseover=alert(1)")')
    html = page(client, person("SN"), thread).content.decode()
    assert 'title="MG onmouseover=alert(1)"' in html
    assert 'class="mention"' not in html


def test_the_pages_of_a_thread_hold_all_of_it_once_and_in_order(client):
    thread, author = make.thread(), person("SN")
    for number in range(2, 46):
        make.contribution(thread, by=author, reply_to=1 if number % 3 == 0 else None)
    expected = list(thread.contributions.order_by("place").values_list("number", flat=True))
    found, query = [], ""
    while True:
        shown = page(client, author, thread, query).context["page"]
        found += [row.number for row in shown.items]
        if not shown.next:
            break
        query = shown.next
    assert found == expected
    back = page(client, author, thread, shown.previous).context["page"]
    assert [row.number for row in back.items] == expected[20:40]


def test_a_link_to_a_contribution_opens_the_page_that_holds_it(client):
    thread, author = make.thread(), person("SN")
    for _number in range(30):
        make.contribution(thread, by=author)
    shown = page(client, author, thread, "?at=25").context["page"]
    assert [row.number for row in shown.items] == list(range(20, 32))
    assert shown.previous
    assert not shown.next


def test_a_link_among_long_contributions_opens_on_it(client):
    thread, author = make.thread(), person("SN")
    for _number in range(12):
        make.contribution(thread, by=author, text=(PARAGRAPH * 70)[:9_900])
    shown = page(client, author, thread, "?at=9").context["page"]
    assert shown.items[0].number == 9
    assert shown.next


@pytest.mark.parametrize("query", ["?at=0", "?at=99999999", "?at=x", "?after=1", "?before=%00"])
def test_an_address_that_means_nothing_gives_the_first_page(client, query):
    thread = make.thread()
    assert page(client, person("SN"), thread, query).context["page"].items[0].number == 1


def _fill(thread, count, text=PARAGRAPH * 3):
    authors = [person("SN"), person("MG"), person("TG")]
    for number in range(count):
        make.contribution(thread, by=authors[number % 3], reply_to=1 + number // 3, text=text)


@pytest.mark.parametrize("who", ["reader", "visitor", "secretariat"])
def test_a_page_costs_the_same_at_three_and_at_sixty(client, who):
    counts = []
    for size in (3, 60):
        thread = make.thread(within=make.space(Level.PUBLIC), text="Voir @SN.")
        _fill(thread, size)
        user = {"reader": person("MG"), "visitor": None, "secretariat": secretariat()}[who]
        page(client, user, thread)
        make.contribution(thread)
        with recorded() as statements:
            client.get(f"/fr/discussions/{thread.pk}/")
        counts.append(len(statements))
    assert counts[0] == counts[1]
    assert counts[1] <= 8, statements


def test_twenty_contributions_weigh_little(client):
    thread = make.thread()
    _fill(thread, 40)
    body = page(client, person("MG"), thread).content
    assert len(body) <= 60_000
    assert len(gzip.compress(body)) <= 8_000


def test_a_page_of_very_long_contributions_holds_fewer(client):
    thread = make.thread()
    _fill(thread, 15, text=(PARAGRAPH * 70)[:9_900])
    answer = page(client, person("MG"), thread)
    assert 1 <= len(answer.context["page"].items) < 15
    assert len(answer.content) <= 60_000
    assert answer.context["page"].next


def test_both_languages(client):
    thread = make.thread()
    client.force_login(person("MG"))
    assert "Fil de discussion" in client.get(f"/fr/discussions/{thread.pk}/").content.decode()
    assert "This thread" in client.get(f"/en/discussions/{thread.pk}/").content.decode()


def test_every_page_of_a_thread_needs_its_visibility(client):
    thread = make.thread(within=make.space(Level.MEMBERS))
    row = thread.contributions.get()
    client.force_login(person(delegation("XX", status="associate")))
    for name in ("thread", "thread_contribute", "thread_close", "thread_move"):
        assert client.get(reverse(f"priorities:{name}", args=[thread.pk])).status_code == 404
    for name in ("thread_follow", "thread_pin", "thread_reopen"):
        assert client.post(reverse(f"priorities:{name}", args=[thread.pk])).status_code == 404
    for name in ("contribution_edit", "contribution_withdraw", "contribution_history"):
        assert client.get(reverse(f"priorities:{name}", args=[row.pk])).status_code == 404
