"""The words of this feature’s acts on record."""

from django.utils.translation import gettext_lazy as _

from accounts.audit.words import name_acts

name_acts(
    {
        "policy.changed": _("settings of the rules changed"),
        "cycle.made": _("cycle prepared"),
        "cycle.changed": _("cycle changed"),
        "cycle.opened": _("cycle opened"),
        "cycle.closed": _("cycle closed"),
    }
)
