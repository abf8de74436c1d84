"""The shape of what people and moderators write; the services hold the rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.once import OnceFormMixin
from priorities.core import charter
from priorities.moderation.models.appeals import Outcome
from priorities.moderation.models.replies import LONGEST


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ArticleForm(OnceFormMixin, forms.Form):
    article = forms.ChoiceField(label=_("Article of the code"))
    passage = forms.CharField(
        label=_("Passage concerned"),
        max_length=1000,
        widget=_area(3),
        help_text=_("Copy the words from the contribution (or the name of its file)."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["article"].choices = [("", "—"), *charter.grounds()]


class ReportForm(ArticleForm):
    note = forms.CharField(label=_("Explanation"), required=False, max_length=2000, widget=_area(4))


class HideForm(ArticleForm):
    ground = forms.CharField(
        label=_("Ground"),
        max_length=1000,
        widget=_area(4),
        help_text=_(
            "Everybody reads it in the place of the text: say in which way the article is "
            "broken, without repeating the words. An opinion that displeases is no ground."
        ),
    )


class DismissForm(OnceFormMixin, forms.Form):
    answer = forms.CharField(label=_("Answer to the delegation"), max_length=2000, widget=_area(5))


class RestoreForm(OnceFormMixin, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=_area(4),
        help_text=_("It stands in the record of acts and is sent to those concerned."),
    )


class AppealForm(OnceFormMixin, forms.Form):
    reasons = forms.CharField(
        label=_("Reasons of the appeal"),
        max_length=4000,
        widget=_area(8),
        help_text=_("Why the contribution does not break the article named."),
    )


class DecideForm(OnceFormMixin, forms.Form):
    outcome = forms.ChoiceField(
        label=_("Decision"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    reasons = forms.CharField(
        label=_("Reasons of the decision"),
        max_length=4000,
        widget=_area(6),
        help_text=_("Sent to both sides; do not repeat the words that are hidden."),
    )


class ReplyForm(OnceFormMixin, forms.Form):
    text = forms.CharField(
        label=_("Your reply"),
        max_length=LONGEST,
        widget=_area(8),
        help_text=_("Short, attached to the contribution; nobody replies to it."),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("fr", "français"), ("en", "English")]
    )
