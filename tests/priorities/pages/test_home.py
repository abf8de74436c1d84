from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


@pytest.fixture
def reference():
    call_command("load_reference", stdout=StringIO())


@pytest.mark.usefixtures("reference")
def test_a_visitor_reads_what_this_is(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        page = client.get("/fr/").content.decode()
    assert "Partager les priorités en matière de numérique" in page
    assert page.count("<li><h3>") == 8
    assert "Transformation numérique" in page
    assert 'href="/fr/account/login/"' in page


def test_an_empty_portal_still_answers(client):
    assert client.get("/fr/").status_code == 200
    assert client.get("/en/").status_code == 200


@pytest.mark.parametrize("path", ["participation-charter/", "sources/"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_statements_need_no_query(client, language, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(f"/{language}/{path}").status_code == 200
