"""Forms of the admin: dates move with a reason, said where the date stands."""

from django import forms
from django.contrib.admin.helpers import ActionForm as BatchForm
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from priorities.roadmap.models import Action, Deliverable, Milestone
from priorities.roadmap.progress import missing
from priorities.roadmap.services.dates import DATES

REASON = gettext_lazy("reason, when a date moves")


class ReasonField(forms.CharField):
    """Why a date moves: kept for ever beside the old date."""

    def __init__(self):
        super().__init__(
            label=REASON,
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2, "cols": 40}),
        )


class ActionForm(forms.ModelForm):
    reason = ReasonField()

    class Meta:
        model = Action
        fields = [
            "title", "description", "cycle", "theme", "source", "lead", "partners",
            "starts_on", "due_on", "weight", "order",
        ]  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if not self.instance.is_entered:
            return cleaned
        if set(DATES) & set(self.changed_data) and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say why the date moves: it is kept with the old date."))
        lacks = missing(
            has_lead=bool(cleaned.get("lead")),
            has_due_date=bool(cleaned.get("due_on")),
            deliverables=1,
        )
        if lacks:
            raise ValidationError(
                _("An action on the roadmap keeps: %(missing)s."),
                params={"missing": ", ".join(lacks)},
            )
        return cleaned


class MilestoneForm(forms.ModelForm):
    reason = ReasonField()

    class Meta:
        model = Milestone
        fields = ["cycle", "title", "due_on", "done_on", "order", "level"]

    def clean(self):
        cleaned = super().clean()
        instance = self.instance
        seen = instance.pk and (instance.action_id is None or instance.action.is_entered)
        if seen and "due_on" in self.changed_data and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say why the date moves: it is kept with the old date."))
        return cleaned


class MilestoneFormSet(BaseInlineFormSet):
    def clean(self):
        super().clean()
        leaving = [form.instance.pk for form in self.deleted_forms if form.instance.pk]
        if (
            leaving
            and Milestone.objects.filter(pk__in=leaving, date_changes__isnull=False).exists()
        ):
            raise ValidationError(_("A milestone whose date has moved is kept with its history."))


class DeliverableFormSet(BaseInlineFormSet):
    def clean(self):
        super().clean()
        if not self.instance.pk or not self.instance.is_entered:
            return
        kept = [
            form
            for form in self.forms
            if form not in self.deleted_forms and (form.instance.pk or form.has_changed())
        ]
        if not kept:
            raise ValidationError(_("An action on the roadmap keeps at least one deliverable."))


class DeliverableForm(forms.ModelForm):
    class Meta:
        model = Deliverable
        fields = ["title", "delivered_on", "order"]


class SteeringForm(BatchForm):
    """Beside the batch act: by how many days, and why."""

    days = forms.IntegerField(
        label=gettext_lazy("days"),
        required=False,
        min_value=1,
        max_value=1000,
        widget=forms.NumberInput(attrs={"size": 4}),
    )
    ground = forms.CharField(label=gettext_lazy("reason"), required=False, max_length=1000)
