"""The faults of French typography that a reader sees at once, found in a message."""

import re

NO_BREAK_SPACE = "\u00a0"

# What is not prose: addresses, tags, placeholders, clock times, date formats such as H:i.
_NOT_PROSE = re.compile(
    r"""
    (?:https?://|mailto:|www\.)[^\s<>"]+
    | <[^<>]+>
    | %\(\w+\)[a-z] | %[sd] | \{[A-Za-z_]\w*\}
    | (?<=\d):(?=\d)
    | \b[A-Za-z]:[a-z]\b
    """,
    re.VERBOSE,
)
_ENTITIES = {"&nbsp;": NO_BREAK_SPACE, "&lt;": "<", "&gt;": ">", "&amp;": "&"}
_SIGN = re.compile(r"(?<!^)(?<![\u00a0?!])[:;?!»]")
_OPENING = re.compile(r"«(?!\u00a0)")


def french_faults(text: str) -> list[str]:
    """The faults of ``text``, each in English words for whoever translates; empty if none."""
    prose = text
    for entity, sign in _ENTITIES.items():
        prose = prose.replace(entity, sign)
    prose = _NOT_PROSE.sub("x", prose)
    faults = []
    if "'" in prose:
        faults.append("straight apostrophe, write ’")
    if "..." in prose:
        faults.append("three dots, write …")
    faults += [
        f"no non-breaking space (U+00A0) before {sign}"
        for sign in sorted({match.group() for match in _SIGN.finditer(prose)})
    ]
    if _OPENING.search(prose):
        faults.append("no non-breaking space (U+00A0) after «")
    return faults
