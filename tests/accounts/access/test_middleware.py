"""The language of pages whose address names none is that of the account."""

import pytest
from django.test import Client

from tests.world import secretariat

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "words"), [("fr", "Ce qui attend"), ("en", "What awaits")])
def test_the_admin_speaks_the_language_of_the_account(settings, language, words):
    settings.DEMO = True
    officer = secretariat("officer")
    officer.language = language
    officer.save()
    client = Client(headers={"accept-language": "en" if language == "fr" else "fr"})
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/admin/")
    assert words in page.content.decode()
    assert page.headers["Content-Language"] == language


def test_a_page_with_a_language_in_its_address_keeps_it(settings):
    officer = secretariat("officer")
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/en/themes/")
    assert page.headers["Content-Language"] == "en"


def test_a_form_sent_after_the_session_ended_shows_what_was_typed(client, db):
    answer = client.post("/fr/delegation/invitations/new/", {"note": "Un texte déjà long."})
    assert answer.status_code == 403
    assert "Un texte déjà long." in answer.content.decode()
    assert "/fr/account/login/?next=" in answer.content.decode()
    assert client.get("/fr/delegation/invitations/new/").status_code == 302
