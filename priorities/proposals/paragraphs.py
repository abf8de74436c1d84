"""Numbered paragraphs as people type them: one text, a blank line between paragraphs."""

import re
import unicodedata
from itertools import zip_longest
from uuid import UUID, uuid4

from portal.text.compare import paragraph_diff

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
# A number typed or pasted before a paragraph: the portal gives the numbers itself.
_NUMBER = re.compile(r"^\d{1,3}[.)]\s+")


def tidy(text: str) -> str:
    """The same words with one kind of line end and of accents, without spaces at the ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in lines)).strip()


def split(text: str) -> list[str]:
    """The paragraphs of a typed text, without the numbers pasted before them."""
    found = (_NUMBER.sub("", part.strip()) for part in _BLANK_LINE.split(tidy(text)))
    return [part for part in found if part]


def join(paragraphs: list[str]) -> str:
    """The text to type in again; the exact contrary of `split`."""
    return "\n\n".join(part for part in paragraphs if part)


def aligned(text_fr: str, text_en: str) -> list[tuple[str, str]]:
    """Both languages paragraph by paragraph; the shorter one ends with empty strings."""
    return list(zip_longest(split(text_fr), split(text_en), fillvalue=""))


def identities(old: list[tuple[UUID, str]], new: list[str]) -> list[UUID]:
    """Which old paragraph each new one is: kept, reworded or moved; a new identity for the rest.

    An amendment and a translation hang on the identity, so it must survive a rewording.
    """
    known = [identity for identity, _text in old]
    kept: list[UUID | None] = []
    gone: dict[str, list[UUID]] = {}
    place = 0
    for change in paragraph_diff([text for _identity, text in old], new):
        if change.operation == "-":
            gone.setdefault(change.old, []).append(known[place])
        if change.new is not None:
            kept.append(known[place] if change.old is not None else None)
        if change.old is not None:
            place += 1
    moved = (
        gone[text].pop(0) if identity is None and gone.get(text) else identity
        for identity, text in zip(kept, new, strict=True)
    )
    return [identity or uuid4() for identity in moved]
