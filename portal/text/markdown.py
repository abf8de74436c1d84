"""Markdown written by members, turned into HTML that may be shown to anybody.

Two gates: the parser produces no raw HTML, and what it produces still passes an allow-list.
Pictures are left out altogether, because a remote picture tells its host who reads the page.
"""

import re
from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# A page already has its h1 and its sections h2: a text starts below them.
HEADING_SHIFT = 2
LOWEST_HEADING = 6

# How many levels of quotation an answer carries along, the new one included.
QUOTATION_DEPTH = 3

ALLOWED_TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}}
ALLOWED_SCHEMES = {"http", "https", "mailto"}
LINK_RELATION = "nofollow noopener noreferrer"

# What the parser takes for the end of a line, and nothing else: its line numbers must be ours.
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_QUOTE_MARKS = re.compile(r"^ {0,3}((?:> ?)+)")
_MARKDOWN_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+!|<>~&])")


def render(text: str) -> SafeString:
    """The HTML of a Markdown text. Single line breaks are kept, as people type them."""
    html = _parser().render(text or "")
    return mark_safe(  # noqa: S308 - the allow-list is what makes it safe
        nh3.clean(
            html,
            tags=ALLOWED_TAGS,
            attributes=ALLOWED_ATTRIBUTES,
            url_schemes=ALLOWED_SCHEMES,
            link_rel=LINK_RELATION,
        ).strip()
    )


def plain(text: str, limit: int | None = None) -> str:
    """The words of a Markdown text on one line, without marks and not escaped.

    With ``limit`` (characters, the ellipsis included) it is cut between two words if it can be.
    """
    pieces: list[str] = []
    for token in _parser().parse(text or ""):
        if token.type == "inline":
            pieces.append(_words_of(token.children or []))
        elif token.type in ("fence", "code_block"):
            pieces.append(token.content)
    words = " ".join(" ".join(pieces).split())
    if limit is None or len(words) <= limit:
        return words
    return _cut(words, limit)


def quote(text: str, author: str) -> str:
    """A Markdown quotation of ``text`` with its author, ready for an answer below it.

    Quotations inside the text deeper than ``QUOTATION_DEPTH`` are left out, so that a long
    exchange does not carry its whole past in each answer.
    """
    lines = [line for line in text.strip().splitlines() if _depth(line) < QUOTATION_DEPTH]
    attribution = gettext("%(author)s wrote:") % {"author": _literally(author)}
    quoted = [f"> {line}".rstrip() for line in lines]
    return "\n".join([f"> {attribution}", ">", *quoted]) + "\n\n"


def without_quotations(text: str) -> str:
    """The Markdown without what is read as a quotation, lines without a mark that continue one
    and quotations within a list included.
    """
    quoted = _quoted(text)
    lines = enumerate(_LINE_ENDS.split(text))
    return "\n".join(line for number, line in lines if number not in quoted).strip()


def quotations(text: str) -> list[str]:
    """The lines of a Markdown text that are read as quotations, their marks included."""
    quoted = _quoted(text)
    return [line for number, line in enumerate(_LINE_ENDS.split(text)) if number in quoted]


def _quoted(text: str) -> set[int]:
    if ">" not in text:
        return set()
    return {
        number
        for token in _parser().parse(text)
        if token.type == "blockquote_open" and token.map
        for number in range(*token.map)
    }


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.push("lower_headings", _lower_headings)
    parser.core.ruler.push("plain_pictures", _plain_pictures)
    return parser


def _lower_headings(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            level = min(int(token.tag[1:]) + HEADING_SHIFT, LOWEST_HEADING)
            token.tag = f"h{level}"


def _plain_pictures(state: StateCore) -> None:
    """Put the describing words of a picture in its place."""
    for token in state.tokens:
        for child in token.children or []:
            if child.type == "image":
                child.type, child.tag = "text", ""
                child.content = _words_of(child.children or [])


def _words_of(tokens: list[Token]) -> str:
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in tokens
        if token.type in ("text", "code_inline", "softbreak", "hardbreak")
    )


def _cut(words: str, limit: int) -> str:
    kept = words[: max(limit - 1, 0)]
    if words[len(kept)] != " " and " " in kept:
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip(" ,;:.\u00a0") + "…"


def _depth(line: str) -> int:
    marks = _QUOTE_MARKS.match(line)
    return marks.group(1).count(">") if marks else 0


def _literally(text: str) -> str:
    """A name on one line in which no character is read as Markdown."""
    return _MARKDOWN_PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
