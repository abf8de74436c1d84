"""One person at a browser, and the mails they receive."""

import email
import email.policy
import os
import re
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

    def write(self, **fields: str) -> None:
        """Fill in the form of the page, field by field; a choice is named by its words."""
        for name, value in fields.items():
            field = self.page.locator(f"main form [name={name}], #content form [name={name}]").first
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def choose(self, name: str, words: str) -> None:
        """Pick from a list of the admin that searches as one types."""
        self.page.locator(f".field-{name} .select2-selection").click()
        self.page.locator(".select2-search__field").fill(words)
        self.page.locator(".select2-results__option", has_text=words).first.click()

    def open_mail(self, mail: EmailMessage) -> None:
        """Follow the link of an e-mail, as the reader of it would."""
        self.page.goto(link_of(mail))

    def heading(self) -> str:
        return self.page.inner_text("h1")

    def text(self) -> str:
        """What the page says, with ordinary spaces in the place of those that do not break."""
        return self.page.inner_text("body").replace("\u00a0", " ")

    def check(self, picture: str = "") -> None:
        """axe finds nothing and nothing scrolls sideways; with PICTURES=folder, keep a picture."""
        for check in self.checks:
            check(self.page)
        if picture:
            self.keep(picture)

    def keep(self, picture: str) -> None:
        if PICTURES:
            keep_picture(self.page, picture)


def keep_picture(page: Page, name: str, *, highest: int = 1400) -> None:
    """The page from its top, cut at `highest` pixels so that the file stays small."""
    Path(PICTURES).mkdir(parents=True, exist_ok=True)
    page.evaluate("window.scrollTo(0, 0)")
    size = page.evaluate(
        "[document.documentElement.clientWidth, document.documentElement.scrollHeight]"
    )
    clip = {"x": 0, "y": 0, "width": size[0], "height": min(size[1], highest)}
    page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True, clip=clip)


def link_of(mail: EmailMessage) -> str:
    return re.search(r"https?://\S+", mail.get_content()).group()


def mails(folder: Path) -> list[EmailMessage]:
    """The e-mails as the backend wrote them, oldest first."""
    files = sorted(Path(folder).glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
    return [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in files
    ]
