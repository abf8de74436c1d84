"""Who hears of the roadmap: the lead, the partners, those who tabled the source."""

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.notifications.kinds import register
from accounts.notifications.services import notify
from accounts.people.models import Mandate, Role, User
from portal.words.dates import long_date
from priorities.discussions.models import ThreadFollow
from priorities.proposals.models import CoSponsorship

# Readers follow; those who carry the work are told.
TOLD = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)

register(
    "roadmap.lead_named",
    subject=_("Your delegation leads an action: %(title)s"),
    body=_(
        "Your delegation is the lead of the action “%(title)s” of the roadmap, due on %(due_on)s."
    ),
    action=_("Read the action"),
)
register(
    "roadmap.partner_named",
    subject=_("Your delegation is a partner in an action: %(title)s"),
    body=_("Your delegation is a partner in the action “%(title)s” of the roadmap."),
    action=_("Read the action"),
)
register(
    "roadmap.date_moved",
    subject=_("A date has moved: %(title)s"),
    body=_("In the action “%(title)s”, a date moves from %(old)s to %(new)s. The page says why."),
    action=_("Read the action"),
)
register(
    "roadmap.state_changed",
    subject=_("The state of an action has changed: %(title)s"),
    body=_("The action “%(title)s” of the roadmap is now: %(state)s."),
    action=_("Read the action"),
)
register(
    "roadmap.reported",
    subject=_("Report on an action: %(title)s"),
    body=_("The lead has reported on the action “%(title)s”: %(course)s."),
    action=_("Read the report"),
)
register(
    "roadmap.from_proposal",
    subject=_("On the roadmap: %(title)s"),
    body=_("A proposal that you follow has become an action of the roadmap: “%(title)s”."),
    action=_("Read the action"),
)


def people_of(delegation_ids) -> list[User]:
    """Those who carry the work of these delegations; one query."""
    return list(_carrying(Q(delegation__in=delegation_ids)))


def concerned(action, others: Q | None = None) -> list[User]:
    """Those who carry the work of the lead, the partners and the sponsors of the source, and
    `others`; one query.
    """
    of = Q(delegation=action.lead_id) | Q(delegation__partnered_actions=action.pk)
    if action.source_id:
        consents = CoSponsorship.objects.filter(proposal=action.source_id, state="accepted")
        of |= Q(delegation__proposals=action.source_id) | Q(
            delegation__in=consents.values("delegation")
        )
    return list(_carrying(of, others))


def _carrying(of: Q, others: Q | None = None):
    mandates = _taking_part().filter(of, role__in=TOLD)
    people = Q(pk__in=mandates.values("user_id"))
    return User.objects.filter(people | others if others else people, is_active=True).distinct()


def _taking_part():
    """Mandates of delegations that have not withdrawn: the others read nothing any more."""
    return (
        Mandate.objects.active()
        .with_delegation_status()
        .exclude(delegation_participation="withdrawn")
    )


def _tell(kind: str, action, recipients, *, key: str, actor, **params) -> None:
    notify(
        kind=f"roadmap.{kind}",
        recipients=[person for person in recipients if person != actor],
        key=f"roadmap.{kind}:{key}",
        path=action.path,
        params={"title_fr": action.title_fr, "title_en": action.title_en, **params},
    )


def lead_named(action, *, actor) -> None:
    _tell(
        "lead_named",
        action,
        people_of([action.lead_id]),
        key=f"{action.pk}:{action.lead_id}",
        actor=actor,
        **_in_words("due_on", action.due_on),
    )


def partners_named(action, delegation_ids, *, actor) -> None:
    """One notice per delegation, so that the same one is never told twice."""
    for delegation_id in sorted(delegation_ids):
        _tell(
            "partner_named",
            action,
            people_of([delegation_id]),
            key=f"{action.pk}:{delegation_id}",
            actor=actor,
        )


def entered_from_proposal(action, *, actor) -> None:
    """Those who follow a discussion of the source, and its sponsors."""
    follows = ThreadFollow.objects.filter(thread__space=action.source.space_id)
    followers = User.objects.filter(
        is_active=True,
        pk__in=_taking_part().filter(user__in=follows.values("user")).values("user_id"),
    )
    people = {*concerned(action), *followers}
    _tell("from_proposal", action, people, key=str(action.pk), actor=actor)


def date_moved(change, action, *, actor) -> None:
    _tell(
        "date_moved",
        action,
        concerned(action),
        key=str(change.pk),
        actor=actor,
        **_in_words("old", change.old),
        **_in_words("new", change.new),
    )


def state_changed(action, entry, *, actor) -> None:
    """`entry` is the act on record: an action can come back to a state it once had."""
    _tell(
        "state_changed",
        action,
        concerned(action),
        key=f"{action.pk}:{entry.pk}",
        actor=actor,
        **_translated("state", action.get_state_display),
    )


def reported(report, action, *, actor) -> None:
    """Partners hear of it in the portal; the officers of the secretariat by e-mail too."""
    officers = Q(is_staff=True, groups__name__in=["officer", "administrator"])
    _tell(
        "reported",
        action,
        concerned(action, officers),
        key=str(report.pk),
        actor=actor,
        **_translated("course", report.get_state_display),
    )


def _translated(name: str, display) -> dict:
    """A label in both languages, since the reader's is not known yet."""
    words = {}
    for code in ("fr", "en"):
        with translation.override(code):
            words[f"{name}_{code}"] = str(display())
    return words


def _in_words(name: str, day) -> dict:
    return {f"{name}_{code}": long_date(day, code) or "—" for code in ("fr", "en")}
