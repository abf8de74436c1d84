"""E-mails to people without an account: who composes which."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.notifications.models import Letter


@dataclass(frozen=True)
class Text:
    subject: str
    body: str


_composers: dict[str, Callable[[dict], Text | None]] = {}


def composer(kind: str):
    """Register `f(params) -> Text | None`, called by the worker in the reader's language.

    None means that the letter has become pointless and must not leave. Raises ValueError when a
    kind is registered twice.
    """

    def register(function):
        if kind in _composers:
            raise ValueError(f"kind of letter {kind} is registered twice")
        _composers[kind] = function
        return function

    return register


def compose(letter: Letter) -> Text | None:
    return _composers[letter.kind](letter.params)
