"""What the secretariat fills in about the standing of a delegation."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import ParticipationState, Status


class _DatedForm(forms.Form):
    since = forms.DateField(label=_("From"), widget=AdminDateWidget)
    reference = forms.CharField(
        label=_("Reference"),
        max_length=300,
        help_text=_("Decision, note verbale or letter, with its date."),
    )
    retroactive = forms.BooleanField(
        label=_("The date is past, and it really took effect on that day"), required=False
    )


class StatusForm(_DatedForm):
    field_order = ["status", "since", "reference", "retroactive"]
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)


class ParticipationForm(_DatedForm):
    field_order = ["state", "notified_on", "since", "reference", "retroactive"]
    state = forms.ChoiceField(label=_("Participation"), choices=ParticipationState.choices)
    notified_on = forms.DateField(
        label=_("Notified on"),
        required=False,
        widget=AdminDateWidget,
        help_text=_("Required for a withdrawal; rights last until the date of effect."),
    )


class CancelForm(forms.Form):
    ground = forms.CharField(label=_("Ground"), max_length=300)
