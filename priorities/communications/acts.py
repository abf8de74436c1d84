"""The words of this feature’s acts on record."""

from django.utils.translation import gettext_lazy as _

from accounts.audit.words import name_acts

name_acts(
    {
        "communications.request": _("communication requested"),
        "communications.decline": _("communication declined"),
    }
)
