"""Comparing what a moderator points at with what was written; pure text."""

import re

from portal.text.markdown import quotations
from portal.text.sortkey import search_key

_MARKS = re.compile(r"[*_`~>#\[\]\\]+")
# Marks of quotations and lists before the first word of a line.
_LEADING = re.compile(r"^[\s>*+\-\d.)]+")
_SPACES = re.compile(r"\s+")
# Fewer letters than this are found anywhere: « oui », « merci ».
SHORTEST = 8


def plain(text: str) -> str:
    """Letters and spaces as they compare: no case, accent, typography or Markdown mark."""
    return _SPACES.sub(" ", search_key(_MARKS.sub("", text))).strip()


def stands_in(passage: str, text: str) -> bool:
    """Whether the passage is found in the text, whatever its typography."""
    wanted = plain(passage)
    return bool(wanted) and wanted in plain(text)


def repeats(ground: str, passage: str) -> bool:
    """Whether a ground that everybody reads would give the hidden passage away."""
    return stands_in(passage, ground)


def names(text: str, *, code: str, spellings: list[str]) -> bool:
    """Whether a text names a delegation: `@code`, or one of its names as whole words.

    « Canada » is not named by « Canada-Québec », nor « Guinée » by « Guinée-Bissau ».
    """
    if re.search(rf"(?<![\w@])@{re.escape(code)}(?![\w-])", text, re.IGNORECASE):
        return True
    words = plain(text)
    return any(
        re.search(rf"(?<![\w-]){re.escape(plain(spelling))}(?![\w-])", words)
        for spelling in spellings
        if plain(spelling)
    )


def quotes(text: str, source: str) -> bool:
    """Whether quoted lines (« > ») of a text stand in a source."""
    lines = (_LEADING.sub("", line) for line in quotations(text))
    return any(len(plain(line)) >= SHORTEST and stands_in(line, source) for line in lines)
