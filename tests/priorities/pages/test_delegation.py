"""My delegation: unfinished work of a person who leaves (scenario 7)."""

import pytest

from accounts.mandates import unfinished
from accounts.mandates.services import withdraw
from tests.factories_proposals import draft, reload
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaving(client):
    head, drafter = person("SN", "head"), person("SN", "drafter")
    client.force_login(head)
    return head, drafter, draft(drafter)


def test_the_confirmation_lists_the_work_and_asks_to_whom_it_goes(client, leaving):
    _head, drafter, proposal = leaving
    at = f"/fr/delegation/people/{drafter.mandates.get().pk}/withdraw/"
    page = client.get(at).content.decode()
    assert "Catalogue commun" in page
    heir = person("SN", "focal_point")
    client.post(at, {"successor": heir.pk, "ground": ""})
    assert reload(proposal).author == heir
    assert drafter.mandates.get().withdrawn_at


def test_work_given_to_nobody_is_shown_without_anybody_in_charge(client, leaving):
    head, drafter, _proposal = leaving
    assert "sans responsable" not in client.get("/fr/delegation/").content.decode()
    withdraw(actor=head, mandate=drafter.mandates.get())
    page = client.get("/fr/delegation/").content.decode()
    assert "Catalogue commun" in page
    assert "sans responsable" in page


def test_a_colleague_who_only_reads_gets_no_work(client, leaving):
    _head, drafter, proposal = leaving
    reader = person("SN", "reader")
    at = f"/fr/delegation/people/{drafter.mandates.get().pk}/withdraw/"
    response = client.post(at, {"successor": reader.pk})
    assert response.context["form"].errors["successor"]
    assert reload(proposal).author == drafter
    assert drafter.mandates.get().withdrawn_at is None


def test_only_the_work_of_that_person_is_listed(leaving):
    _head, drafter, proposal = leaving
    draft(person("SN", "focal_point"), title_fr="Autre texte")
    assert [work.label for work in unfinished.of(drafter, proposal.delegation)] == [str(proposal)]


@pytest.mark.parametrize("number", [2, 30])
def test_many_drafts_cost_the_same(client, leaving, number, django_assert_max_num_queries):
    _head, drafter, _proposal = leaving
    for n in range(number):
        draft(drafter, title_fr=f"Texte {n}")
    client.get("/fr/account/profile/")
    with django_assert_max_num_queries(8):
        assert client.get("/fr/delegation/").status_code == 200
