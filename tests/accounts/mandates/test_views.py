"""The pages on which a head manages the people of the delegation."""

import pytest
from allauth.mfa.models import Authenticator

from accounts.invitations import services as invitations
from accounts.people.models import Mandate
from tests.world import delegation, fresh, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(client):
    user = person("SN", "head")
    client.force_login(user)
    return user


def test_a_head_withdraws_after_a_confirmation(client, head):
    delegate = person("SN", "drafter", last_name="Diop")
    mandate = delegate.mandates.get()
    page = client.get(f"/fr/delegation/people/{mandate.pk}/withdraw/")
    assert "Diop" in page.content.decode()
    mandate.refresh_from_db()
    assert mandate.withdrawn_at is None
    response = client.post(f"/fr/delegation/people/{mandate.pk}/withdraw/", {"ground": "départ"})
    assert response["Location"] == "/fr/delegation/"
    mandate.refresh_from_db()
    assert mandate.withdrawn_at


def test_the_last_head_reads_why_it_is_refused(client, head):
    mandate = head.mandates.get()
    response = client.post(f"/fr/delegation/people/{mandate.pk}/withdraw/", {"ground": "x"})
    assert response.status_code == 200
    assert "dernier chef" in response.content.decode()
    assert 'value="x"' in response.content.decode()
    mandate.refresh_from_db()
    assert mandate.withdrawn_at is None


def test_a_head_who_withdraws_herself_is_signed_out(client, head):
    person("SN", "head")
    response = client.post(f"/fr/delegation/people/{head.mandates.get().pk}/withdraw/", {})
    assert response["Location"] == "/fr/delegations/"
    assert client.get("/fr/delegation/").status_code == 302


@pytest.mark.parametrize("act", ["", "withdraw/"])
def test_people_of_another_delegation_are_not_found(client, head, act):
    other = person("MG", "drafter").mandates.get()
    assert client.get(f"/fr/delegation/people/{other.pk}/{act}").status_code == 404


@pytest.mark.parametrize("role", ["deputy", "focal_point", "drafter", "reader"])
def test_colleagues_are_refused_with_the_reason(client, role):
    client.force_login(person("SN", role))
    mandate = person("SN", "drafter").mandates.get()
    for act in ("", "withdraw/"):
        response = client.post(f"/fr/delegation/people/{mandate.pk}/{act}", {"role": "reader"})
        assert response.status_code == 403
    mandate.refresh_from_db()
    assert (mandate.role, mandate.withdrawn_at) == ("drafter", None)


def test_a_head_changes_the_role_and_lends_the_visa(client, head):
    delegate = person("SN", "drafter")
    mandate = delegate.mandates.get()
    client.post(f"/fr/delegation/people/{mandate.pk}/", {"role": "deputy", "ends_on": ""})
    client.post(f"/fr/delegation/people/{mandate.pk}/visa/", {"enabled": "1"})
    mandate.refresh_from_db()
    assert (mandate.role, mandate.may_stamp) == ("deputy", True)


def test_the_second_factor_is_asked_before_any_page_of_the_space(client, head):
    drafter = person("SN", "drafter")
    client.post("/fr/delegation/second-factor/", {"required": "1"})
    assert client.get("/fr/delegation/")["Location"] == "/fr/account/2fa/"
    client.force_login(drafter)
    assert client.get("/fr/delegation/")["Location"] == "/fr/account/2fa/"
    assert client.get("/fr/account/profile/").status_code == 200
    Authenticator.objects.create(user=drafter, type="recovery_codes", data={})
    assert client.get("/fr/delegation/").status_code == 302
    Authenticator.objects.create(user=drafter, type="totp", data={})
    assert client.get("/fr/delegation/").status_code == 200


def test_without_it_no_act_is_possible_elsewhere_either():
    made = delegation("SN")
    made.requires_second_factor = True
    made.save()
    head, drafter = person(made, "head"), person(made, "drafter")
    assert not head.has_perm("delegations.withdraw_person", drafter.mandates.get())
    Authenticator.objects.create(user=head, type="webauthn", data={})
    assert fresh(head).has_perm("delegations.withdraw_person", drafter.mandates.get())


def test_my_delegation_shows_people_invitations_and_acts(client, head):
    person("SN", "drafter", last_name="Diop")
    invitations.invite(
        actor=head, delegation=delegation("SN"), email="new@example.org", role="reader"
    )
    page = client.get("/fr/delegation/").content.decode()
    assert "Diop" in page
    assert "new@example.org" in page
    assert "invitation envoyée" in page


def test_a_drafter_sees_people_but_no_invitation(client):
    invitations.invite(
        actor=person("SN", "head"),
        delegation=delegation("SN"),
        email="new@example.org",
        role="reader",
    )
    client.force_login(person("SN", "drafter"))
    page = client.get("/fr/delegation/").content.decode()
    assert "new@example.org" not in page
    assert "/withdraw/" not in page


@pytest.mark.parametrize("number", [2, 40])
def test_my_delegation_costs_the_same_with_many(client, number, django_assert_max_num_queries):
    made = delegation("SN")
    user = person(made, "head")
    for n in range(number):
        person(made, "deputy")
        invitations.invite(actor=user, delegation=made, email=f"p{n}@example.org", role="reader")
    client.force_login(user)
    client.get("/fr/account/profile/")
    with django_assert_max_num_queries(8):
        page = client.get("/fr/delegation/")
    assert len(page.content) < 60_000 or number > 20
    assert Mandate.objects.count() == number + 1


def test_somebody_without_mandate_is_led_to_the_choice(client):
    client.force_login(person())
    assert client.get("/fr/delegation/")["Location"] == "/fr/account/mandate/"
