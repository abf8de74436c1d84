from django.contrib import admin
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.access.record_admin import Act, RecordAdmin
from portal.words.dates import date_time
from priorities.communications import forms, services
from priorities.communications.models import CommunicationRequest


def _grant(actor, asked, **data):
    return services.grant(actor=actor, asked=asked, **data)


def _decline(actor, asked, **data):
    return services.decline(actor=actor, asked=asked, **data)


def _withdraw(actor, asked, **data):
    return services.withdraw(actor=actor, asked=asked, **data)


def _moment(asked, field: str) -> str:
    """A date of the leave, written out: the admin would print a computed one as it is stored."""
    value = getattr(asked.grant, field) if asked.grant else None
    return date_time(value, get_language()) or "—"


@admin.register(CommunicationRequest)
class CommunicationRequestAdmin(RecordAdmin):
    list_display = [
        "subject",
        "delegation",
        "space",
        "length",
        "requested_at",
        "state",
        "leave_until",
    ]
    list_filter = ["state", "requested_at"]
    list_select_related = ["delegation", "space", "grant"]
    search_fields = ["subject", "delegation__name_fr", "delegation__name_en"]
    fields = [
        "subject",
        "delegation",
        "requested_by",
        "space",
        "length",
        "requested_at",
        "state",
        "decided_at",
        "decided_by",
        "reasons",
        "leave_from",
        "leave_until",
        "leave_taken_back",
    ]
    readonly_fields = fields
    acts = (
        Act(
            "grant",
            _("Give leave for the chair"),
            "communications.decide",
            forms.GrantForm,
            _grant,
            initial=lambda asked: forms.usual_time(),
            happens=(
                _("The observer may publish one communication in this space only."),
                _("The leave ends by itself on its date."),
            ),
        ),
        Act(
            "decline",
            _("Decline the request"),
            "communications.decide",
            forms.DeclineForm,
            _decline,
            happens=(_("The observer reads the reasons, and may ask again."),),
        ),
        Act(
            "withdraw",
            _("Withdraw the leave"),
            "communications.withdraw",
            forms.WithdrawForm,
            _withdraw,
            happens=(_("What was published stays; the observer writes no more."),),
            danger=True,
        ),
    )

    @admin.display(description=_("leave from"))
    def leave_from(self, asked):
        return _moment(asked, "starts_at")

    @admin.display(description=_("leave until"))
    def leave_until(self, asked):
        return _moment(asked, "ends_at")

    @admin.display(description=_("leave taken back"))
    def leave_taken_back(self, asked):
        return _moment(asked, "withdrawn_at")
