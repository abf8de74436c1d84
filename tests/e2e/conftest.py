"""A real Chromium against a live server; every page must keep the promises listed below.

A story fails if a page it visits writes an error to the console (a blocked script or style, a
broken module), misses a file, or answers with a server error, even if the story goes on.
"""

import io
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import Page, sync_playwright

from accounts.access import roles
from accounts.people import demo
from tests.browser import MISSING, find_chromium
from tests.e2e.browsing import Reader, mails
from tests.e2e.speaking import speaks_one_language

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright's loop runs in this thread

WIDTHS = {"wide": {"width": 1200, "height": 900}, "phone": {"width": 360, "height": 740}}
# Without preload: axe would put imported sheets into the page as inline style, against the CSP.
AXE_RULES = {
    "preload": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@dataclass
class Faults:
    """What went wrong in the browser, page by page."""

    found: list[str] = field(default_factory=list)
    allowed: set[int] = field(default_factory=set)

    def allow(self, *statuses: int) -> None:
        """A story that is about a refusal says which answers it expects."""
        self.allowed |= set(statuses)

    def watch(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(f"script: {error}"))
        page.on("response", self._response)

    def _console(self, message) -> None:
        # The status of an answer is judged below, where the story can allow it.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.found.append(f"console: {message.text}")

    def _response(self, response) -> None:
        if response.status >= 400 and response.status not in self.allowed:
            self.found.append(f"{response.status}: {response.url}")


@pytest.fixture(scope="session")
def chromium():
    path = find_chromium()
    if path is None:
        pytest.exit(MISSING, returncode=1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture
def faults():
    watched = Faults()
    yield watched
    assert watched.found == []


@pytest.fixture
def open_browser(chromium, live_server, faults):
    """A function that opens a browser of its own (cookies apart) and gives its first page."""
    contexts = []

    def run(*, width="wide", language="fr-FR", javascript=True) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport=WIDTHS[width],
            locale=language,
            java_script_enabled=javascript,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        faults.watch(page)
        return page

    yield run
    for context in contexts:
        context.close()
    connections.close_all()


@pytest.fixture
def page(open_browser) -> Page:
    return open_browser()


@pytest.fixture
def accessible():
    """A function that fails with axe-core's own words if it finds anything on the page."""

    def check(page: Page) -> None:
        results = Axe().run(page, options=AXE_RULES)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check


@pytest.fixture
def fits():
    """A function that fails if the page scrolls sideways at the width it is shown at."""

    def check(page: Page) -> None:
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0, f"{page.url} scrolls sideways"

    return check


@pytest.fixture
def world(transactional_db, settings):
    """The real reference data and the people of the demonstration, without their content."""
    settings.DEMO = True
    roles.apply(Group, Permission)
    call_command("load_reference", stdout=io.StringIO())
    return demo.load()


@pytest.fixture
def content(world):
    """The fictional content of the demonstration."""
    call_command("demo", force=True, stdout=io.StringIO())


@pytest.fixture
def reader(world, open_browser, accessible, fits, mail_dir, live_server, settings):
    """Opens a browser for a person of the world: `reader("focal-point.sn", language="en")`."""
    settings.PORTAL_BASE_URL = live_server.url

    def run(name="", *, language="fr", **options) -> Reader:
        page = open_browser(language={"fr": "fr-FR", "en": "en-GB"}[language], **options)
        checks = [fits, speaks_one_language]
        if options.get("javascript", True):  # axe waits for ever for timers that do not run
            checks.append(accessible)
        person = Reader(page, language, checks)
        if name:
            person.sign_in(f"{name}@{demo.DOMAIN}")
        return person

    return run


@pytest.fixture
def post(mail_dir, run_jobs):
    """The worker does its work; `post("head.sn")` then gives that person's mails, oldest first."""

    def work():
        run_jobs()
        connections.close_all()

    def run(name: str):
        with ThreadPoolExecutor(1) as elsewhere:  # the worker has a loop, and so has playwright
            elsewhere.submit(work).result()
        address = name if "@" in name else f"{name}@{demo.DOMAIN}"
        return [mail for mail in mails(mail_dir) if mail["To"] == address]

    return run
