"""Who hears of a proposal, and in which words. Titles and names only, never the text."""

import time

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.notifications.kinds import register
from accounts.notifications.services import Fact, notify_all
from accounts.people.models import Mandate, Role, User

READ = _("Read the proposal")

register(
    "proposals.visa_asked",
    subject=_("Visa requested: %(title)s"),
    body=_("%(person)s asks for your visa on the proposal “%(title)s”."),
    action=_("Read the text and give the visa"),
)
register(
    "proposals.returned",
    subject=_("Returned with a note: %(title)s"),
    body=_("%(person)s returned the proposal “%(title)s” with a note."),
    action=_("Read the note"),
)
register(
    "proposals.returned_by_secretariat",
    subject=_("Returned by the secretariat: %(title)s"),
    body=_("The secretariat returned the proposal “%(title)s” and says on which ground."),
    action=_("Read the ground"),
)
register(
    "proposals.stamped",
    subject=_("Visa given: %(title)s"),
    body=_(
        "%(person)s gave the visa to the proposal “%(title)s”; it is submitted to the secretariat."
    ),
    action=READ,
)
register(
    "proposals.to_receive",
    subject=_("To receive: %(title)s"),
    body=_("The delegation %(of)s submits the proposal “%(title)s”."),
    action=_("Receive the proposal"),
)
register(
    "proposals.taken_back",
    subject=_("Taken back, visa cancelled: %(title)s"),
    body=_("%(person)s took the proposal “%(title)s” back to change it; the visa is cancelled."),
    action=READ,
)
register(
    "proposals.tabled",
    subject=_("Tabled: %(symbol)s · %(title)s"),
    body=_("The proposal “%(title)s” is tabled under the symbol %(symbol)s."),
    action=READ,
)
register(
    "proposals.withdrawn",
    subject=_("Withdrawn: %(symbol)s · %(title)s"),
    body=_("The delegation %(of)s withdrew the proposal %(symbol)s, “%(title)s”."),
    action=READ,
)
register(
    "proposals.invited",
    subject=_("Invitation to co-sponsor: %(title)s"),
    body=_("The delegation %(of)s invites yours to co-sponsor the proposal “%(title)s”."),
    action=_("Read the text and answer"),
)
register(
    "proposals.invitation_accepted",
    subject=_("New co-sponsor: %(title)s"),
    body=_("The delegation %(by)s agrees to co-sponsor the proposal “%(title)s”."),
    action=READ,
)
register(
    "proposals.invitation_declined",
    subject=_("Invitation declined: %(title)s"),
    body=_("The delegation %(by)s declines to co-sponsor the proposal “%(title)s”."),
    action=READ,
)
register(
    "proposals.invitation_recalled",
    subject=_("Invitation recalled: %(title)s"),
    body=_("The delegation %(of)s recalls its invitation to co-sponsor “%(title)s”."),
    action=_("See the proposals"),
)
register(
    "proposals.co_sponsorship_ended",
    subject=_("Co-sponsor withdrawn: %(title)s"),
    body=_("The delegation %(by)s no longer co-sponsors the proposal “%(title)s”."),
    action=READ,
)
register(
    "proposals.reassigned",
    subject=_("Entrusted to you: %(title)s"),
    body=_("%(person)s entrusts you with the proposal “%(title)s”."),
    action=READ,
)


def _params(proposal, actor, **more) -> dict:
    """Both languages are filled, so that a reader never meets an empty title."""
    delegation = proposal.delegation
    return {
        "title_fr": proposal.title_fr or proposal.title_en,
        "title_en": proposal.title_en or proposal.title_fr,
        "symbol": proposal.symbol or "",
        "person": str(actor),
        "of_fr": delegation.of_fr,
        "of_en": f"of {delegation.name_en or delegation.name_fr}",
        **more,
    }


