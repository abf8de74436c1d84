"""Levels of confidentiality, and the one filter that applies them (rules §9)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access.acting import acting
from accounts.access.gates import secretariat


class Level(models.TextChoices):
    PUBLIC = "public", _("public")
    DELEGATIONS = "delegations", _("delegations")
    MEMBERS = "members", _("full members only")
    GROUP = "group", _("named group")
    OWN = "own", _("own delegation")
    SECRETARIAT = "secretariat", _("secretariat")


def readable_levels(user) -> set[str]:
    """The levels a person reads whatever the owner; `group` and `own` depend on the row."""
    levels = {Level.PUBLIC}
    if secretariat(user):
        levels |= {Level.DELEGATIONS, Level.MEMBERS, Level.GROUP, Level.SECRETARIAT}
    mandate = acting(user)
    if mandate is not None and mandate.delegation.participation != "withdrawn":
        levels.add(Level.DELEGATIONS)
        if mandate.delegation.status == "member":
            levels.add(Level.MEMBERS)
    return levels


def visible_q(
    user,
    *,
    level: str = "level",
    owner: str | None = "delegation",
    audience: str | None = "audience",
) -> Q:
    """The condition under which rows are visible to a person.

    `level`, `owner` and `audience` are lookups on the model filtered; `owner` or `audience` is
    None where a model has none. Drafts (`own`) stay hidden even from the secretariat (rules §9).
    """
    visible = Q(**{f"{level}__in": readable_levels(user)})
    mandate = acting(user)
    if mandate is None or mandate.delegation.participation == "withdrawn":
        return visible
    if owner:
        visible |= Q(**{level: Level.OWN, owner: mandate.delegation_id})
    if audience:
        visible |= Q(**{level: Level.GROUP, audience: mandate.delegation_id})
    return visible
