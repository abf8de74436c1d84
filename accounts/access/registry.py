"""One registry of permissions; each answers with a reason, in words fit for a page.

The same answer serves the page, the admin, a command and `user.has_perm`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True)
class Answer:
    """Whether something may be done now, and if not, why: a full translated sentence."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


class PermissionRefused(PermissionDenied):
    """A refused act. `reason` is shown on the 403 page."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def allow() -> Answer:
    return Answer(True)


def deny(reason) -> Answer:
    return Answer(False, str(reason))


def first_refusal(*answers: Answer) -> Answer:
    """The first refusal among several conditions, else leave."""
    return next((answer for answer in answers if not answer), Answer(True))


_permissions: dict[str, Callable] = {}


def permission(name: str):
    """Register `f(user, obj) -> Answer` under a dotted name.

    Raises ValueError when a name is registered twice.
    """

    def register(function):
        if name in _permissions:
            raise ValueError(f"permission {name} is registered twice")
        _permissions[name] = function
        return function

    return register


def names() -> list[str]:
    return sorted(_permissions)


def known(name: str) -> bool:
    return name in _permissions


def may(user, name: str, obj=None) -> Answer:
    """Whether the person may do this now. Raises KeyError for a name nobody registered."""
    return _permissions[name](user, obj)


def require(user, name: str, obj=None) -> None:
    """Raise PermissionRefused with the reason unless the person may do this now."""
    answer = may(user, name, obj)
    if not answer:
        raise PermissionRefused(answer.reason)