def _fact(kind, proposal, actor, recipients, *, about="", path="", **more) -> Fact:
    """What is told; the actor knows it. `about` tells apart facts of one kind on one proposal."""
    return Fact(
        kind=f"proposals.{kind}",
        recipients=[person for person in recipients if person.pk != actor.pk],
        key=f"proposals.{kind}:{proposal.pk}{about}:{_moment()}",
        path=path or proposal.path,
        params=_params(proposal, actor, **more),
    )


def _moment() -> int:
    """Each act is a fact of its own: the same draft may be returned twice without a change.

    The lock on the proposal and its table of moves keep one act from being told twice.
    """
    return time.time_ns() // 1_000_000


def _tell(kind, proposal, actor, recipients, **about) -> None:
    notify_all(_fact(kind, proposal, actor, recipients, **about))


STEERING = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)


def _people(mandates):
    return User.objects.filter(is_active=True, pk__in=mandates.values("user"))


def _writers_mandates(proposal):
    return Mandate.objects.active().filter(
        Q(role__in=STEERING) | Q(user=proposal.author_id), delegation=proposal.delegation_id
    )


def _writers(proposal):
    """The person in charge, the heads and the focal points of the main sponsor."""
    return _people(_writers_mandates(proposal))


def _sponsors_people(proposal):
    """Those of the main sponsor, and the heads and focal points of its co-sponsors."""
    co_sponsors = proposal.co_sponsorships.filter(state="accepted").order_by()
    return _people(
        _writers_mandates(proposal)
        | Mandate.objects.active().filter(
            role__in=STEERING, delegation__in=co_sponsors.values("delegation")
        )
    )


def visa_asked(proposal, actor) -> None:
    stampers = User.objects.stampers_of(proposal.delegation)
    _tell("visa_asked", proposal, actor, stampers, path=f"{proposal.path}visa/")


def returned(proposal, actor) -> None:
    _tell("returned", proposal, actor, _writers(proposal))


def returned_by_secretariat(proposal, actor) -> None:
    _tell("returned_by_secretariat", proposal, actor, _writers(proposal))


def stamped(proposal, actor) -> None:
    officers = User.objects.filter(
        is_active=True, is_staff=True, pk__in=User.objects.secretariat("officer").values("pk")
    )
    people = list(_writers(proposal) | officers)
    notify_all(
        _fact("stamped", proposal, actor, [one for one in people if not one.is_staff]),
        _fact("to_receive", proposal, actor, [one for one in people if one.is_staff]),
    )


def taken_back(proposal, actor) -> None:
    _tell("taken_back", proposal, actor, _writers(proposal))


def tabled(proposal, actor) -> None:
    _tell("tabled", proposal, actor, _sponsors_people(proposal))


def withdrawn(proposal, actor) -> None:
    _tell("withdrawn", proposal, actor, _sponsors_people(proposal))


def invited(co_sponsorship, actor) -> None:
    proposal = co_sponsorship.proposal
    people = User.objects.of_delegation(
        co_sponsorship.delegation, Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT
    )
    _tell("invited", proposal, actor, people, about=f":{co_sponsorship.pk}")


def recalled(co_sponsorship, actor) -> None:
    people = User.objects.of_delegation(
        co_sponsorship.delegation, Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT
    )
    _tell(
        "invitation_recalled",
        co_sponsorship.proposal,
        actor,
        people,
        about=f":{co_sponsorship.pk}",
        path="proposals/",
    )


def answered(kind: str, co_sponsorship, actor) -> None:
    """`kind`: invitation_accepted, invitation_declined or co_sponsorship_ended.

    A refusal concerns the main sponsor alone; the rest all sponsors.
    """
    proposal, delegation = co_sponsorship.proposal, co_sponsorship.delegation
    declined = kind == "invitation_declined"
    _tell(
        kind,
        proposal,
        actor,
        _writers(proposal) if declined else _sponsors_people(proposal),
        about=f":{co_sponsorship.pk}",
        by_fr=delegation.of_fr,
        by_en=f"of {delegation.name_en or delegation.name_fr}",
    )


def reassigned(proposal, actor) -> None:
    _tell("reassigned", proposal, actor, [proposal.author], about=f":{proposal.author_id}")
