from datetime import date

import pytest
from django.urls import reverse

from accounts.delegations.models import DelegationStatus, Participation
from portal.words.dates import long_date
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


def names(response):
    return [row.name_fr for row in response.context["states"]]


def test_delegations_stand_in_french_order_without_accents(client):
    for code, name in (("SN", "Sénégal"), ("EG", "Égypte"), ("FR", "France"), ("BE", "Belgique")):
        delegation(code, name=name)
    response = client.get("/fr/delegations/")
    assert names(response) == ["Belgique", "Égypte", "France", "Sénégal"]


def test_institutions_are_apart_and_not_counted(client):
    delegation("SN")
    delegation("AUF", status="institution", name="Agence universitaire")
    response = client.get("/fr/delegations/")
    assert names(response) == ["Sénégal"]
    assert [row.code for row in response.context["institutions"]] == ["AUF"]
    assert response.context["counts"]["present"] == 1


def test_a_past_date_shows_the_list_of_that_date(client):
    delegation("NE", participation="withdrawn")  # since 17 March 2025
    before = client.get("/fr/delegations/?on=2025-03-01").context["counts"]
    after = client.get("/fr/delegations/?on=2025-03-17").context["counts"]
    assert (before["present"], before["withdrawn"]) == (1, 0)
    assert (after["present"], after["withdrawn"]) == (0, 1)


def test_the_count_says_on_which_date(client):
    delegation("SN")
    page = client.get("/fr/delegations/?on=2025-03-01").content.decode()
    assert long_date(date(2025, 3, 1), "fr") in page


def test_a_delegation_admitted_later_is_not_in_the_list_before(client):
    made = delegation("XK", name="Kosovo")
    made.statuses.all().delete()
    DelegationStatus.objects.create(delegation=made, status="observer", since=date(2014, 11, 30))
    assert names(client.get("/fr/delegations/?on=2014-11-29")) == []
    assert names(client.get("/fr/delegations/?on=2014-11-30")) == ["Kosovo"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("status=observer", ["Ontario"]),
        ("kind=state", ["Ontario", "Sénégal"]),
        ("region=Nord", ["Ontario"]),
        ("status=member&region=Nord", []),
    ],
)
def test_filters(client, question, expected):
    delegation("SN")
    north = delegation("CA-ON", status="observer", name="Ontario")
    north.region_fr = "Nord"
    north.save()
    assert names(client.get(f"/fr/delegations/?{question}")) == expected


def test_a_bad_date_gives_the_form_back(client):
    delegation("SN")
    response = client.get("/fr/delegations/?on=yesterday")
    assert response.status_code == 200
    assert response.context["form"].errors["on"]
    assert names(response) == ["Sénégal"]


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    for number in range(3):
        delegation(f"A{number}")
    with django_assert_max_num_queries(2):
        client.get("/fr/delegations/")
    for number in range(40):
        delegation(f"B{number}")
    with django_assert_max_num_queries(2):
        client.get("/fr/delegations/")


def test_one_delegation_on_a_past_date(client):
    made = delegation("NE", participation="withdrawn")
    assert client.get(made.get_absolute_url()).context["delegation"].participation == "withdrawn"
    then = client.get(made.get_absolute_url() + "?on=2025-03-01")
    assert then.context["delegation"].participation == "active"
    assert long_date(date(2025, 3, 17), "fr") in then.content.decode()  # the history is whole


@pytest.mark.parametrize("who", ["visitor", "delegate", "secretariat", "withdrawn"])
def test_people_are_shown_to_those_who_work_with_them(client, who):
    made = delegation("SN")
    person(made, "head", last_name="Ndiaye")
    readers = {
        "delegate": lambda: person("MG"),
        "secretariat": secretariat,
        "withdrawn": lambda: person(delegation("NE", participation="withdrawn")),
    }
    if who != "visitor":
        client.force_login(readers[who]())
    shown = "Ndiaye" in client.get(made.get_absolute_url()).content.decode()
    assert shown == (who in ("delegate", "secretariat"))


def test_a_delegation_without_head_says_so(client):
    made = delegation("SN")
    person(made, "drafter")
    client.force_login(person("MG"))
    assert "sans chef de délégation" in client.get(made.get_absolute_url()).content.decode()
    person(made, "head")
    assert "sans chef de délégation" not in client.get(made.get_absolute_url()).content.decode()


@pytest.mark.parametrize("count", [2, 30])
def test_the_page_of_a_delegation_costs_the_same_with_many_people(
    client, count, django_assert_max_num_queries
):
    made = delegation("SN")
    for _number in range(count):
        person(made, "drafter")
    Participation.objects.create(delegation=made, state="suspended", since=date(2020, 1, 1))
    client.force_login(person("MG"))
    client.get("/fr/account/profile/")  # the session's first page notes its opening
    with django_assert_max_num_queries(8):
        client.get(made.get_absolute_url())


def test_a_code_in_small_letters_leads_to_the_page(client):
    made = delegation("SN")
    response = client.get(reverse("accounts:delegation", args=["sn"]))
    assert response["Location"] == made.get_absolute_url()
