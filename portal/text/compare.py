"""What changed between two texts, word by word and paragraph by paragraph."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from diff_match_patch import diff_match_patch
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

Operation = Literal["=", "+", "-"]
Change = tuple[Operation, str]

# Seconds after which the comparison may be less fine; it stays exact.
TIME_ALLOWED = 1.0
# Below this share of common words two paragraphs are two texts, not two versions of one.
LIKENESS = 0.4
# Pairs of paragraphs compared with each other in one replaced passage.
PAIRS_COMPARED = 10_000

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_OPERATIONS: dict[int, Operation] = {0: "=", 1: "+", -1: "-"}


@dataclass(frozen=True)
class ParagraphChange:
    """One step of a comparison of paragraphs; "~" is a paragraph that was reworded."""

    operation: Literal["=", "+", "-", "~"]
    old: str | None
    new: str | None

    @property
    def words(self) -> list[Change]:
        return word_diff(self.old or "", self.new or "")

    @property
    def html(self) -> SafeString:
        return as_html(self.old or "", self.new or "")


def word_diff(old: str, new: str) -> list[Change]:
    """The steps from ``old`` to ``new``; words are never cut.

    The "=" and "-" parts joined are exactly ``old``, the "=" and "+" parts exactly ``new``.
    """
    return [
        (operation, "".join(tokens))
        for operation, tokens in _steps(_TOKEN.findall(old), _TOKEN.findall(new), tidy=True)
    ]


def as_html(old: str, new: str) -> SafeString:
    """The comparison as one run of text; screen readers hear where a change begins and ends."""
    parts = {"=": _unchanged, "+": _inserted, "-": _deleted}
    return mark_safe("".join(parts[operation](text) for operation, text in word_diff(old, new)))  # noqa: S308


def paragraph_diff(old: list[str], new: list[str]) -> list[ParagraphChange]:
    """The steps from one list of paragraphs to another.

    The old paragraphs of all steps are exactly ``old``, the new ones exactly ``new``, in order.
    """
    changes: list[ParagraphChange] = []
    gone: list[str] = []
    come: list[str] = []
    for operation, paragraphs in _steps(old, new, tidy=False):
        if operation == "-":
            gone += paragraphs
        elif operation == "+":
            come += paragraphs
        else:
            changes += _reworded(gone, come)
            gone, come = [], []
            changes += [ParagraphChange("=", text, text) for text in paragraphs]
    return changes + _reworded(gone, come)


def _steps(old: list[str], new: list[str], *, tidy: bool) -> Iterator[tuple[Operation, list[str]]]:
    """Compare two lists of strings, each different string written as one character."""
    letters = _letters()
    letter_of: dict[str, str] = {}
    string_of: dict[str, str] = {}
    for string in chain(old, new):
        if string not in letter_of:
            letter_of[string] = letter = next(letters)
            string_of[letter] = string
    differ = diff_match_patch()
    differ.Diff_Timeout = TIME_ALLOWED
    steps = differ.diff_main(
        "".join(letter_of[string] for string in old),
        "".join(letter_of[string] for string in new),
        False,
    )
    if tidy:
        differ.diff_cleanupSemantic(steps)
    for code, text in steps:
        if text:
            yield _OPERATIONS[code], [string_of[letter] for letter in text]


def _letters() -> Iterator[str]:
    """Characters that stand for strings: private ones first, which no rule takes for a space."""
    return map(chr, chain(range(0xF0000, 0x110000), range(0x10000, 0xF0000)))


def _reworded(gone: list[str], come: list[str]) -> list[ParagraphChange]:
    """Pair the paragraphs of a replaced passage that are versions of one another, in order."""
    changes: list[ParagraphChange] = []
    left = right = 0
    for old_place, new_place in [*_pairs(gone, come), (len(gone), len(come))]:
        changes += [ParagraphChange("-", text, None) for text in gone[left:old_place]]
        changes += [ParagraphChange("+", None, text) for text in come[right:new_place]]
        if old_place < len(gone):
            changes.append(ParagraphChange("~", gone[old_place], come[new_place]))
        left, right = old_place + 1, new_place + 1
    return changes


def _pairs(gone: list[str], come: list[str]) -> list[tuple[int, int]]:
    """The places paired so that the sum of likenesses is the greatest, without crossing."""
    if not gone or not come or len(gone) * len(come) > PAIRS_COMPARED:
        return []
    old_words = [Counter(_TOKEN.findall(text)) for text in gone]
    new_words = [Counter(_TOKEN.findall(text)) for text in come]
    best = [[0.0] * (len(come) + 1) for _ in range(len(gone) + 1)]
    likeness = [[_likeness(a, b) for b in new_words] for a in old_words]
    for i in range(len(gone) - 1, -1, -1):
        for j in range(len(come) - 1, -1, -1):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= LIKENESS else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs = []
    i = j = 0
    while i < len(gone) and j < len(come):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _lines(text: str) -> SafeString:
    return mark_safe(escape(text).replace("\n", "<br>"))  # noqa: S308 - escaped just before


def _unchanged(text: str) -> SafeString:
    return _lines(text)


def _inserted(text: str) -> SafeString:
    return format_html(
        '<ins><span class="visually-hidden">{} </span>{}'
        '<span class="visually-hidden"> {}</span></ins>',
        gettext("[inserted:"),
        _lines(text),
        gettext("end of insertion]"),
    )


def _deleted(text: str) -> SafeString:
    return format_html(
        '<del><span class="visually-hidden">{} </span>{}'
        '<span class="visually-hidden"> {}</span></del>',
        gettext("[deleted:"),
        _lines(text),
        gettext("end of deletion]"),
    )
