"""The words of this feature’s acts on record."""

from django.utils.translation import gettext_lazy as _

from accounts.audit.words import name_acts

name_acts(
    {
        "glossary.term_added": _("term added to the glossary"),
        "glossary.term_changed": _("term of the glossary changed"),
    }
)
