"""Keys for French alphabetical order and for searching without accents.

Both are plain strings that can be stored and indexed, because the embedded database server has
no French collation.
"""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})
_APOSTROPHES = "'’‘ʼ`´′＇"
_HYPHENS = "-\u00ad‐‑‒–—―−"
_IGNORED = re.compile(f"[{re.escape(_APOSTROPHES + _HYPHENS)}]")
_APOSTROPHE = re.compile(f"[{re.escape(_APOSTROPHES)}]")
_HYPHEN = re.compile(f"[{re.escape(_HYPHENS)}]")
_NOT_LETTERS = re.compile(r"[\W_]+")


def sort_key(text: str) -> str:
    """The key by which texts stand in French alphabetical order.

    Accents and case do not count, ligatures count as two letters, apostrophes and hyphens are
    skipped as the OIF does in its lists of delegations (rules §10); a space comes before every
    letter, so that "Guinée équatoriale" precedes "Guinée-Bissau".
    """
    # Also before the accents go: a spacing accent such as ´ would fall apart into a space.
    skipped = _IGNORED.sub("", _bare(_IGNORED.sub("", text)))
    return _NOT_LETTERS.sub(" ", skipped).strip()


def search_key(text: str) -> str:
    """The key in which a text is looked for: no accents, no case, one kind of apostrophe.

    Unlike the sort key it keeps punctuation, so what is typed is found as it is typed.
    """
    return " ".join(_straight(_bare(_straight(text))).split())


def _straight(text: str) -> str:
    return _HYPHEN.sub("-", _APOSTROPHE.sub("'", text))


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return letters.translate(_LIGATURES)
