"""What a draft still lacks before the visa can be given."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from priorities.proposals.content import Content
from priorities.proposals.paragraphs import split


@dataclass(frozen=True)
class Lack:
    """One thing to add, in words, and the field where it is added."""

    field: str
    words: str


def missing(content: Content) -> list[Lack]:
    """Everything that closes the visa, in the order of the form."""
    own, other = ("fr", "en") if content.writing_language == "fr" else ("en", "fr")
    lacks = [
        Lack(field, words)
        for field, words in (
            ("theme", _("the theme")),
            ("kind", _("the kind of proposal")),
            ("addressed_to", _("the body it is addressed to")),
            (f"title_{own}", _("the title in the language of writing")),
            ("context", _("the context")),
            (f"text_{own}", _("the operative text in the language of writing")),
            ("expected_results", _("the expected results")),
        )
        if not getattr(content, field)
    ]
    problem = misaligned(content)
    if problem:
        lacks.append(Lack(f"text_{other}", problem))
    return lacks


def misaligned(content: Content) -> str:
    """Why the two languages cannot stand side by side, or an empty string.

    One language alone is in order; with two, each paragraph needs its counterpart.
    """
    french, english = len(split(content.text_fr)), len(split(content.text_en))
    if not french or not english or french == english:
        return ""
    in_french = ngettext(
        "the French text has %(n)d paragraph", "the French text has %(n)d paragraphs", french
    ) % {"n": french}
    in_english = ngettext("the English text has %(n)d", "the English text has %(n)d", english) % {
        "n": english
    }
    return _("as many paragraphs in both languages: %(french)s, %(english)s") % {
        "french": in_french,
        "english": in_english,
    }
