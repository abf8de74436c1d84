"""For whom a person acts: the mandate chosen for the session."""

from accounts.people.models import Mandate


def mandates_ever(user) -> list[Mandate]:
    """Every mandate the person holds or held, with the delegation's status of today; one query,
    kept. `in_force` tells those of today.
    """
    if not user.is_authenticated:
        return []
    if not hasattr(user, "_mandates_ever"):
        user._mandates_ever = list(
            Mandate.objects.filter(user=user)
            .with_force()
            .with_delegation_status()
            .with_second_factor()
            .order_by("delegation__sort_fr", "pk")
        )
        for mandate in user._mandates_ever:
            mandate.delegation.status = mandate.delegation_status
            mandate.delegation.participation = mandate.delegation_participation
            mandate.user = user
    return user._mandates_ever


def mandates_of(user) -> list[Mandate]:
    """The person's live mandates, with the delegation's status of today."""
    if not user.is_active:
        return []
    return [mandate for mandate in mandates_ever(user) if mandate.in_force]


def choose(user, mandate_id: int | None) -> None:
    """Say which mandate the person acts under in this request or job."""
    user._chosen_mandate_id = mandate_id


def acting(user) -> Mandate | None:
    """The mandate the person acts under: the chosen one, else the only one, else None."""
    mandates = mandates_of(user)
    chosen = getattr(user, "_chosen_mandate_id", None)
    for mandate in mandates:
        if mandate.pk == chosen:
            return mandate
    return mandates[0] if len(mandates) == 1 else None
