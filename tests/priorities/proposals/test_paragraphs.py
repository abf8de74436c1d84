from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorities.proposals.paragraphs import aligned, identities, join, split, tidy

words = st.text(st.sampled_from("aé1. \n\r\t\u00a0"), max_size=40)
lists = st.lists(st.sampled_from(["un deux trois", "un deux quatre", "cinq", "six sept", ""]))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("  \n\n ", []),
        ("un\r\n\r\ndeux", ["un", "deux"]),
        ("un\n \t\n\n\ndeux\nencore", ["un", "deux\nencore"]),
        ("1. un\n\n2) deux\n\n3.5 trois", ["un", "deux", "3.5 trois"]),
    ],
)
def test_a_blank_line_separates_paragraphs_and_pasted_numbers_go(typed, found):
    assert split(typed) == found


@given(words)
def test_what_is_shown_again_is_what_was_kept(typed):
    once = join(split(typed))
    assert join(split(once)) == join(split(join(split(once))))
    assert tidy(once) == once


def test_the_shorter_language_ends_empty():
    assert aligned("un\n\ndeux", "one") == [("un", "one"), ("deux", "")]


def test_a_paragraph_keeps_its_identity_when_reworded_or_moved():
    a, b, c = uuid4(), uuid4(), uuid4()
    old = [(a, "Les États recensent leurs logiciels libres."), (b, "Budget."), (c, "Calendrier.")]
    kept = identities(
        old,
        [
            "Calendrier.",
            "Les États et gouvernements recensent leurs logiciels libres.",
            "Nouveau point, sans rapport aucun avec le reste.",
            "Budget.",
        ],
    )
    assert kept[0] == c
    assert kept[1] == a
    assert kept[3] == b
    assert kept[2] not in (a, b, c)


@given(lists, lists)
def test_identities_are_never_given_twice(old, new):
    known = [(uuid4(), text) for text in old]
    kept = identities(known, new)
    assert len(kept) == len(new)
    assert len(set(kept)) == len(kept)


def test_a_text_left_as_it_is_keeps_every_identity():
    known = [(uuid4(), f"Paragraphe {n % 3}") for n in range(9)]
    assert identities(known, [text for _identity, text in known]) == [i for i, _text in known]
