"""Mails of the sign-in pages: in the words and the language of the person who receives them."""

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core import context
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import override

from portal.typography import french_faults
from tests.world import person

pytestmark = pytest.mark.django_db

NOTICES = [
    "account/email/email_changed",
    "account/email/email_deleted",
    "account/email/email_confirm",
    "account/email/password_changed",
    "account/email/password_reset",
    "account/email/password_set",
    "mfa/email/recovery_codes_generated",
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
    "mfa/email/webauthn_added",
    "mfa/email/webauthn_removed",
    "socialaccount/email/account_connected",
    "socialaccount/email/account_disconnected",
]
VALUES = {
    "from_email": "a@example.org",
    "to_email": "b@example.org",
    "deleted_email": "c@example.org",
    "provider": "Oidc",
}


def reset_password(client, user, page_language):
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    with override(page_language):
        client.post(reverse("account_reset_password"), {"email": user.email})


@pytest.mark.parametrize(
    ("language", "page_language", "subject", "words"),
    [
        ("fr", "en", "Choisir un nouveau mot de passe", "Ouvrez ce lien"),
        ("en", "fr", "Choose a new password", "Open this link"),
    ],
)
def test_a_mail_is_in_the_language_of_the_account(
    client, mailoutbox, language, page_language, subject, words
):
    reset_password(client, person(language=language), page_language)
    (mail,) = mailoutbox
    assert mail.subject == subject
    assert words in mail.body
    assert "/account/password/reset/key/" in mail.body


def test_an_unknown_address_is_answered_by_mail_only(client, mailoutbox):
    answer = client.post("/fr/account/password/reset/", {"email": "inconnue@example.org"})
    assert answer.status_code == 302
    (mail,) = mailoutbox
    assert mail.subject == "Aucun compte ne porte cette adresse"


@pytest.mark.parametrize("prefix", NOTICES)
def test_every_notice_is_short_plain_and_well_written(rf, mailoutbox, prefix):
    user = person(language="fr")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    request = rf.get("/en/", headers={"user-agent": "Mozilla/5.0 (X11; Linux) Firefox/120.0"})
    request.user = user
    with context.request_context(request), override("en"):
        get_adapter(request).send_notification_mail(prefix, user, VALUES)
    (mail,) = mailoutbox
    assert mail.body.startswith("Bonjour,\n\n")
    assert "Firefox · Linux" in mail.body
    assert "écrivez au secrétariat" in mail.body
    assert "\n\n\n" not in mail.body
    assert list(french_faults(mail.body)) == []
    assert mail.alternatives == []


def test_a_visitor_receives_the_language_of_the_page(rf, mailoutbox):
    request = rf.get("/en/")
    request.user = AnonymousUser()
    with context.request_context(request), override("en"):
        get_adapter(request).send_mail("account/email/unknown_account", "x@example.org", {})
    assert mailoutbox[0].subject == "No account has this address"
