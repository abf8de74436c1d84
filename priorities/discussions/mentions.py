"""Mentions of a delegation: `@SN` in a text names it, links to it, and has it told."""

import re
from collections.abc import Iterable

import nh3
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from accounts.delegations.models import Delegation
from portal.text import markdown

# Signs of the private use area stand around a code until the page knows the reader's language.
OPENS, CLOSES = "\ue000", "\ue001"
_MENTION = re.compile(r"(?<![\w@/.\-])@([A-Za-z][A-Za-z0-9-]{0,18}[A-Za-z0-9])(?![\w@])")
_MARKED = re.compile(f"{OPENS}([^{OPENS}{CLOSES}]*){CLOSES}")
_SIGNS = str.maketrans("", "", OPENS + CLOSES)

# More than this in one text is a mailing, not a discussion.
MENTIONS_TOLD = 10


def codes_in(text: str) -> list[str]:
    """The codes mentioned, upper case, in order, each once; quoted lines mention nobody."""
    own = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(">"))
    return list(dict.fromkeys(code.upper() for code in _MENTION.findall(own)))


def codes_marked(htmls: Iterable[str]) -> set[str]:
    return {code.upper() for html in htmls for code in _MARKED.findall(html)}


def names_of(codes: set[str]) -> dict[str, str]:
    """The names of delegations by code, in the active language; no query for no code."""
    if not codes:
        return {}
    return {row.code: row.name for row in Delegation.objects.filter(code__in=codes)}


def to_html(text: str) -> str:
    """Safe HTML of a Markdown text in which mentions are marked, not yet named."""
    marked = _MENTION.sub(rf"{OPENS}\1{CLOSES}", text.translate(_SIGNS))
    html = markdown.render(marked)
    if OPENS not in html:
        return html
    # A mark inside the title of a link would break the tag when it becomes a link itself.
    return nh3.clean(
        html,
        tags=markdown.ALLOWED_TAGS,
        attributes=markdown.ALLOWED_ATTRIBUTES,
        url_schemes=markdown.ALLOWED_SCHEMES,
        link_rel=markdown.LINK_RELATION,
        attribute_filter=lambda _tag, _name, value: value.translate(_SIGNS),
    )


def name_delegations(html: str, names: dict[str, str]) -> SafeString:
    """Put the delegation's name, linked, in the place of each mark."""

    def name(match):
        code = match.group(1).upper()
        if code not in names:
            return f"@{match.group(1)}"
        return format_html(
            '<a class="mention" href="{}">{}</a>',
            reverse("accounts:delegation", args=[code]),
            names[code],
        )

    return mark_safe(_MARKED.sub(name, html))  # noqa: S308 - cleaned in `to_html`, names escaped
