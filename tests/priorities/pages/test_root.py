"""`/`: the language of the account, else the cookie, else Accept-Language, else French."""

import pytest
from django.conf import settings

from tests.world import person

pytestmark = pytest.mark.django_db


def test_french_when_nothing_is_known(client):
    response = client.get("/")
    assert response.status_code == 302
    assert response["Location"] == "/fr/"


@pytest.mark.parametrize(
    ("asked", "given"), [("en-GB,en;q=0.9", "/en/"), ("de", "/fr/"), ("fr-CA", "/fr/")]
)
def test_the_browser_is_heard(client, asked, given):
    response = client.get("/", headers={"accept-language": asked})
    assert response["Location"] == given
    assert "Accept-Language" in response["Vary"]


def test_the_cookie_comes_before_the_browser(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert client.get("/", headers={"accept-language": "fr"})["Location"] == "/en/"


def test_the_account_comes_before_the_cookie(client):
    client.force_login(person(language="fr"), backend=settings.AUTHENTICATION_BACKENDS[1])
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = client.get("/")
    assert response["Location"] == "/fr/"
    assert "no-cache" in response["Cache-Control"]
