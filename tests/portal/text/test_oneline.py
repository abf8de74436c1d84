import pytest

from portal.text.oneline import one_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Une \n question\u2028claire ", "Une question claire"),
        ("Diop\r\nBcc: autre@example.org", "Diop Bcc: autre@example.org"),
        ("\u202elagénéS\u202c", "lagénéS"),
        ("a\0b\x1bc", "a b c"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("États\u00a0: été", "États\u00a0: été"),
    ],
)
def test_a_name_is_one_line_without_turning_marks(typed, kept):
    assert one_line(typed) == kept
