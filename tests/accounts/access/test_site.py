"""The admin opens to the secretariat alone, behind a second factor."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from tests.world import person, secretariat

pytestmark = pytest.mark.django_db

ROLES = ["officer", "moderator", "translator", "administrator"]


@pytest.mark.parametrize("role", ROLES)
def test_the_secretariat_sets_up_its_second_factor_first(client, settings, role):
    settings.DEMO = False
    user = secretariat(role, second_factor=False)
    client.force_login(user)
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/fr/account/2fa/"
    TOTP.activate(user, generate_totp_secret())
    assert client.get("/admin/").status_code == 200


def test_recovery_codes_alone_do_not_open_it(client, settings):
    settings.DEMO = False
    user = secretariat("administrator", second_factor=False)
    Authenticator.objects.create(user=user, type="recovery_codes", data={})
    client.force_login(user)
    assert client.get("/admin/").status_code == 302


def test_the_demonstration_asks_for_none(client, settings):
    settings.DEMO = True
    client.force_login(secretariat("officer", second_factor=False))
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("path", ["/fr/moderation/", "/admin/"])
def test_no_act_of_the_secretariat_without_it_on_the_portals_pages_either(client, settings, path):
    settings.DEMO = False
    user = secretariat("administrator", second_factor=False)
    client.force_login(user)
    assert client.get(path).status_code in {302, 403}
    TOTP.activate(user, generate_totp_secret())
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("role", ["head", "deputy", "focal_point", "drafter", "reader"])
def test_no_delegate_enters(client, settings, role):
    settings.DEMO = True
    user = person("SN", role)
    TOTP.activate(user, generate_totp_secret())
    client.force_login(user)
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 403
    assert "réservé au secrétariat" in answer.content.decode()


def test_a_visitor_signs_in_on_the_portals_own_page(client):
    chain = client.get("/admin/", follow=True).redirect_chain
    assert chain[-1][0].startswith("/fr/account/login/?next=")
