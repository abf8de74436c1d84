"""A person with two mandates chooses one, sees it in the header, and can change it."""

import pytest
from django.utils import timezone

from accounts.people.models import Mandate
from tests.world import delegation, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(client):
    user = person("SN", "drafter")
    Mandate.objects.create(user=user, delegation=delegation("TG"), role="reader")
    client.force_login(user)
    return user


def test_the_work_begins_with_the_choice(client, two):
    response = client.get("/fr/delegations/?status=member")
    assert response.status_code == 302
    assert (
        response["Location"] == "/fr/account/mandate/?next=%2Ffr%2Fdelegations%2F%3Fstatus%3Dmember"
    )


def test_the_choice_leads_back_and_is_in_the_header(client, two):
    mandate = two.mandates.get(delegation__code="TG")
    target = "/fr/delegations/?status=member"
    response = client.post("/fr/account/mandate/", {"mandate": mandate.pk, "next": target})
    assert response["Location"] == target
    page = client.get(target)
    assert page.context["acting"] == mandate
    assert "Togo · lecteur" in page.content.decode()


@pytest.mark.parametrize("target", ["https://example.com/", "//example.com", "javascript:alert(1)"])
def test_it_never_leads_elsewhere(client, two, target):
    mandate = two.mandates.first()
    response = client.post("/fr/account/mandate/", {"mandate": mandate.pk, "next": target})
    assert response["Location"] == "/"


def test_somebody_elses_mandate_is_not_found(client, two):
    other = person("MG").mandates.get()
    response = client.post("/fr/account/mandate/", {"mandate": other.pk})
    assert response.status_code == 404
    assert "mandate_id" not in client.session


def test_a_withdrawn_choice_falls_back_to_the_other_mandate(client, two):
    mandate = two.mandates.get(delegation__code="TG")
    client.post("/fr/account/mandate/", {"mandate": mandate.pk})
    Mandate.objects.filter(pk=mandate.pk).update(withdrawn_at=timezone.now())
    assert client.get("/fr/delegations/").context["acting"].delegation.code == "SN"


def test_one_mandate_needs_no_choice(client):
    client.force_login(person("SN"))
    assert client.get("/fr/delegations/").status_code == 200
