"""The conditions that most permissions are built from. Each answers with its reason."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists
from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.registry import Answer, allow, deny, first_refusal
from accounts.people.models import Role
from accounts.people.querysets import SECOND_FACTORS, SECRETARIAT_ROLES


def signed_in(user) -> Answer:
    return allow() if user.is_authenticated else deny(_("Sign in first."))


def secretariat_roles(user) -> frozenset[str]:
    """The secretariat's roles of a person, whether or not they may be used now; one query, kept
    on the person together with the answer whether a second factor protects the account.
    """
    if not (user.is_authenticated and user.is_active and user.is_staff):
        return frozenset()
    if not hasattr(user, "_secretariat_roles"):
        factors = Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS)
        rows = user.groups.filter(name__in=SECRETARIAT_ROLES).values_list("name", Exists(factors))
        found = dict(rows)
        if user.is_superuser:
            found.setdefault("administrator", factors.exists())
        user._secretariat_roles = frozenset(found)
        user._is_secured = any(found.values())
    return user._secretariat_roles


def secretariat(user, *roles: str) -> Answer:
    """True for a member of the secretariat, of one of these roles if any is named, behind a
    second factor: an application or a passkey (recovery codes only stand in for one). The
    demonstration asks for none.
    """
    mine = secretariat_roles(user)
    if not mine:
        return deny(_("This is reserved for the secretariat."))
    if not (settings.DEMO or user._is_secured):
        return deny(_("Set up a second factor first: the secretariat works behind one."))
    if mine & set(roles or SECRETARIAT_ROLES):
        return allow()
    return deny(_("Your role in the secretariat does not allow this."))


def carries_mandate(user) -> Answer:
    """True when the person acts under a live mandate of a delegation that has not withdrawn."""
    signed = signed_in(user)
    if not signed:
        return signed
    mandate = acting(user)
    if mandate is None:
        return deny(_("You hold no mandate from a delegation at present."))
    if mandate.delegation.participation == "withdrawn":
        return deny(_("Your delegation has withdrawn: it can no longer act."))
    return allow()


def acts_outward(user) -> Answer:
    """True when the person may act in the delegation's name: not a reader, not suspended."""
    carried = carries_mandate(user)
    if not carried:
        return carried
    mandate = acting(user)
    if mandate.lacks_second_factor:
        return deny(_("Your delegation requires a second factor: set it up first."))
    if mandate.delegation.participation == "suspended":
        return deny(_("Your delegation is suspended: it can read but not act."))
    if mandate.role == Role.READER:
        return deny(_("Your role as reader does not allow you to act in your delegation’s name."))
    return allow()


def belongs_to(user, delegation) -> Answer:
    """True when the person acts for this very delegation."""
    mandate = acting(user)
    if mandate is not None and delegation is not None and mandate.delegation_id == delegation.pk:
        return allow()
    return deny(_("This belongs to another delegation."))


def stamps(user, delegation) -> Answer:
    """True for the head of this delegation, or a deputy whom the head has enabled."""
    outward = first_refusal(acts_outward(user), belongs_to(user, delegation))
    if not outward:
        return outward
    if acting(user).stamps:
        return allow()
    return deny(
        _(
            "Only the head of delegation, or a deputy enabled by the head, can commit the "
            "delegation."
        )
    )


def leads(user, delegation) -> Answer:
    """True for the head or an enabled deputy of this delegation, even while it is suspended:
    somebody who leaves must be withdrawn at once whatever the delegation may do.
    """
    carried = first_refusal(carries_mandate(user), belongs_to(user, delegation))
    if not carried:
        return carried
    if acting(user).lacks_second_factor:
        return deny(_("Your delegation requires a second factor: set it up first."))
    if acting(user).stamps:
        return allow()
    return deny(_("Only the head of delegation, or a deputy enabled by the head, can do this."))


def has_status(user, *statuses: str) -> Answer:
    """True when the delegation has one of these statuses today."""
    mandate = acting(user)
    if mandate is not None and mandate.delegation.status in statuses:
        return allow()
    return deny(_("The status of your delegation does not allow this."))
