from django import forms
from django.utils.translation import gettext_lazy as _

from priorities.roadmap.models import ActionReport
from priorities.roadmap.workflow import STATE_CHOICES

BY = [("theme", _("theme")), ("lead", _("lead")), ("due", _("due date"))]
COMPUTED = [("late", _("late")), ("unreported", _("without report"))]


class RoadmapFilterForm(forms.Form):
    """What narrows the roadmap. Its choices are those of the cycle and of the reader."""

    theme = forms.ChoiceField(
        label=_("Theme"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    lead = forms.ChoiceField(
        label=_("Lead"), required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All states")), *STATE_CHOICES, *COMPUTED],
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, data, *, figures):
        super().__init__(data)
        self.fields["theme"].choices = [("", _("All themes")), *figures.themes]
        self.fields["lead"].choices = [("", _("All leads")), *figures.leads]

    def chosen(self) -> dict[str, str]:
        """The filters that hold; an unknown value in the address is left aside."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ReportForm(forms.ModelForm):
    """What the lead says of the action today."""

    class Meta:
        model = ActionReport
        fields = ["state", "text"]
        widgets = {"state": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 8})}
        help_texts = {
            "text": _(
                "What was done, what remains, what stands in the way. Read by the delegations and "
                "institutions; the public sees only the date and the course."
            )
        }
