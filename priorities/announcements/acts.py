"""The words of this feature’s acts on record."""

from django.utils.translation import gettext_lazy as _

from accounts.audit.words import name_acts

name_acts(
    {
        "announcement.published": _("announcement published"),
        "announcement.changed": _("announcement changed"),
        "announcement.deleted": _("announcement deleted"),
    }
)
