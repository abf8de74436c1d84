"""The words of this feature’s acts on record."""

from django.utils.translation import gettext_lazy as _

from accounts.audit.words import name_acts

name_acts(
    {
        "proposal.turned_into_action": _("proposal turned into an action"),
        "roadmap.action_made": _("action prepared"),
        "roadmap.action_entered": _("action entered in the roadmap"),
        "roadmap.action_changed": _("action changed"),
        "roadmap.date_moved": _("date moved"),
        "roadmap.deliverable_made": _("deliverable added"),
        "roadmap.deliverable_changed": _("deliverable changed"),
        "roadmap.deliverable_removed": _("deliverable removed"),
        "roadmap.milestone_made": _("milestone added"),
        "roadmap.milestone_changed": _("milestone changed"),
        "roadmap.milestone_removed": _("milestone removed"),
        "roadmap.event_made": _("dated event added"),
        "roadmap.event_changed": _("dated event changed"),
        "roadmap.level_changed": _("readers of an action changed"),
        "roadmap.partners_changed": _("partners of an action changed"),
        "roadmap.reported": _("report on an action"),
        "roadmap.state_changed": _("state of an action changed"),
    }
)
