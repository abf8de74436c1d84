"""Files as spreadsheets write them."""

import pytest

from accounts.invitations.sheet import ROWS_AT_MOST, SheetRefused, read, template

ROWS = "courriel;prénom;nom;délégation;rôle;langue\r\nawa@example.org;Awa;Sy;SN;rédacteur;fr\r\n"


@pytest.mark.parametrize(
    "content",
    [
        ROWS.encode("utf-8"),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("cp1252"),
        ROWS.replace(";", "\t").encode("utf-16"),
        ROWS.replace(";", ",").encode(),
        ("sep=;\r\n" + ROWS).encode("utf-8-sig"),
        ROWS.replace("\r\n", "\r").encode(),
        ROWS.replace("courriel", "E-mail").replace("rôle", "Role").encode(),
        (ROWS + ";;;;;\r\n\r\n").encode(),
    ],
    ids=["utf8", "bom", "cp1252", "utf16", "commas", "sep", "mac", "english", "empty_rows"],
)
def test_a_row_is_read_whatever_wrote_it(content):
    (line,) = read(content)
    assert (line.email, line.first_name, line.delegation, line.role, line.language) == (
        "awa@example.org",
        "Awa",
        "SN",
        "rédacteur",
        "fr",
    )


def test_rows_have_the_number_a_spreadsheet_shows():
    assert [line.number for line in read(ROWS.encode())] == [2]
    assert [line.number for line in read(b"sep=;\r\n" + ROWS.encode())] == [3]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", SheetRefused.EMPTY),
        (b"courriel;role\r\n", SheetRefused.EMPTY),
        (b"a;b\r\n1;2\r\n", SheetRefused.NO_HEADING),
        (b"PK\x03\x04\x00\x00", SheetRefused.NOT_TEXT),
        (b"x" * (512 * 1024 + 1), SheetRefused.TOO_BIG),
        (b"courriel;role\n" + b"a@b.org;reader\n" * (ROWS_AT_MOST + 1), SheetRefused.TOO_MANY),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, reason):
    with pytest.raises(SheetRefused) as refused:
        read(content)
    assert refused.value.reason == reason


def test_five_hundred_rows_are_read():
    assert len(read(b"courriel;role\n" + b"a@b.org;reader\n" * ROWS_AT_MOST)) == ROWS_AT_MOST


def test_the_template_is_read_by_the_reader():
    assert read(template([["a@b.org", "A", "B", "SN", "reader", "fr"]]))[0].delegation == "SN"
