import time

import pytest
from django.utils import translation
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from portal.text.compare import as_html, paragraph_diff, word_diff

vocabulary = st.sampled_from(
    ["les", "États", "membres", " ", "  ", "\n", ",", ".", "l’", "eau", "\U0001f30d", "e\u0301"]
)
texts = st.lists(vocabulary, max_size=40).map("".join) | st.text(max_size=40)
paragraphs = st.lists(st.lists(vocabulary, max_size=8).map("".join), max_size=8)


@given(texts, texts)
def test_both_texts_come_back(old, new):
    steps = word_diff(old, new)
    assert "".join(text for step, text in steps if step in "=-") == old
    assert "".join(text for step, text in steps if step in "=+") == new


@given(texts)
def test_a_text_equals_itself(text):
    assert word_diff(text, text) == ([("=", text)] if text else [])


def test_words_are_never_cut():
    assert word_diff("La mesure nationale.", "La mesure internationale.") == [
        ("=", "La mesure "), ("-", "nationale"), ("+", "internationale"), ("=", "."),
    ]  # fmt: skip


def test_a_word_put_in():
    assert word_diff("les États membres", "les États et gouvernements membres") == [
        ("=", "les États "), ("+", "et gouvernements "), ("=", "membres"),
    ]  # fmt: skip


def test_long_texts_are_compared_quickly():
    old = " ".join(f"mot{n % 900}" for n in range(20_000))
    new = old.replace("mot7 ", "parole7 ").replace(" mot500", "")
    started = time.monotonic()
    steps = word_diff(old, new)
    assert time.monotonic() - started < 10
    assert "".join(text for step, text in steps if step in "=+") == new


def test_html_is_escaped_and_said_to_screen_readers():
    with translation.override("en"):
        html = as_html("a <b>", "a <i>\nz")
        unchanged = as_html("<b>&\nx", "<b>&\nx")
    assert unchanged == "&lt;b&gt;&amp;<br>x"
    assert isinstance(html, SafeString)
    assert html.count("<ins>") == html.count("</ins>") == 1
    assert html.count("<del>") == html.count("</del>") == 1
    assert '<span class="visually-hidden">[inserted: </span>' in html
    assert "<br>z" in html


def test_screen_readers_hear_it_in_french():
    with translation.override("fr"):
        html = as_html("a", "b")
    assert "[supprimé\u00a0: " in html
    assert "fin de l’insertion]" in html


@given(paragraphs, paragraphs)
def test_both_lists_of_paragraphs_come_back(old, new):
    changes = paragraph_diff(old, new)
    assert [change.old for change in changes if change.old is not None] == old
    assert [change.new for change in changes if change.new is not None] == new
    for change in changes:
        expected = {"=": change.old == change.new, "~": change.old != change.new,
                    "+": change.old is None, "-": change.new is None}  # fmt: skip
        assert expected[change.operation]


def test_a_reworded_paragraph_meets_its_new_version():
    old = ["Préambule.", "Les États membres décident de coopérer.", "Fin."]
    new = [
        "Préambule.",
        "Un alinéa tout neuf !",
        "Les États membres s’engagent à coopérer.",
        "Fin.",
    ]
    assert [change.operation for change in paragraph_diff(old, new)] == ["=", "+", "~", "="]


def test_a_paragraph_replaced_by_another_is_not_a_rewording():
    changes = paragraph_diff(["Rien de commun"], ["tout autre chose ailleurs"])
    assert [change.operation for change in changes] == ["-", "+"]


@pytest.mark.parametrize(("old", "new"), [([], []), ([""], []), ([], ["", ""]), (["", "a"], ["a"])])
def test_empty_paragraphs_are_kept(old, new):
    changes = paragraph_diff(old, new)
    assert [change.old for change in changes if change.old is not None] == old
    assert [change.new for change in changes if change.new is not None] == new


def test_a_rewording_shows_its_words():
    (change,) = paragraph_diff(["les trois États"], ["les quatre États"])
    assert change.words[1:3] == [("-", "trois"), ("+", "quatre")]
    assert "<del>" in change.html
