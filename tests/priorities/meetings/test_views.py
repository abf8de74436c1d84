from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    call_command("load_reference", stdout=StringIO())


def test_the_founding_session_is_told_word_for_word(client, session, django_assert_num_queries):
    with django_assert_num_queries(2):
        page = client.get("/fr/meetings/2019-09-06-paris/").content.decode()
    assert "revoir les stratégies numériques et économiques, partager les priorités" in page
    assert "Définir les modalités de collaboration" in page
    assert "6\xa0septembre 2019" in page
    assert "confejes.org" in page


def test_the_same_session_in_english_keeps_the_french_quotation(client, session):
    page = client.get("/en/meetings/2019-09-06-paris/").content.decode()
    assert "Define the modalities of collaboration" in page
    assert '<blockquote lang="fr">' in page


def test_the_list_leads_to_the_session_and_an_unknown_one_is_not_found(client, session):
    assert "/fr/meetings/2019-09-06-paris/" in client.get("/fr/meetings/").content.decode()
    assert client.get("/fr/meetings/2020-01-01-nulle-part/").status_code == 404


def test_an_empty_list_says_so(client):
    assert "Aucune réunion" in client.get("/fr/meetings/").content.decode()
