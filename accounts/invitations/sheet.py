"""Reading a file of invitations as spreadsheets write it. Pure Python: bytes in, rows out.

Excel writes CSV with semicolons in French, with commas in English, in the system's own encoding
or in UTF-8 with a mark, or as "Unicode text" (UTF-16, tabs), and sometimes a first line `sep=;`.
"""

import csv
import io
import unicodedata
from dataclasses import dataclass

ROWS_AT_MOST = 500
BYTES_AT_MOST = 512 * 1024

# Accepted headings, without accents or case; the first is the one of the template.
COLUMNS = {
    "email": ("courriel", "email", "e-mail", "adresse", "address", "adresse electronique"),
    "first_name": ("prenom", "first name", "first_name", "firstname", "given name"),
    "last_name": ("nom", "last name", "last_name", "lastname", "surname", "family name"),
    "delegation": ("delegation", "code", "code delegation"),
    "role": ("role", "fonction", "function"),
    "language": ("langue", "language"),
}
REQUIRED = ("email", "role")


class SheetRefused(Exception):
    """The file as a whole cannot be read; `reason` is one of the codes below."""

    TOO_BIG = "too_big"
    TOO_MANY = "too_many"
    NOT_TEXT = "not_text"
    EMPTY = "empty"
    NO_HEADING = "no_heading"

    def __init__(self, reason: str, detail: str = ""):
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True)
class Line:
    """One row of the file; `number` is the one a spreadsheet shows beside it."""

    number: int
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    delegation: str = ""
    role: str = ""
    language: str = ""


def plain(text: str) -> str:
    """A heading or a word without accents, case and surrounding space."""
    flat = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in flat if not unicodedata.combining(c)).strip().lower()


def read(content: bytes) -> list[Line]:
    """The rows of a file; rows that are empty are left out. Raises SheetRefused."""
    if len(content) > BYTES_AT_MOST:
        raise SheetRefused(SheetRefused.TOO_BIG)
    text = _text(content)
    first, _newline, rest = text.partition("\n")
    offset = 1
    if first.strip().lower().startswith("sep="):
        text, delimiter, offset = rest, first.strip()[4:5] or ";", 2
    else:
        delimiter = _delimiter(first)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise SheetRefused(SheetRefused.NOT_TEXT) from error
    if not rows or not any(cell.strip() for cell in rows[0]):
        raise SheetRefused(SheetRefused.EMPTY)
    places = _places(rows[0])
    lines = [
        _line(number, row, places)
        for number, row in enumerate(rows[1:], start=offset + 1)
        if any(cell.strip() for cell in row)
    ]
    if not lines:
        raise SheetRefused(SheetRefused.EMPTY)
    if len(lines) > ROWS_AT_MOST:
        raise SheetRefused(SheetRefused.TOO_MANY, str(len(lines)))
    return lines


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise SheetRefused(SheetRefused.NOT_TEXT)


def _delimiter(heading: str) -> str:
    return max(";,\t", key=heading.count)


def _places(heading: list[str]) -> dict[str, int]:
    places = {}
    for place, cell in enumerate(heading):
        for name, accepted in COLUMNS.items():
            if plain(cell) in accepted:
                places.setdefault(name, place)
    missing = [COLUMNS[name][0] for name in REQUIRED if name not in places]
    if missing:
        raise SheetRefused(SheetRefused.NO_HEADING, ", ".join(missing))
    return places


def _line(number: int, row: list[str], places: dict[str, int]) -> Line:
    cells = {
        name: " ".join(row[place].split()) if place < len(row) else ""
        for name, place in places.items()
    }
    return Line(number, **cells)


def template(examples: list[list[str]]) -> bytes:
    """A file that Excel opens in columns: headings, then examples."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([accepted[0] for accepted in COLUMNS.values()])
    writer.writerows(examples)
    return out.getvalue().encode("utf-8-sig")
