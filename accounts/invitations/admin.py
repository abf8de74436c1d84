"""Invitations in the secretariat's place of work: one by one, or from a file."""

from functools import partial

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.record_admin import Act, RecordAdmin
from accounts.access.registry import may
from accounts.invitations import services
from accounts.invitations.models import Invitation
from accounts.invitations.views import file
from accounts.people import themes

PLACE = file.Place(
    templates="admin/accounts/invitation",
    upload="admin:accounts_invitation_file",
    batch="admin:accounts_invitation_batch",
    template="admin:accounts_invitation_template",
    home="admin:accounts_invitation_changelist",
)


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = _("state"), "state"

    def lookups(self, request, model_admin):
        return [
            ("pending", _("awaiting an answer")),
            ("expired", _("expired")),
            ("accepted", _("accepted")),
            ("cancelled", _("cancelled")),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        return {
            "pending": queryset.open().filter(expires_at__gt=now),
            "expired": queryset.unanswered(now),
            "accepted": queryset.filter(accepted_at__isnull=False),
            "cancelled": queryset.filter(cancelled_at__isnull=False),
        }.get(self.value(), queryset)


class InvitationAdminForm(forms.ModelForm):
    themes = forms.MultipleChoiceField(
        label=_("Themes"), required=False, help_text=_("None chosen: all themes.")
    )

    class Meta:
        model = Invitation
        fields = [
            "delegation", "role", "email", "first_name", "last_name", "language", "themes", "proof",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "themes" in self.fields:  # else the invitation is only shown
            self.fields["themes"].choices = themes.choices()
            self.fields["email"].required = True

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("delegation") and cleaned.get("email"):
            try:
                services.refuse_known(cleaned["delegation"], cleaned["email"].lower())
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned


def _again(actor, invitation):
    return services.send_again(actor=actor, invitation=invitation)


def _cancel(actor, invitation):
    return services.cancel(actor=actor, invitation=invitation)


@admin.register(Invitation)
class InvitationAdmin(RecordAdmin):
    form = InvitationAdminForm
    list_display = [
        "person", "delegation", "role", "language", "state_now", "expires_at", "sent_count",
        "invited_by",
    ]  # fmt: skip
    list_filter = [StateFilter, "role", "language"]
    list_select_related = ["delegation", "invited_by", "accepted_by"]
    search_fields = ["email", "last_name", "first_name", "delegation__name_fr"]
    autocomplete_fields = ["delegation"]
    shown = [
        "person", "delegation", "role", "themes", "language", "proof", "state_now", "created_at",
        "expires_at", "sent_count", "invited_by", "cancelled_at", "accepted_at", "accepted_by",
    ]  # fmt: skip
    acts = (
        Act(
            "again",
            _("Send the invitation again"),
            "invitations.manage",
            forms.Form,
            _again,
            happens=(_("A new e-mail is sent, and the link is valid again."),),
        ),
        Act(
            "cancel",
            _("Cancel the invitation"),
            "invitations.manage",
            forms.Form,
            _cancel,
            happens=(_("The link no longer opens anything. No e-mail is sent."),),
            danger=True,
        ),
    )

    @admin.display(description=_("person"))
    def person(self, invitation):
        if invitation.accepted_by:
            return str(invitation.accepted_by)
        name = f"{invitation.first_name} {invitation.last_name}".strip()
        return f"{name} <{invitation.email}>" if name else invitation.email

    @admin.display(description=_("state"))
    def state_now(self, invitation):
        return invitation.state.label

    def has_add_permission(self, request):
        return bool(may(request.user, "delegations.invite"))

    def get_fields(self, request, obj=None):
        return self.shown if obj is not None else InvitationAdminForm.Meta.fields

    def get_readonly_fields(self, request, obj=None):
        return self.shown if obj is not None else []

    def save_model(self, request, obj, form, change):
        obj.pk = services.invite(actor=request.user, **form.cleaned_data).pk

    def save_related(self, request, form, formsets, change):
        """The service has done everything."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("file/", wrap(self.upload), name="accounts_invitation_file"),
            path(
                "file/template.csv",
                wrap(partial(file.download_template)),
                name="accounts_invitation_template",
            ),
            path("file/<int:pk>/", wrap(self.batch), name="accounts_invitation_batch"),
            *super().get_urls(),
        ]

    def upload(self, request):
        return file.upload(request, place=PLACE, extra=self._context(request))

    def batch(self, request, pk):
        return file.preview(request, pk, place=PLACE, extra=self._context(request))

    def _context(self, request) -> dict:
        return {
            **self.admin_site.each_context(request),
            "title": _("Invite from a file"),
            "opts": self.opts,
        }
