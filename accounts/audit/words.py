"""What each act on record is called on pages; each feature names its own."""

from collections.abc import Mapping

_words: dict[str, object] = {}


def name_acts(words: Mapping[str, object]) -> None:
    """Give lazy translations for names of acts ("mandates.given")."""
    _words.update(words)


def act_words(act: str) -> str:
    """The words for an act; its bare name when nobody gave any."""
    return str(_words.get(act, act))


def known_acts() -> list[tuple[str, str]]:
    return sorted(((act, str(words)) for act, words in _words.items()), key=lambda pair: pair[1])
