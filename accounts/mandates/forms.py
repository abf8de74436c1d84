"""What a head fills in about the people of the delegation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people import themes
from accounts.people.models import Role, User
from portal.once import OnceFormMixin

SECRETARIAT_LABELS = {
    "officer": _("officer"),
    "moderator": _("moderator"),
    "translator": _("translator"),
    "administrator": _("administrator"),
}


class MandateForm(OnceFormMixin, forms.Form):
    """`head` says whether the role of head may be given or taken."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    ends_on = forms.DateField(
        label=_("Mandate until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: without end. The last day is included."),
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all themes."),
    )

    def __init__(self, *args, mandate, head: bool, **kwargs):
        super().__init__(*args, **kwargs)
        known = themes.choices()
        # A theme no longer offered stays on the mandate until somebody unticks it.
        known += [(slug, slug) for slug in mandate.themes if slug not in dict(known)]
        self.fields["themes"].choices = known
        self.initial = {
            "role": mandate.role,
            "ends_on": mandate.ends_on,
            "themes": mandate.themes,
            **self.initial,
        }
        if not known:
            del self.fields["themes"]
        if not head:
            keep = mandate.role == Role.HEAD
            self.fields["role"].choices = [c for c in Role.choices if (c[0] == Role.HEAD) == keep]


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return str(obj)


class WithdrawForm(OnceFormMixin, forms.Form):
    """Whom the unfinished work goes to; nobody leaves it with the delegation."""

    successor = PersonChoice(
        label=_("Give the unfinished work to"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("nobody for now: it stays with the delegation, without anybody in charge"),
    )
    ground = forms.CharField(
        label=_("Ground, for the record of acts"),
        max_length=300,
        required=False,
        help_text=_("For instance: takes up another post."),
    )

    def __init__(self, *args, mandate, has_work: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if has_work:
            self.fields["successor"].queryset = (
                User.objects.of_delegation(
                    mandate.delegation, Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT, Role.DRAFTER
                )
                .exclude(pk=mandate.user_id)
                .order_by("last_name", "first_name", "pk")
            )
        else:
            del self.fields["successor"]
