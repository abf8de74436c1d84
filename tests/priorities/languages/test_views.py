from io import StringIO

import pytest
from django.core.management import call_command

from priorities.languages.models import GlossaryTerm

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms():
    call_command("load_reference", stdout=StringIO())


def make(slug, fr, en, category="roadmap"):
    return GlossaryTerm.objects.create(
        slug=slug,
        category=category,
        term_fr=fr,
        term_en=en,
        definition_fr=f"Définition de {fr}",
        definition_en=f"Definition of {en}",
    )


def found(response):
    return [term.slug for term in response.context["page"].items]


def test_search_ignores_accents_and_reads_both_languages(client):
    make("echeance", "échéance", "due date")
    make("jalon", "jalon", "milestone")
    assert found(client.get("/fr/glossary/?q=ECHEANCE")) == ["echeance"]
    assert found(client.get("/fr/glossary/?q=milestone")) == ["jalon"]
    assert found(client.get("/en/glossary/?q=d%C3%A9finition+jalon")) == ["jalon"]
    assert found(client.get("/fr/glossary/?q=rien")) == []


def test_a_category_and_a_letter_narrow_the_list(client):
    make("echeance", "échéance", "due date")
    make("action", "action", "action")
    make("etat", "État", "State", category="institutions")
    assert found(client.get("/fr/glossary/?category=institutions")) == ["etat"]
    assert found(client.get("/fr/glossary/?letter=e")) == ["echeance", "etat"]
    assert found(client.get("/en/glossary/?letter=d")) == ["echeance"]


def test_terms_stand_in_the_order_of_the_language(client):
    make("echeance", "échéance", "due date")
    make("action", "action", "zeal")
    assert found(client.get("/fr/glossary/")) == ["action", "echeance"]
    assert found(client.get("/en/glossary/")) == ["echeance", "action"]


def test_the_whole_glossary_is_read_page_by_page_within_the_budget(
    client, terms, django_assert_num_queries
):
    seen, address = [], "/fr/glossary/"
    while address:
        with django_assert_num_queries(1):
            response = client.get(address)
        assert len(response.content) < 60_000
        seen += found(response)
        page = response.context["page"]
        address = f"/fr/glossary/?{page.next_url_params}" if page.has_next else ""
    assert len(seen) == len(set(seen)) == 200
