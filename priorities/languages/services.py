"""The terms of the glossary, kept by the secretariat, on record."""

from django.db import transaction

from accounts.access.registry import require
from accounts.audit.services import record
from priorities.languages.models import GlossaryTerm

WORDS = ("term_fr", "term_en", "definition_fr", "definition_en", "usage_note_fr")
FACTS = ("slug", "category", "source")


@transaction.atomic
def save_term(term: GlossaryTerm, *, actor) -> GlossaryTerm:
    """Add a term, or change one; whoever may change the words alone changes nothing else.

    Raises PermissionRefused.
    """
    if term.pk is None:
        require(actor, "glossary.edit", term)
        term.save()
        record(actor=actor, act="glossary.term_added", obj=term, after=_values(term))
        return term
    require(actor, "glossary.edit_words", term)
    before = _values(GlossaryTerm.objects.select_for_update().get(pk=term.pk))
    after = _values(term)
    if any(before[name] != after[name] for name in FACTS):
        require(actor, "glossary.edit", term)
    if before != after:
        term.save()
        record(actor=actor, act="glossary.term_changed", obj=term, before=before, after=after)
    return term


def _values(term: GlossaryTerm) -> dict:
    return {name: getattr(term, name) for name in (*WORDS, *FACTS)}
