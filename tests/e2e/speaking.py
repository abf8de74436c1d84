"""Does a page speak one language only? Asked of its own words, not of what people wrote."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from portal import catalogue

ROOT = Path(__file__).resolve().parent.parent.parent
# The words of the interface stand in these; what people write stands in paragraphs and rows.
WORDS = """() => [...document.querySelectorAll(
  "h1, h2, h3, legend, label, th, dt, summary, .button, .state, nav a, header.top a, footer a"
)].filter((e) => !e.closest("[lang]:not(html)"))
  .map((e) => e.textContent.replace(/\\s+/g, " ").trim())
"""


@cache
def _foreign(language: str) -> frozenset[str]:
    """The interface's words in the other language that mean nothing in this one."""
    pairs = [
        (entry.msgid, entry.msgstr)
        for entry in catalogue.read(ROOT / catalogue.CATALOGUE)
        if entry.msgstr
    ]
    english = {" ".join(msgid.split()) for msgid, _french in pairs}
    french = {" ".join(msgstr.split()) for _english, msgstr in pairs}
    return frozenset(french - english if language == "en" else english - french)


def speaks_one_language(page: Page) -> None:
    language = page.locator("html").get_attribute("lang")
    assert page.url.split("/")[3] in {language, "admin"}, f"{page.url} says it is in {language}"
    foreign = [words for words in page.evaluate(WORDS) if words in _foreign(language)]
    assert not foreign, f"{page.url} in {language} says {foreign}"
