import pytest

from priorities.moderation import passages


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("le ministre est un menteur", "Certes, Le ministre est un menteur."),
        ("l'accord « caché »", "Voici l’accord « caché » de tous."),
        ("est un menteur", "Il **est** un\n_menteur_."),
    ],
)
def test_a_passage_is_found_whatever_its_typography(passage, text):
    assert passages.stands_in(passage, text)


@pytest.mark.parametrize("passage", ["", "  ", "**", "un voleur"])
def test_words_that_are_not_there_are_not_found(passage):
    assert not passages.stands_in(passage, "Le ministre est un menteur.")


def test_only_quoted_lines_are_quotations():
    source = "Le ministre est un menteur, chacun le sait."
    assert passages.quotes("> est un menteur\n\nJe proteste.", source)
    assert not passages.quotes("Vous dites : est un menteur.", source)
    assert not passages.quotes("> merci de votre note\n\nest un menteur", source)
    assert not passages.quotes("> le\n\nsuite", source)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Le Canada a dit", True),
        ("@CA devrait répondre", True),
        ("le CANADA.", True),
        ("La délégation du Canada-Québec", False),
        ("@CA-QC devrait répondre", False),
        ("Les Canadairs", False),
        ("rien", False),
    ],
)
def test_a_delegation_is_named_by_whole_words(text, named):
    assert passages.names(text, code="CA", spellings=["Canada", ""]) is named
