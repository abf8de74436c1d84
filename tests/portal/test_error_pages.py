"""Pages for what cannot be answered: they say why, and lose nothing that was typed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from django.utils.translation import override
from django.views.defaults import page_not_found, permission_denied, server_error

from portal.urls import urlpatterns as portal_urls
from tests.world import person

pytestmark = pytest.mark.django_db
SENTENCE = "Une phrase que j’ai longtemps cherchée."


def answer(_request):
    return HttpResponse("ok")


urlpatterns = [path("essai/", answer), *portal_urls]


def asked(rf, user, method="get", **data):
    request = getattr(rf, method)("/fr/proposals/PN-2026-1/", data)
    request.user = user
    return request


def test_a_refusal_says_its_reason(rf):
    error = PermissionDenied("Seul le chef de délégation peut donner le visa.")
    with override("fr"):
        page = permission_denied(asked(rf, person("SN")), error)
    assert page.status_code == 403
    assert "Seul le chef de délégation peut donner le visa." in page.content.decode()


def test_a_reason_is_escaped(rf):
    with override("fr"):
        page = permission_denied(asked(rf, person("SN")), PermissionDenied("<b>non</b>"))
    assert "&lt;b&gt;non&lt;/b&gt;" in page.content.decode()


def test_an_expired_session_shows_what_was_typed_and_where_to_sign_in(rf, client):
    visitor = client.get("/fr/").wsgi_request.user
    with override("fr"):
        request = asked(rf, visitor, "post", text=SENTENCE, password="mot de passe secret")
        page = permission_denied(request, PermissionDenied("Connectez-vous.")).content.decode()
    assert SENTENCE in page
    assert "mot de passe secret" not in page
    assert "/fr/account/login/?next=/fr/proposals/PN-2026-1/" in page


def test_an_unknown_page_does_not_say_whether_something_exists(rf):
    with override("fr"):
        page = page_not_found(asked(rf, person("SN")), Exception("secret")).content.decode()
    assert "Page introuvable" in page
    assert "secret" not in page


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Votre session a expiré"), ("en", "Your session has expired")]
)
def test_a_form_without_its_key_is_explained_and_its_text_kept(language, title):
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": language})
    page = strict.post("/essai/", {"text": SENTENCE})
    assert page.status_code == 403
    assert title in page.content.decode()
    assert SENTENCE in page.content.decode()


def test_the_page_of_a_fault_needs_nothing_and_speaks_both_languages(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = server_error(rf.get("/fr/"))
    assert page.status_code == 500
    assert "Une erreur est survenue" in page.content.decode()
    assert '<section lang="en">' in page.content.decode()


def test_too_many_attempts_are_explained(rf):
    with override("fr"):
        page = render_to_string("429.html", request=asked(rf, person()))
    assert "Trop de tentatives" in page
