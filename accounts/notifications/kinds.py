"""The kinds of notification, each with its words. A feature registers its own in notices.py."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

OPEN = _("Open the page")


@dataclass(frozen=True)
class Kind:
    """`subject` and `body` are translatable sentences with named %(placeholders)s."""

    name: str
    subject: str
    body: str
    action: str


_kinds: dict[str, Kind] = {}


def register(kind: str, *, subject, body, action=OPEN) -> None:
    """Raises ValueError when a kind is registered twice."""
    if kind in _kinds:
        raise ValueError(f"kind of notification {kind} is registered twice")
    _kinds[kind] = Kind(kind, subject, body, action)


def known(kind: str) -> bool:
    return kind in _kinds


def names() -> list[str]:
    return sorted(_kinds)


def in_language(params: dict) -> dict:
    """Bilingual parameters are given as `title_fr` / `title_en` pairs: pick by language."""
    language = (get_language() or "fr")[:2]
    words = dict(params)
    for name, value in params.items():
        if name.endswith(f"_{language}") and value:
            words[name[:-3]] = value
        elif name.endswith(("_fr", "_en")):
            words.setdefault(name[:-3], value)
    return words


def subject(kind: str, params: dict) -> str:
    return str(_kinds[kind].subject) % in_language(params)


def body(kind: str, params: dict) -> str:
    return str(_kinds[kind].body) % in_language(params)


def action(kind: str) -> str:
    return str(_kinds[kind].action)
