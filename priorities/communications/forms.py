from datetime import UTC, datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.once import OnceFormMixin
from priorities.communications.models import LONGEST, SHORTEST

# A communication is for a date: the form proposes a fortnight, the secretariat decides.
USUAL_DAYS = 14


def usual_time() -> dict[str, datetime]:
    """The dates that the form of a leave begins with."""
    today = timezone.now().astimezone(UTC).date()
    return {
        "starts_at": datetime.combine(today, time(0, 0), UTC),
        "ends_at": datetime.combine(today + timedelta(days=USUAL_DAYS), time(18, 0), UTC),
    }


class RequestForm(OnceFormMixin, forms.Form):
    subject = forms.CharField(label=_("Subject"), max_length=200)
    length = forms.IntegerField(
        label=_("Length, in words"),
        min_value=SHORTEST,
        max_value=LONGEST,
        initial=600,
        help_text=_("A page holds about 400 words."),
    )


class GrantForm(OnceFormMixin, forms.Form):
    starts_at = forms.SplitDateTimeField(
        label=_("From (UTC)"),
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date"},
            date_format="%Y-%m-%d",
            time_attrs={"type": "time"},
            time_format="%H:%M",
        ),
    )
    ends_at = forms.SplitDateTimeField(
        label=_("Until (UTC)"),
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date"},
            date_format="%Y-%m-%d",
            time_attrs={"type": "time"},
            time_format="%H:%M",
        ),
        help_text=_("The leave ends by itself at this instant."),
    )
    ground = forms.CharField(
        label=_("Leave of the chair"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who agreed for the chair, and when. The observer reads it."),
    )


class DeclineForm(OnceFormMixin, forms.Form):
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The observer reads them."),
    )


class WithdrawForm(OnceFormMixin, forms.Form):
    ground = forms.CharField(
        label=_("Ground"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
