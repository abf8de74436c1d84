"""The page behind the link of an invitation."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from accounts.invitations import services
from accounts.invitations.models import Invitation
from accounts.people.models import User
from tests.world import delegation, person

pytestmark = pytest.mark.django_db

NEW = {
    "first_name": "Awa",
    "last_name": "Sy",
    "password1": "correct horse battery",
    "password2": "correct horse battery",
}


def invited(email="awa@example.org", **fields):
    return services.invite(
        actor=person("SN", "head"),
        delegation=delegation("SN"),
        email=email,
        role="drafter",
        **fields,
    )


def link(invitation):
    return f"/fr/account/invitation/{invitation.token}/"


def test_a_new_person_opens_an_account_and_is_signed_in(client):
    invitation = invited(language="en")
    assert "awa@example.org" in client.get(link(invitation)).content.decode()
    response = client.post(link(invitation), NEW)
    assert response.status_code == 302
    user = User.objects.get(email="awa@example.org")
    assert user.language == "en"
    assert EmailAddress.objects.get(user=user).verified
    page = client.get("/fr/account/profile/")
    assert page.context["acting"].delegation.code == "SN"


def test_the_address_cannot_be_changed(client):
    client.post(link(invited()), NEW | {"email": "else@example.org"})
    assert not User.objects.filter(email="else@example.org").exists()
    assert User.objects.filter(email="awa@example.org").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("password2", "another one, longer"), ("password1", "court"), ("last_name", "")],
)
def test_a_mistake_gives_the_form_back(client, field, value):
    invitation = invited()
    response = client.post(link(invitation), NEW | {field: value})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert 'value="Awa"' in response.content.decode()
    assert not User.objects.filter(email="awa@example.org").exists()


def test_the_link_serves_once(client):
    invitation = invited()
    client.post(link(invitation), NEW)
    other = Client()
    page = other.get(link(invitation))
    assert page.status_code == 410
    assert "déjà servi" in page.content.decode()
    assert other.post(link(invitation), NEW | {"last_name": "X"}).status_code == 410
    assert User.objects.filter(email="awa@example.org").count() == 1


def test_an_expired_link_says_whom_to_ask(client):
    invitation = invited()
    Invitation.objects.update(expires_at=timezone.now())
    page = client.get(link(invitation))
    assert page.status_code == 410
    assert str(invitation.invited_by) in page.content.decode()


def test_a_wrong_link_is_not_found(client):
    assert client.get("/fr/account/invitation/abc/").status_code == 404


def test_an_existing_account_is_led_to_sign_in_then_confirms(client):
    user = person("MG")
    invitation = invited(user.email)
    page = client.get(link(invitation))
    assert page.context["step"] == "sign_in"
    assert "/fr/account/login/?next=" in page.context["login_url"]
    assert client.post(link(invitation), NEW).status_code == 200  # opens no second account
    client.force_login(user)
    assert client.get(link(invitation)).context["step"] == "confirm"
    assert user.mandates.count() == 1  # reading the page accepts nothing
    client.post(link(invitation))
    assert user.mandates.count() == 2
    assert client.get("/fr/account/profile/").context["acting"].delegation.code == "SN"


def test_somebody_signed_in_with_another_address_cannot_accept(client):
    invitation = invited()
    client.force_login(person("MG"))
    assert client.get(link(invitation)).status_code == 403
    assert client.post(link(invitation)).status_code == 403
    assert Invitation.objects.get().accepted_at is None


def test_the_sign_up_page_of_allauth_stays_closed(client):
    session = client.session
    session["account_verified_email"] = "eve@example.org"
    session.save()
    client.post(
        "/fr/account/signup/",
        {"email": "eve@example.org", "password1": NEW["password1"], "password2": NEW["password2"]},
    )
    assert not User.objects.filter(email="eve@example.org").exists()
