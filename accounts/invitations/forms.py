"""What is filled in around an invitation."""

from allauth.account.forms import PasswordField, SetPasswordField
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.people import themes
from accounts.people.models import Language, Role, User
from portal.once import OnceFormMixin
from portal.text.oneline import validate_one_line


class InvitationForm(OnceFormMixin, forms.Form):
    """For a delegation's own page; `head` says whether the role of head may be offered."""

    email = forms.EmailField(label=_("E-mail address"))
    first_name = forms.CharField(label=_("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.FOCAL_POINT)
    language = forms.ChoiceField(
        label=_("Language of the e-mail"), choices=Language.choices, initial=Language.FRENCH
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all themes."),
    )

    def __init__(self, *args, head: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["themes"].choices = themes.choices()
        if not self.fields["themes"].choices:
            del self.fields["themes"]
        if not head:
            self.fields["role"].choices = [c for c in Role.choices if c[0] != Role.HEAD]


class FileForm(OnceFormMixin, forms.Form):
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("At most 500 rows. Nothing is sent until you have seen the check of each row."),
    )


class AcceptForm(OnceFormMixin, forms.Form):
    """Opens an account; the address is the invited one and cannot be changed here."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=150,
        validators=[validate_one_line],
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        validators=[validate_one_line],
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    password1 = SetPasswordField(label=_("Password"))
    password2 = PasswordField(label=_("Password, once more"), autocomplete="new-password")

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self):
        cleaned = super().clean()
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ."))
        elif first:
            person = User(
                email=self.email,
                first_name=cleaned.get("first_name", ""),
                last_name=cleaned.get("last_name", ""),
            )
            try:
                validate_password(first, person)
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned
