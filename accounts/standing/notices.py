"""Who hears of a change of status or participation."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.audit.words import name_acts
from accounts.delegations.models import ParticipationState, Status
from accounts.notifications import kinds
from accounts.notifications.services import notify
from accounts.people.models import User
from portal.words.dates import long_date

name_acts(
    {
        "delegations.status": _("status recorded"),
        "delegations.participation": _("participation recorded"),
        "delegations.words": _("names and notes of the delegation changed"),
        "delegations.standing_cancelled": _("dated line cancelled"),
    }
)
kinds.register(
    "delegations.participation",
    subject=_("%(delegation)s: participation “%(state)s” from %(date)s"),
    body=_(
        "The secretariat has recorded that from %(date)s the participation of the delegation "
        "%(of)s is “%(state)s”. Reference: %(reference)s."
    ),
    action=_("See the dated history of the delegation"),
)
kinds.register(
    "delegations.status",
    subject=_("%(delegation)s: status “%(state)s” from %(date)s"),
    body=_(
        "The secretariat has recorded that from %(date)s the status of the delegation %(of)s is "
        "“%(state)s”. Reference: %(reference)s."
    ),
    action=_("See the dated history of the delegation"),
)


def status_recorded(row, actor) -> None:
    _tell(row, "delegations.status", Status(row.status), actor)


def participation_recorded(row, actor) -> None:
    _tell(row, "delegations.participation", ParticipationState(row.state), actor)


def _in(language: str, label) -> str:
    with override(language):
        return str(label)


def _tell(row, kind: str, value, actor) -> None:
    """Tell those who lead the delegation, and the secretariat except who recorded it."""
    delegation = row.delegation
    people = [
        *User.objects.stampers_of(delegation),
        *User.objects.secretariat("officer", "administrator").exclude(pk=actor.pk),
    ]
    notify(
        kind=kind,
        recipients=people,
        key=f"{kind}:{row.pk}",
        path=f"delegations/{delegation.code}/",
        params={
            "delegation_fr": delegation.name_fr,
            "delegation_en": delegation.name_en,
            "of_fr": delegation.of_fr,
            "of_en": f"of {delegation.name_en or delegation.name_fr}",
            "state_fr": _in("fr", value.label),
            "state_en": _in("en", value.label),
            "date_fr": long_date(row.since, "fr"),
            "date_en": long_date(row.since, "en"),
            "reference": row.reference,
        },
    )
