"""The shape of what is typed in a discussion."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.people.models import Language
from portal.once import OnceFormMixin
from portal.text.oneline import one_line
from portal.uploads import UploadRefused, accepted_extensions, inspect
from priorities.discussions.models import Space, Thread
from priorities.discussions.services.writing import ATTACHMENTS_MAX, TEXT_MAX


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class CheckedFilesField(forms.FileField):
    """Several files at once; cleans to a list of (file, CheckedUpload)."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = [file for file in (data or []) if file]
        if len(files) > ATTACHMENTS_MAX:
            raise ValidationError(
                _("At most %(most)d files can be attached."), params={"most": ATTACHMENTS_MAX}
            )
        checked, faults = [], []
        for file in files:
            try:
                checked.append((file, inspect(file)))
            except UploadRefused as refusal:
                faults.append(
                    ValidationError(
                        _("%(name)s: %(fault)s"), params={"name": file.name, "fault": refusal}
                    )
                )
        if faults:
            raise ValidationError(faults)
        return checked


class TextMixin(forms.Form):
    """A text in Markdown with its language and a preview."""

    text = forms.CharField(
        label=_("Your contribution"),
        max_length=TEXT_MAX,
        widget=forms.Textarea(
            attrs={
                "rows": 7,
                "data-preview-url": reverse_lazy("priorities:text_preview"),
            }
        ),
        help_text=_(
            "Markdown: *italic*, **bold**, - list, > quotation. @SN mentions the delegation with "
            "this code: its head, deputies and focal points receive an e-mail."
        ),
    )
    language = forms.ChoiceField(label=_("Language of writing"), choices=Language.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = (get_language() or "fr")[:2]
        self.fields["text"].widget.attrs |= {
            "data-preview-label": _("Preview"),
            "data-preview-failed": _("The preview is not available: the link is down."),
        }
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    @property
    def typed_text(self) -> str:
        """The text as typed, whether or not the rest of the form is right; cut where no
        contribution goes on, because some Markdown takes the square of its length to read.
        """
        return self.data.get(self.add_prefix("text"), "")[:TEXT_MAX]


class FilesMixin(forms.Form):
    uploads = CheckedFilesField(
        label=_("Documents"),
        required=False,
        help_text=_("Up to five files of 5 MB: PDF, office documents, pictures, text."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["uploads"].widget.attrs["accept"] = ",".join(accepted_extensions())


class ContributionForm(OnceFormMixin, FilesMixin, TextMixin):
    """A contribution, in answer to `reply_to` when it is given."""

    reply_to = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    field_order = ["reply_to", "text", "language", "uploads"]

    def clean_reply_to(self):
        return self.cleaned_data["reply_to"] or None


class ThreadForm(OnceFormMixin, FilesMixin, TextMixin):
    """A new thread: its title and its first contribution."""

    title = forms.CharField(
        label=_("Title of the thread"),
        max_length=Thread._meta.get_field("title").max_length,
        help_text=_("One question or one subject, so that others find it again."),
    )
    field_order = ["title", "text", "language", "uploads"]

    def clean_title(self):
        title = one_line(self.cleaned_data["title"])
        if not title:
            raise ValidationError(self.fields["title"].error_messages["required"])
        return title


class EditForm(OnceFormMixin, TextMixin):
    """A correction; `base` is the number of former texts when the form was opened."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class CloseForm(OnceFormMixin, forms.Form):
    reason = forms.CharField(
        label=_("Reason, shown to all"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class MoveForm(OnceFormMixin, forms.Form):
    space = forms.ModelChoiceField(
        label=_("New place of the thread"), queryset=Space.objects.none()
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["space"].queryset = Space.objects.visible_to(user).order_by("name_fr")
