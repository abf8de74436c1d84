"""The shape of a row of the table of addresses × roles."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.access.cast import ROLES


@dataclass(frozen=True)
class Row:
    """`codes` has one letter a role, in the order of the cast; blanks are for the eye.

    visitor · Sénégal head deputy focal drafter reader · Madagascar the same ·
    observer institution withdrawn · officer moderator translator administrator

    2 page, 3 redirect, L to sign-in, F refused (403), N not found (404), M method (405),
    B bad request (400), C conflict (409).
    """

    name: str
    codes: str
    kwargs: Callable = field(default=lambda things: {})
    method: str = "GET"
    data: dict = field(default_factory=dict, hash=False)

    def answers(self) -> dict[str, str]:
        letters = self.codes.replace(" ", "")
        assert len(letters) == len(ROLES), f"{self.name}: {len(letters)} letters"
        return dict(zip(ROLES, letters, strict=True))

    def arguments(self, things) -> dict:
        return self.kwargs(things)
