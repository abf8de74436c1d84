"""The words of this feature’s acts on record."""

from django.utils.translation import gettext_lazy as _

from accounts.audit.words import name_acts

name_acts(
    {
        "meetings.added": _("meeting added"),
        "meetings.changed": _("meeting changed"),
        "meetings.purpose_added": _("purpose of a meeting added"),
        "meetings.purpose_changed": _("purpose of a meeting changed"),
        "meetings.purpose_removed": _("purpose of a meeting removed"),
    }
)
