"""What people fill in on their own pages."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Kind, Status
from accounts.people.models import User
from portal.once import OnceFormMixin
from portal.text.oneline import validate_one_line


class DayInput(forms.DateInput):
    """The date field of the browser, whose value is always written year-month-day."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


def today():
    """The day in UTC, by which the standing of the delegations is read."""
    return timezone.now().date()


class WhoIsWhoForm(forms.Form):
    """The questions of the list, all in its address."""

    on = forms.DateField(label=_("On"), required=False, widget=DayInput, initial=today)
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[
            ("", _("all statuses")),
            *[c for c in Status.choices if c[0] != Status.INSTITUTION],
        ],
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("States, governments, institutions")), *Kind.choices],
    )
    region = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, *args, regions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", _("all regions")), *regions]
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "on" else "form-select"


class ProfileForm(OnceFormMixin, forms.ModelForm):
    class Meta:
        model = User
        fields = ["first_name", "last_name", "language"]
        help_texts = {
            "language": _(
                "The language of your e-mails and of the pages you open without a choice."
            )
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].required = True
            self.fields[name].validators.append(validate_one_line)
