"""The second factor from end to end: application, recovery codes, passkey, all under the CSP."""

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from accounts.people.demo import DOMAIN, PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def head(reader):
    """A head of delegation on a telephone that has a (virtual) passkey."""
    person = reader("head.sn", width="phone")
    devtools = person.page.context.new_cdp_session(person.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return person


def confirm_it_is_me(person):
    if "reauthenticate" in person.page.url:
        person.check()
        person.page.fill("input[name=password]", PASSWORD)
        person.press("Confirmer")


def sign_out(person):
    person.go("account/logout/")
    with person.page.expect_navigation():
        person.page.locator("main").get_by_role("button", name="Se déconnecter").click()


def test_an_application_then_a_passkey_protect_an_account(head):
    page = head.page
    head.go("account/2fa/totp/activate/")
    confirm_it_is_me(head)
    page.fill("input[name=code]", "000000")
    head.press("Activer")
    assert "Ce code n’est pas le bon." in head.text()
    head.check()
    page.fill("input[name=code]", code_of(page.input_value("#authenticator_secret")))
    head.press("Activer")
    assert len(page.input_value("#recovery_codes").split()) == 10
    head.check()

    head.go("account/2fa/webauthn/add/")
    head.check()
    page.fill("input[name=name]", "Téléphone")
    page.check("input[name=passwordless]")
    with page.expect_navigation():
        page.get_by_role("button", name="Ajouter la clé").click()
    head.go("account/2fa/webauthn/")
    assert "Jamais utilisée." in head.text()
    head.check()

    sign_out(head)
    head.sign_in(f"head.sn@{DOMAIN}")
    assert "Saisissez le code" in head.text()
    head.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Utiliser une clé de sécurité").click()
    head.go("account/sessions/")
    assert "cette session" in head.text()
    head.check()

    sign_out(head)
    head.go("account/login/")
    with page.expect_navigation():
        page.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    head.go("account/2fa/")
    assert "Second facteur" in page.inner_text("h1")
    head.check()
