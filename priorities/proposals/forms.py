"""The shape of what is typed about a proposal."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation
from accounts.people.models import Language
from portal.once import OnceFormMixin
from priorities.core.models import Body
from priorities.proposals.content import Content
from priorities.proposals.missing import misaligned
from priorities.proposals.models import Kind, Proposal
from priorities.proposals.workflow import STATE_WORDS, State
from priorities.themes.models import Theme

TITLE_MAX = 300
SECTION_MAX = 20_000
# Some sixty long paragraphs in one language; a longer text is an annex.
TEXT_MAX = 200_000


def theme_choices() -> list[tuple[str, str]]:
    """Themes with their sub-themes indented below; one query."""
    themes = list(Theme.objects.order_by("order", "pk"))
    choices = []
    for theme in themes:
        if theme.parent_id is None:
            choices.append((theme.slug, str(theme)))
            choices += [
                (child.slug, f"\u00a0\u00a0– {child}")
                for child in themes
                if child.parent_id == theme.pk
            ]
    return choices


def _area(rows: int, **attrs) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attrs})


def _operative_text(language: str, label) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=TEXT_MAX,
        widget=_area(
            12,
            lang=language,
            **{
                "data-preview-url": reverse_lazy("priorities:proposal_preview"),
                "data-preview-label": _("See the paragraphs numbered"),
                "data-preview-failed": _("The preview is not available: the link is down."),
            },
        ),
        help_text=_("A blank line separates two paragraphs. The portal numbers them."),
    )


class DraftForm(OnceFormMixin, forms.Form):
    """A draft: only its title is asked for; what the visa needs is said beside it."""

    theme = forms.ChoiceField(label=_("Theme"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    addressed_to = forms.ChoiceField(
        label=_("Addressed to"),
        required=False,
        help_text=_("The body of La Francophonie to which the text is put."),
    )
    writing_language = forms.ChoiceField(
        label=_("Language of writing"),
        choices=Language.choices,
        initial=Language.FRENCH,
        help_text=_("The text in the other language is optional; French is authentic."),
    )
    title_fr = forms.CharField(
        label=_("Title in French"),
        required=False,
        max_length=TITLE_MAX,
        widget=forms.TextInput(attrs={"lang": "fr"}),
    )
    title_en = forms.CharField(
        label=_("Title in English"),
        required=False,
        max_length=TITLE_MAX,
        widget=forms.TextInput(attrs={"lang": "en"}),
    )
    context = forms.CharField(
        label=_("Context"),
        required=False,
        max_length=SECTION_MAX,
        widget=_area(5),
        help_text=_("Why this text, and on what it rests."),
    )
    text_fr = _operative_text("fr", _("Operative text in French"))
    text_en = _operative_text("en", _("Operative text in English"))
    expected_results = forms.CharField(
        label=_("Expected results"), required=False, max_length=SECTION_MAX, widget=_area(4)
    )
    partners = forms.CharField(
        label=_("Partners"), required=False, max_length=SECTION_MAX, widget=_area(3)
    )
    financing = forms.CharField(
        label=_("Financing"), required=False, max_length=SECTION_MAX, widget=_area(3)
    )
    version = forms.IntegerField(
        required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput
    )

    def __init__(self, *args, content: Content | None = None, version=None, only=None, **kwargs):
        """`content` and `version` are those of the draft as it is; `only` keeps some fields."""
        if content is not None:
            kwargs["initial"] = content.as_dict() | {"version": version} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        nothing = ("", "—")
        self.fields["theme"].choices = [nothing, *theme_choices()]
        self.fields["kind"].choices = [nothing, *Kind.choices]
        self.fields["addressed_to"].choices = [nothing, *Body.choices]
        if only is not None:
            for name in set(self.fields) - {*only, "version", "once_key"}:
                del self.fields[name]
        problem = misaligned(content) if content is not None else ""
        if problem and "text_en" in self.fields:
            self.fields["text_en"].help_text = format_html(
                '<strong class="invalid-feedback">{}</strong>', problem[:1].upper() + problem[1:]
            )
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        if only is None:
            self.helper.layout = self._sections()

    def _sections(self) -> Layout:
        return Layout(
            Fieldset(
                _("Subject"),
                Div("theme", "kind", css_class="row"),
                Div("addressed_to", "writing_language", css_class="row"),
            ),
            Fieldset(_("Title and context"), "title_fr", "title_en", "context"),
            Fieldset(_("Operative text"), "text_fr", "text_en"),
            Fieldset(_("Results and means"), "expected_results", "partners", "financing"),
        )

    def clean(self):
        cleaned = super().clean()
        titles = {"title_fr", "title_en"}
        if titles <= set(self.fields) and not any(cleaned.get(name) for name in titles):
            own = "title_en" if cleaned.get("writing_language") == "en" else "title_fr"
            if own not in self.errors:
                self.add_error(own, _("Give a title, even a provisional one."))
        return cleaned

    def content(self, base: Content | None = None) -> Content:
        """What was typed; fields that this form does not have are those of `base`."""
        values = base.as_dict() if base is not None else {}
        names = set(Content().as_dict())
        return Content.from_dict(
            values | {name: v for name, v in self.cleaned_data.items() if name in names}
        )


class ReasonForm(OnceFormMixin, forms.Form):
    """A reason in words, compulsory."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=_area(4))

    def __init__(self, *args, label=None, help_text="", **kwargs):
        super().__init__(*args, **kwargs)
        if label:
            self.fields["reason"].label = label
        self.fields["reason"].help_text = help_text


