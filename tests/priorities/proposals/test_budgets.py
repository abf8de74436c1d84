"""Queries and weight of the pages, at two sizes (product.md, budgets)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.delegations.models import Delegation
from priorities.discussions import services as discussions
from priorities.proposals import services
from priorities.proposals.models import CoSponsorship, Proposal
from tests.factories_proposals import associates_in, digest, draft, reload, submitted, tabled
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGE_QUERIES, ACT_QUERIES = 8, 12
PAGE_BYTES = 60_000
SENTENCE = (
    "Les États et gouvernements membres recensent les logiciels libres, données ouvertes et"
    " ressources éducatives qu’ils produisent ou soutiennent, et en tiennent la liste à jour."
)


@pytest.fixture
def cost(client):
    """The number of queries of one request by a person, and its answer; savepoints are free."""

    def measure(user, path, data=None):
        client.force_login(user, backend=BACKEND)
        # Neither the one mail job queued for many acts nor the announcements, which are read
        # once in a while and kept in memory, are the cost of this page.
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path) if data is None else client.post(path, data)
        asked = [
            query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]
            and "procrastinate" not in query["sql"]
            and "priorities_announcement" not in query["sql"]
        ]  # fmt: skip
        return len(asked), answer

    return measure


def long_text(count):
    return "\n\n".join(f"{SENTENCE} ({n})" for n in range(count))


def with_co_sponsors(proposal, count, inviter):
    for n in range(count):
        CoSponsorship.objects.create(
            proposal=proposal,
            delegation=delegation(f"C{n}"),
            state="accepted",
            invited_at=timezone.now(),
            invited_by=inviter,
            answered_at=timezone.now(),
            answered_by=inviter,
        )


def reader(kind):
    if kind == "own_head":
        return person("SN", "head")
    if kind == "officer":
        return secretariat("officer")
    if kind == "associate":
        associates_in("CPF")
        return person(delegation("NC", status="associate"), "head")
    if kind == "observer":
        return person(delegation("ON", status="observer"), "head")
    return person("MG")


@pytest.mark.parametrize("kind", ["own_head", "other", "associate", "observer", "officer"])
def test_the_page_of_a_tabled_text_at_two_sizes(cost, kind):
    head, officer = person("SN", "head"), secretariat("officer")
    user = reader(kind)
    small = tabled(head, officer)
    large = tabled(head, officer, text_fr=long_text(60), text_en=long_text(60))
    with_co_sponsors(large, 40, head)
    if kind == "associate":
        for made in (small, large):
            services.invite(
                proposal_id=made.pk,
                delegation=Delegation.objects.with_status().get(code="NC"),
                actor=head,
            )
    few, _page = cost(user, small.get_absolute_url())
    for n in range(12):
        discussions.open_thread(
            actor=head, space=reload(large).space, title=f"Fil {n}", text=SENTENCE
        )
    many, page = cost(user, large.get_absolute_url())
    assert page.status_code == 200
    assert many <= few <= PAGE_QUERIES
    assert len(page.content) <= PAGE_BYTES


@pytest.mark.parametrize("path", ["", "edit/", "visa/", "ask-visa/"])
def test_the_pages_of_a_draft_at_two_sizes(cost, path):
    head = person(delegation("NC", status="associate"), "head")
    associates_in("CPF")
    small = draft(head)
    large = draft(head, text_fr=long_text(60), text_en=long_text(60))
    with_co_sponsors(large, 40, head)
    few, _page = cost(head, f"/fr/proposals/drafts/{small.pk}/{path}")
    many, page = cost(head, f"/fr/proposals/drafts/{large.pk}/{path}")
    assert page.status_code == 200
    assert many <= few <= PAGE_QUERIES
    assert len(page.content) <= PAGE_BYTES


@pytest.mark.parametrize("path", ["", "?awaiting=on", "?theme=commons&kind=initiative", "drafts/"])
def test_lists_at_two_sizes(cost, path):
    head, officer = person("SN", "head"), secretariat("officer")
    counts = []
    for wanted in (3, 25):
        while Proposal.objects.count() < wanted * 3:
            with_co_sponsors(tabled(head, officer), 2, head)
            services.ask_visa(proposal_id=draft(head).pk, actor=head)
            draft(head)
        queries, page = cost(head, f"/fr/proposals/{path}")
        counts.append(queries)
    assert counts[0] == counts[1] <= PAGE_QUERIES
    assert len(page.content) <= PAGE_BYTES


def test_the_list_of_the_admin_at_two_sizes(cost, settings):
    settings.DEMO = True
    head, officer = person("SN", "head"), secretariat("officer")
    counts = []
    for wanted in (3, 30):
        while Proposal.objects.count() < wanted:
            submitted(head)
        counts.append(cost(officer, "/admin/priorities/proposal/")[0])
    assert counts[0] == counts[1] <= PAGE_QUERIES


def test_acts(cost):
    head = person("SN", "head")
    person("SN"), person("SN", "deputy", may_stamp=True), secretariat("officer")
    made = draft(head, text_fr=long_text(60), text_en=long_text(60))
    at = f"/fr/proposals/drafts/{made.pk}/"
    key = {"once_key": "0f0b9d0e-0000-4000-8000-000000000001"}
    saved = made.content(list(made.versions.get().paragraphs.all())).as_dict() | {
        "version": 1,
        "text_fr": long_text(61),
        "text_en": long_text(61),
    }
    costs = {
        "edit": cost(head, f"{at}edit/", saved | key)[0],
        "autosave": cost(head, f"{at}autosave/", saved | {"version": 2, "context": "b"})[0],
        "ask-visa": cost(head, f"{at}ask-visa/", key)[0],
        "return": cost(head, f"{at}return/", {"reason": "Non."} | key)[0],
        "visa": cost(head, f"{at}visa/", {"shown_hash": digest(made)} | key)[0],
        "take-back": cost(head, f"{at}take-back/", key)[0],
    }
    assert reload(made).version == 3
    assert reload(made).state == "draft"
    assert {act: n for act, n in costs.items() if n > ACT_QUERIES} == {}
