"""Who may change the people of a delegation."""

from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.gates import leads, secretariat
from accounts.access.registry import Answer, allow, deny, first_refusal, permission
from accounts.people.models import Role

MANAGERS = ("officer", "administrator")


@permission("delegations.manage_people")
def manage_people(user, delegation) -> Answer:
    """The secretariat, the head of delegation, and deputies whom the head has enabled."""
    return allow() if secretariat(user, *MANAGERS) else leads(user, delegation)


@permission("delegations.name_head")
def name_head(user, delegation) -> Answer:
    """A head is named on a note verbale, which the secretariat receives (scenario 7)."""
    if secretariat(user, *MANAGERS):
        return allow()
    return deny(_("Only the secretariat names a head of delegation, on a note verbale."))


@permission("delegations.change_person")
def change_person(user, mandate) -> Answer:
    """Role, themes and end of a mandate. A deputy does not decide about the head."""
    return first_refusal(
        manage_people(user, mandate.delegation), _live(mandate), _not_above(user, mandate)
    )


@permission("delegations.withdraw_person")
def withdraw_person(user, mandate) -> Answer:
    """Withdrawing a person. That a head remains is checked under lock, by the service."""
    return change_person(user, mandate)


@permission("delegations.enable_deputy")
def enable_deputy(user, mandate) -> Answer:
    """Only the head lends the visa (product.md §2); the secretariat may record it."""
    if mandate.role != Role.DEPUTY:
        return deny(_("Only a deputy head can be enabled to give the visa."))
    return first_refusal(_live(mandate), _head_or_secretariat(user, mandate.delegation))


@permission("delegations.require_second_factor")
def require_second_factor(user, delegation) -> Answer:
    return _head_or_secretariat(user, delegation)


def _live(mandate) -> Answer:
    if mandate.withdrawn_at is not None:
        return deny(_("This mandate has already been withdrawn."))
    return allow()


def _not_above(user, mandate) -> Answer:
    if secretariat(user, *MANAGERS) or mandate.role != Role.HEAD:
        return allow()
    mine = acting(user)
    if mine is not None and mine.role == Role.HEAD:
        return allow()
    return deny(_("A deputy cannot change the mandate of a head of delegation."))


def _head_or_secretariat(user, delegation) -> Answer:
    if secretariat(user, *MANAGERS):
        return allow()
    led = leads(user, delegation)
    if led and acting(user).role != Role.HEAD:
        return deny(_("Only the head of delegation decides this."))
    return led


@permission("people.set_roles")
def set_roles(user, person) -> Answer:
    return secretariat(user, "administrator")


@permission("people.end_sessions")
def end_sessions(user, person) -> Answer:
    return secretariat(user, *MANAGERS)