class ConfirmForm(OnceFormMixin, forms.Form):
    """Nothing to type: only the key that keeps a double click without effect."""


class StampForm(OnceFormMixin, forms.Form):
    """The visa to the text whose hash the page carried."""

    shown_hash = forms.RegexField(regex=r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


class InviteForm(OnceFormMixin, forms.Form):
    delegation = forms.ModelChoiceField(
        label=_("Delegation"),
        queryset=Delegation.objects.none(),
        to_field_name="code",
        help_text=_("Full and associate members that take part at present."),
    )

    def __init__(self, *args, proposal: Proposal, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["delegation"].queryset = (
            Delegation.objects.states_and_governments()
            .with_status()
            .filter(status__in=["member", "associate"], participation="active")
            .exclude(pk=proposal.delegation_id)
            .exclude(
                co_sponsorships__in=proposal.co_sponsorships.filter(
                    state__in=["invited", "accepted"]
                )
            )
            .in_french_order()
        )


class RegisterForm(forms.Form):
    """The questions of the register, all in its address."""

    theme = forms.ChoiceField(label=_("Theme"), required=False)
    delegation = forms.ChoiceField(label=_("Delegation"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    language = forms.ChoiceField(label=_("Language of writing"), required=False)
    awaiting = forms.BooleanField(label=_("Awaiting my delegation"), required=False)

    def __init__(self, *args, for_delegation: bool, **kwargs):
        super().__init__(*args, **kwargs)
        sponsors = Delegation.objects.filter(
            pk__in=Proposal.objects.registered().values("delegation")
        ).in_french_order()
        states = (State.TABLED, State.WITHDRAWN)
        self.fields["theme"].choices = [("", _("all themes")), *theme_choices()]
        self.fields["delegation"].choices = [
            ("", _("all delegations")),
            *((delegation.code, str(delegation)) for delegation in sponsors),
        ]
        self.fields["kind"].choices = [("", _("all kinds")), *Kind.choices]
        self.fields["state"].choices = [
            ("", _("all states")),
            *((state.value, STATE_WORDS[state]) for state in states),
        ]
        self.fields["language"].choices = [("", _("both languages")), *Language.choices]
        if not for_delegation:
            del self.fields["awaiting"]
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
