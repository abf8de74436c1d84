from dataclasses import fields, replace

import pytest

from priorities.proposals.content import Content
from tests.factories_proposals import COMPLETE


@pytest.mark.parametrize("name", [field.name for field in fields(Content)])
def test_any_change_changes_the_hash(name):
    value = {"writing_language": "en"}.get(name, getattr(COMPLETE, name) + "x")
    changed = replace(COMPLETE, **{name: value})
    assert changed.digest() != COMPLETE.digest()
    assert COMPLETE.differences(changed) == [name]


def test_where_a_paragraph_ends_belongs_to_the_text():
    whole = replace(COMPLETE, text_fr="un deux", text_en="")
    cut = replace(COMPLETE, text_fr="un\n\ndeux", text_en="")
    assert whole.digest() != cut.digest()


def test_words_cannot_slide_from_one_field_to_the_next_unseen():
    one = replace(COMPLETE, context="a", expected_results="b")
    other = replace(COMPLETE, context="b", expected_results="a")
    assert one.digest() != other.digest()


@pytest.mark.parametrize(
    "same",
    [
        COMPLETE.text_fr.replace("\n", "\r\n"),
        "\n" + COMPLETE.text_fr + "  \n",
        COMPLETE.text_fr.replace("É", "E\u0301"),
    ],
)
def test_how_a_browser_sends_a_line_end_is_no_change(same):
    assert replace(COMPLETE, text_fr=same).digest() == COMPLETE.digest()


def test_the_hash_is_the_same_in_every_process():
    assert COMPLETE.digest() == ("63f9904a58d76cd2e9f0881bc43091d8530ae2159bec233ac142bd559c00c1dd")


def test_kept_values_come_back_whole():
    assert Content.from_dict({**COMPLETE.as_dict(), "gone": "x"}) == COMPLETE
