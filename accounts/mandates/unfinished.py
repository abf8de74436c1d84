"""What a person leaves behind in a delegation, told by the features that keep such work."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Work:
    """One thing under way: its kind in words, its name, and its address if it has a page."""

    kind: str
    label: str
    url: str = ""


@dataclass(frozen=True)
class Keeper:
    """`find(user, delegation)` lists Work; `hand_over` gives it to another person of the
    delegation: `hand_over(actor=, delegation=, from_user=, to_user=)`.
    """

    find: Callable
    hand_over: Callable


_keepers: dict[str, Keeper] = {}


def register(name: str, *, find: Callable, hand_over: Callable) -> None:
    """Raises ValueError when a keeper is registered twice."""
    if name in _keepers:
        raise ValueError(f"keeper of unfinished work {name} is registered twice")
    _keepers[name] = Keeper(find, hand_over)


def of(user, delegation) -> list[Work]:
    return [work for keeper in _keepers.values() for work in keeper.find(user, delegation)]


def hand_over(*, actor, delegation, from_user, to_user) -> None:
    for keeper in _keepers.values():
        keeper.hand_over(actor=actor, delegation=delegation, from_user=from_user, to_user=to_user)
