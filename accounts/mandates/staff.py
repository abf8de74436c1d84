"""The secretariat's own people: only an administrator opens their accounts and gives roles."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access.registry import require
from accounts.audit.services import record
from accounts.mandates import notices
from accounts.people.models import User
from accounts.people.querysets import SECRETARIAT_ROLES
from accounts.people.sessions import end_sessions


@transaction.atomic
def open_account(
    *, actor, email: str, first_name: str, last_name: str, language: str, roles: list[str]
) -> User:
    """Open an account of the secretariat; the person chooses a password by the reset page."""
    require(actor, "people.set_roles", None)
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError({"email": _("An account with this address exists.")})
    person = User.objects.create_user(
        email, first_name=first_name, last_name=last_name, language=language
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    set_roles(actor=actor, person=person, roles=roles)
    notices.account_opened(person, actor)
    return person


@transaction.atomic
def set_roles(*, actor, person: User, roles: list[str]) -> User:
    """Give exactly these roles; without any, the person is no longer of the secretariat.

    Raises ValidationError when no administrator would remain. The person signs in anew.
    """
    require(actor, "people.set_roles", person)
    administrators = Group.objects.select_for_update().get(name="administrator")
    person = User.objects.select_for_update().get(pk=person.pk)
    before = sorted(person.groups.filter(name__in=SECRETARIAT_ROLES).values_list("name", flat=True))
    others = User.objects.secretariat("administrator").exclude(pk=person.pk)
    if administrators.name in before and administrators.name not in roles and not others.exists():
        raise ValidationError({"roles": _("The portal keeps at least one administrator.")})
    person.groups.set(Group.objects.filter(name__in=roles))
    person.is_staff = bool(roles)
    person.save(update_fields=["is_staff"])
    if before != sorted(roles):
        end_sessions(person)
        record(
            actor=actor,
            act="people.roles",
            obj=person,
            before={"roles": before},
            after={"roles": sorted(roles)},
        )
    return person


@transaction.atomic
def end_all_sessions(*, actor, person: User, ground: str) -> None:
    """Sign a person out everywhere: a telephone lost, a password that may be known."""
    require(actor, "people.end_sessions", person)
    end_sessions(person)
    record(actor=actor, act="people.sessions_ended", obj=person, ground=ground)
