from dataclasses import replace

import pytest

from priorities.proposals.content import Content
from priorities.proposals.missing import misaligned, missing
from tests.factories_proposals import COMPLETE


def test_a_complete_text_lacks_nothing():
    assert missing(COMPLETE) == []
    assert missing(replace(COMPLETE, title_en="", text_en="")) == []


def test_partners_and_financing_may_be_left_open():
    assert missing(replace(COMPLETE, partners="", financing="")) == []


@pytest.mark.parametrize(
    "field", ["theme", "kind", "addressed_to", "title_fr", "context", "text_fr", "expected_results"]
)
def test_each_required_part_is_named(field):
    assert [lack.field for lack in missing(replace(COMPLETE, **{field: ""}))] == [field]


def test_in_a_text_written_in_english_the_english_is_required():
    english = replace(COMPLETE, writing_language="en", title_en="", text_en="")
    assert [lack.field for lack in missing(english)] == ["title_en", "text_en"]


def test_an_empty_draft_lacks_all_but_says_it_in_the_order_of_the_form():
    assert [lack.field for lack in missing(Content())] == [
        "theme", "kind", "addressed_to", "title_fr", "context", "text_fr", "expected_results",
    ]  # fmt: skip


def test_two_languages_need_as_many_paragraphs():
    text = replace(COMPLETE, text_en="Only one.")
    (lack,) = missing(text)
    assert lack.field == "text_en"
    assert "2" in lack.words
    assert "1" in lack.words
    assert misaligned(COMPLETE) == ""
