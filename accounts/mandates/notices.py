"""Who hears of a change among the people of a delegation."""

from django.conf import settings
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from accounts.audit.words import name_acts
from accounts.notifications import kinds
from accounts.notifications.letters import Text, composer
from accounts.notifications.models import Letter
from accounts.notifications.services import notify, write_letters
from accounts.people.models import Role, User

name_acts(
    {
        "mandates.given": _("mandate given"),
        "mandates.changed": _("mandate changed"),
        "mandates.withdrawn": _("person withdrawn"),
        "mandates.deputy_enabled": _("deputy enabled to give the visa"),
        "mandates.deputy_disabled": _("deputy no longer enabled to give the visa"),
        "people.roles": _("roles in the secretariat changed"),
        "people.sessions_ended": _("sessions ended"),
        "delegations.second_factor": _("second factor of the delegation"),
    }
)
kinds.register(
    "mandates.changed",
    subject=_("Your mandate %(of)s has changed"),
    body=_(
        "%(actor)s has changed your mandate %(of)s: you are now %(role)s. The page of your "
        "profile says until when."
    ),
    action=_("See your mandates"),
)
kinds.register(
    "mandates.person_withdrawn",
    subject=_("%(person)s no longer represents the delegation %(of)s"),
    body=_(
        "%(actor)s has withdrawn %(person)s (%(role)s) from the delegation %(of)s. The sessions of "
        "this person have ended."
    ),
    action=_("See the delegation"),
)
kinds.register(
    "mandates.second_factor_required",
    subject=_("A second factor is required of the delegation %(of)s"),
    body=_(
        "%(actor)s requires a second factor of everybody in the delegation %(of)s. You will be led "
        "to set it up before your next act."
    ),
    action=_("Set up the second factor"),
)


def words(mandate, actor) -> dict:
    """The names a notice about a mandate needs, in both languages."""
    delegation = mandate.delegation
    return {
        **delegation_words(delegation),
        "role_fr": _role(mandate.role, "fr"),
        "role_en": _role(mandate.role, "en"),
        "actor": str(actor),
    }


def delegation_words(delegation) -> dict:
    return {
        "delegation_fr": delegation.name_fr,
        "delegation_en": delegation.name_en or delegation.name_fr,
        "of_fr": delegation.of_fr,
        "of_en": f"of {delegation.name_en or delegation.name_fr}",
    }


def _role(role: str, language: str) -> str:
    with override(language):
        return str(Role(role).label)


def changed(mandate, entry, actor) -> None:
    """Tell the person; `entry` is the act on record, which makes the key of this fact."""
    if mandate.user_id == actor.pk:
        return
    notify(
        kind="mandates.changed",
        recipients=[mandate.user],
        key=f"mandates.changed:{entry.pk}",
        path="account/profile/",
        params=words(mandate, actor),
    )


def withdrawn(mandate, person, actor) -> None:
    """The person hears by a letter, whose address is dropped once it has left; the secretariat
    and those who lead the delegation by a notification.
    """
    params = words(mandate, actor) | {"person": str(person)}
    if person.pk != actor.pk:
        write_letters(
            [
                Letter(
                    key=f"mandates.withdrawn:{mandate.pk}",
                    kind="mandates.withdrawn",
                    to=person.email,
                    language=person.language,
                    params=params,
                )
            ]
        )
    others = [
        *User.objects.secretariat("officer", "administrator"),
        *User.objects.stampers_of(mandate.delegation),
    ]
    notify(
        kind="mandates.person_withdrawn",
        recipients=[other for other in others if other.pk not in (actor.pk, person.pk)],
        key=f"mandates.withdrawn:{mandate.pk}",
        path=f"delegations/{mandate.delegation.code}/",
        params=params,
    )


@composer("mandates.withdrawn")
def _withdrawn_letter(params: dict) -> Text:
    chosen = kinds.in_language(params)
    return Text(
        subject=gettext("You no longer represent the delegation %(of)s") % chosen,
        body=gettext(
            "Dear %(person)s,\n\n%(actor)s has ended your mandate as %(role)s of the delegation "
            "%(of)s. Your sessions have ended. What you did for the delegation stays under its "
            "name.\n\nIf this is a mistake, write to the head of the delegation or to the "
            "secretariat."
        )
        % chosen,
    )


@composer("people.secretariat_account")
def _account_letter(params: dict) -> Text:
    chosen = kinds.in_language(params)
    language = (get_language() or "fr")[:2]
    link = f"{settings.PORTAL_BASE_URL}/{language}/account/password/reset/"
    return Text(
        subject=gettext("Your account of the secretariat is open"),
        body=gettext(
            "Dear %(person)s,\n\n%(actor)s has opened your account of the secretariat on the "
            "portal of digital consultation of La Francophonie. Choose your password "
            "first:\n%(link)s\n\nYou will then be led to set up a second factor."
        )
        % {**chosen, "link": link},
    )


def account_opened(person, actor) -> None:
    """How somebody new in the secretariat gets in: the account has no password yet."""
    write_letters(
        [
            Letter(
                key=f"people.secretariat_account:{person.pk}",
                kind="people.secretariat_account",
                to=person.email,
                language=person.language,
                params={"person": str(person), "actor": str(actor)},
            )
        ]
    )


def second_factor(delegation, entry, actor) -> None:
    """`entry` is the act on record, which makes the key of this fact."""
    notify(
        kind="mandates.second_factor_required",
        recipients=User.objects.of_delegation(delegation).exclude(pk=actor.pk),
        key=f"mandates.second_factor:{entry.pk}",
        path="account/2fa/",
        params=delegation_words(delegation) | {"actor": str(actor)},
    )
