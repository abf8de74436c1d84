"""What the secretariat must know about delegations: who has no head."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access.gates import secretariat
from accounts.access.queue import Row, Section, section
from accounts.delegations.models import Delegation
from accounts.people.models import Mandate


def without_head():
    """Participating States and governments without a head; those with people at work first."""
    live = Mandate.objects.active().filter(delegation=OuterRef("pk"))
    return (
        Delegation.objects.states_and_governments()
        .with_status()
        .exclude(participation="withdrawn")
        .annotate(has_people=Exists(live))
        .filter(~Exists(live.heads()))
        .order_by("-has_people", "sort_fr")
    )


@section("delegations_without_head", order=60)
def delegations_without_head(user) -> Section | None:
    if not secretariat(user, "officer", "administrator"):
        return None
    return Section.of(
        title=_("Delegations without a head"),
        url=reverse("admin:accounts_delegation_changelist") + "?head=no",
        empty=_("Every participating delegation has a head."),
        found=without_head(),
        row=_row,
    )


def _row(delegation) -> Row:
    return Row(
        title=str(delegation),
        url=reverse("admin:accounts_delegation_change", args=[delegation.pk]),
        detail=_("People at work, and nobody to give the visa.")
        if delegation.has_people
        else _("Nobody holds a mandate yet."),
    )
