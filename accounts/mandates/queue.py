"""What the secretariat must know about delegations: who has no head."""

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce, Least, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.gates import secretariat
from accounts.access.queue import Row, Section, section
from accounts.delegations.models import Delegation
from accounts.people.models import Mandate, Role


def without_head():
    """Participating States and governments without a head; those with people at work first."""
    live = Mandate.objects.active().filter(delegation=OuterRef("pk"))
    return (
        Delegation.objects.states_and_governments()
        .with_status()
        .exclude(participation="withdrawn")
        .annotate(has_people=Exists(live), alone_since=_alone_since(live))
        .filter(~Exists(live.heads()))
        .order_by("-has_people", "sort_fr")
    )


def _alone_since(live) -> Coalesce:
    """The day the last head left; without one, the day the first of those at work came."""
    left = (
        Mandate.objects.filter(delegation=OuterRef("pk"), role=Role.HEAD)
        .annotate(left=Least(TruncDate("withdrawn_at"), "ends_on"))
        .filter(left__lte=timezone.localdate())
        .order_by("-left")
    )
    came = live.order_by("starts_on")
    return Coalesce(Subquery(left.values("left")[:1]), Subquery(came.values("starts_on")[:1]))


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
        since=delegation.alone_since,
        detail=_("People at work, and nobody to give the visa.")
        if delegation.has_people
        else _("Nobody holds a mandate yet."),
    )
