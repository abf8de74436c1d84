"""Who hears of a request for the floor. The name of the space is left out: it may close later."""

from django.utils.translation import gettext_lazy as _

from accounts.notifications.kinds import register
from accounts.notifications.services import notify
from accounts.people.models import User
from portal.words.dates import deadline
from priorities.communications.permissions import DECIDING

register(
    kind="communications.asked",
    subject=_("An observer asks for the floor: %(subject)s"),
    body=_("%(who)s asks to present a communication: “%(subject)s”."),
    action=_("Answer for the chair"),
)
register(
    kind="communications.granted",
    subject=_("You may present your communication: %(subject)s"),
    body=_(
        "The chair agrees to your communication “%(subject)s”. You may publish it, and answer "
        "questions on it, until %(until)s. %(ground)s"
    ),
    action=_("Present the communication"),
)
register(
    kind="communications.declined",
    subject=_("Your communication is not accepted: %(subject)s"),
    body=_("The chair does not agree to your communication “%(subject)s”. %(reasons)s"),
    action=_("Read the answer"),
)
register(
    kind="communications.withdrawn",
    subject=_("The leave to communicate is withdrawn: %(subject)s"),
    body=_("The chair withdraws the leave for your communication “%(subject)s”. %(reasons)s"),
    action=_("Read the answer"),
)


def asked(found) -> None:
    notify(
        kind="communications.asked",
        recipients=User.objects.secretariat(*DECIDING),
        key=f"communications.asked:{found.pk}",
        path=found.path,
        params={
            "subject": found.subject,
            "who_fr": found.delegation.name_fr,
            "who_en": found.delegation.name_en or found.delegation.name_fr,
        },
    )


def granted(found) -> None:
    _tell(
        found,
        "granted",
        {
            "ground": found.reasons,
            "until_fr": deadline(found.grant.ends_at, "fr"),
            "until_en": deadline(found.grant.ends_at, "en"),
        },
    )


def declined(found) -> None:
    _tell(found, "declined", {"reasons": found.reasons})


def withdrawn(found, ground: str) -> None:
    _tell(found, "withdrawn", {"reasons": ground})


def _tell(found, what: str, params: dict) -> None:
    heads = User.objects.of_delegation(found.delegation, "head")
    notify(
        kind=f"communications.{what}",
        recipients=User.objects.filter(pk=found.requested_by_id) | heads,
        key=f"communications.{what}:{found.pk}",
        path=found.path,
        params={"subject": found.subject, **params},
    )
