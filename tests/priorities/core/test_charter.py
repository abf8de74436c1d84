import pytest
from django.utils import translation

from portal.typography import french_faults
from priorities.core.charter import ARTICLES, article, grounds


def test_articles_are_numbered_without_a_gap():
    assert [one.number for one in ARTICLES] == list(range(1, len(ARTICLES) + 1))
    assert len({one.slug for one in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize("one", ARTICLES, ids=lambda one: one.slug)
def test_each_article_is_written_in_both_languages(one):
    assert one.title_en
    assert one.text_en
    assert french_faults(one.title_fr) == []
    assert french_faults(one.text_fr) == []


def test_an_article_speaks_the_language_of_the_reader():
    assert str(article("respect")) == "Article 1\xa0: respect des personnes"
    with translation.override("en"):
        assert str(article("respect")) == "Article 1: respect for persons"
        assert article("respect").text.startswith("Ideas are discussed")


def test_a_procedure_is_no_ground_of_a_report():
    assert "respect" in dict(grounds())
    assert "reports" not in dict(grounds())
