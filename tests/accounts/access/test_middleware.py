"""The language of pages whose address names none is that of the account."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.people.models import Mandate
from priorities.proposals.models import Proposal
from tests.world import delegation, person, secretariat

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


def test_no_shared_cache_keeps_a_page_of_somebody_who_signed_in(client):
    assert "Cache-Control" not in client.get("/fr/themes/")
    client.force_login(person("SN"))
    assert client.get("/fr/themes/")["Cache-Control"] == "private, no-cache"
    left = client.post("/fr/account/logout/")
    assert left["Clear-Site-Data"] == '"cache"'


@pytest.fixture
def two_windows():
    """Somebody with two mandates, and the form of a window opened while acting for Senegal."""
    client = Client(enforce_csrf_checks=True)
    user = person("SN")
    mandates = [
        user.mandates.get(),
        Mandate.objects.create(user=user, delegation=delegation("MG"), role="focal_point"),
    ]
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    choose(client, mandates[0])
    return client, *mandates


def token_of(page) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]


def choose(client, mandate):
    page = client.get("/fr/account/mandate/")
    data = {"mandate": mandate.pk, "csrfmiddlewaretoken": token_of(page)}
    assert client.post("/fr/account/mandate/", data).status_code == 302


def sent(client, token):
    data = {"title_fr": "Écrit pour le Sénégal", "csrfmiddlewaretoken": token}
    return client.post("/fr/proposals/new/", data)


def test_a_form_opened_for_one_delegation_is_not_signed_by_the_one_chosen_in_another_window(
    two_windows,
):
    client, _senegal, madagascar = two_windows
    token = token_of(client.get("/fr/proposals/new/"))
    choose(client, madagascar)
    answer = sent(client, token)
    assert answer.status_code == 403
    assert "Écrit pour le Sénégal" in answer.content.decode()
    assert not Proposal.objects.exists()


def test_nor_by_the_only_one_left_when_the_chosen_mandate_ended(two_windows):
    client, senegal, _madagascar = two_windows
    token = token_of(client.get("/fr/proposals/new/"))
    yesterday = timezone.now().date() - timedelta(days=1)
    Mandate.objects.filter(pk=senegal.pk).update(starts_on=yesterday, ends_on=yesterday)
    answer = sent(client, token)
    assert answer.status_code == 403
    assert "Écrit pour le Sénégal" in answer.content.decode()
    assert not Proposal.objects.exists()
    assert client.get("/fr/proposals/new/").status_code == 200
