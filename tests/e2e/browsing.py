"""One person at a browser, and the mails they receive."""

import email
import email.policy
import os
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from playwright.sync_api import Page

from accounts.people.demo import PASSWORD

PICTURES = os.environ.get("PICTURES", "")


@dataclass
class Reader:
    """Signs in, goes somewhere in a language, and has each page checked."""

    page: Page
    language: str
    checks: list[Callable[[Page], None]]

    def go(self, path: str = ""):
        """Open a path given without its language prefix."""
        return self.page.goto(f"/{self.language}/{path}")

    def sign_in(self, address: str, password: str = PASSWORD) -> None:
        self.go("account/login/")
        self.page.fill("input[name=login]", address)
        self.page.fill("input[name=password]", password)
        with self.page.expect_navigation():
            self.page.press("input[name=password]", "Enter")

    def press(self, name: str) -> None:
        """Press the button or link with this visible name and wait for the next page."""
        target = self.page.get_by_role("button", name=name).or_(
            self.page.get_by_role("link", name=name)
        )
        with self.page.expect_navigation():
            target.first.click()

    def check(self, picture: str = "") -> None:
        """axe finds nothing and nothing scrolls sideways; with PICTURES=folder, keep a picture."""
        for check in self.checks:
            check(self.page)
        if picture and PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(PICTURES) / f"{picture}.png", full_page=True)

    def text(self) -> str:
        return self.page.inner_text("body")


def mails(folder: Path) -> list[EmailMessage]:
    """The e-mails as the backend wrote them, oldest first."""
    files = sorted(Path(folder).glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
    return [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in files
    ]
