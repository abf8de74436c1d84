"""The shape of a row of the table of addresses × roles."""

from collections.abc import Mapping
from operator import attrgetter

from tests.access.cast import ROLES


class Row:
    """`codes` has one letter a role, in the order of the cast; blanks are for the eye:

    visitor · Sénégal head deputy focal drafter reader · Madagascar the same ·
    observer institution withdrawn · officer moderator translator administrator

    2 page, 3 redirect, L to sign-in, F refused (403), N not found (404), M wrong method (405),
    B bad request (400), U error of the provider (401).

    `kwargs` name attributes of the things of tests/access/objects.py, or are plain numbers.
    """

    def __init__(self, name: str, codes: str, /, *, method: str = "GET", **kwargs):
        self.name, self.method, self.kwargs = name, method, kwargs
        letters = codes.replace(" ", "")
        if len(letters) != len(ROLES):
            raise ValueError(f"{name}: {len(letters)} letters for {len(ROLES)} roles")
        self.expected: Mapping[str, str] = dict(zip(ROLES, letters, strict=True))

    def arguments(self, things) -> dict:
        return {
            name: attrgetter(value)(things) if isinstance(value, str) else value
            for name, value in self.kwargs.items()
        }


def post(name: str, codes: str, /, **kwargs) -> Row:
    """An empty form sent: a page (2) is the form given back with its errors."""
    return Row(name, codes, method="POST", **kwargs)
