from django import forms
from django.utils.translation import gettext_lazy as _

from priorities.languages.models import GlossaryTerm


class GlossarySearchForm(forms.Form):
    """What is looked for in the glossary; every field may be empty."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "class": "form-control"}),
    )
    category = forms.ChoiceField(
        label=_("Category"),
        required=False,
        choices=[("", _("All categories")), *GlossaryTerm.Category.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
