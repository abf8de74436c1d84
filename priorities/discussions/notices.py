"""Who hears of a contribution, and in which words: names and titles, never the text."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access.levels import Level
from accounts.delegations.models import Delegation
from accounts.notifications.kinds import register
from accounts.notifications.services import notify, take_back
from accounts.people.models import Mandate, Role, User
from accounts.people.querysets import SECRETARIAT_ROLES
from priorities.discussions import mentions
from priorities.discussions.models import Contribution, Space, ThreadFollow

register(
    kind="discussions.mentioned",
    subject=_("Your delegation is mentioned: %(title)s"),
    body=_("%(who)s mentions your delegation in the thread “%(title)s”."),
    action=_("Read the contribution"),
)
register(
    kind="discussions.answered",
    subject=_("An answer to your contribution: %(title)s"),
    body=_("%(who)s answered you in the thread “%(title)s”."),
    action=_("Read the answer"),
)
register(
    kind="discussions.contributed",
    subject=_("New contribution: %(title)s"),
    body=_("%(who)s contributed to the thread “%(title)s”, which you follow."),
    action=_("Read the contribution"),
)

TOLD_OF_MENTIONS = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)


def delegations_seeing(*, level: str, space_id: int):
    """The delegations whose people see a thread of this level today."""
    taking_part = Delegation.objects.with_status().exclude(participation="withdrawn")
    if level == Level.MEMBERS:
        return taking_part.filter(status="member")
    if level == Level.GROUP:
        groups = Space.audience.through.objects.filter(space=space_id)
        return taking_part.filter(pk__in=groups.values("delegation_id"))
    if level in (Level.PUBLIC, Level.DELEGATIONS):
        return taking_part
    return taking_part.none()


@transaction.atomic
def tell(contribution_id: int, *, edited: bool = False) -> None:
    """Tell whoever is concerned by a contribution and may see it, each person for one reason.

    A mention first, then an answer, then a followed thread. An edit tells of mentions only.
    Nobody hears of what was hidden or withdrawn in between.
    """
    contribution = (
        Contribution.objects.unmasked()
        .select_related("thread", "delegation", "parent")
        # Its level does not change before these people are told, so that `forget` finds them.
        .select_for_update(of=("thread",), no_key=True)
        .filter(pk=contribution_id)
        .first()
    )
    if contribution is None:
        return
    thread = contribution.thread
    seeing = delegations_seeing(level=thread.level, space_id=thread.space_id)
    told = {contribution.author_id}
    groups = [("mentioned", _mentioned(contribution, seeing))]
    if not edited:
        groups += [
            ("answered", _answered(contribution, seeing)),
            ("contributed", _followers(contribution, seeing)),
        ]
    for reason, people in groups:
        recipients = [person for person in people if person.pk not in told]
        told |= {person.pk for person in recipients}
        notify(
            kind=f"discussions.{reason}",
            recipients=recipients,
            key=f"discussions.contribution:{contribution.pk}",
            path=contribution.path,
            params={"title": thread.title, **_who(contribution)},
        )


# Pages of higher floors that name threads: each gives their paths for the threads given.
_pages_about: list[Callable] = []


def names_threads(paths: Callable) -> Callable:
    """Register `paths(thread ids) -> paths` of pages whose notices name a thread."""
    _pages_about.append(paths)
    return paths


def forget(threads: list[int], *, level: str, space_id: int) -> None:
    """A closed discussion leaves no trace, titles in the inbox included, with those who no longer
    enter (scenario 10). Called in the transaction that changed the level.
    """
    if not threads:
        return
    paths = [f"discussions/{pk}/" for pk in threads]
    for pages in _pages_about:
        paths += pages(threads)
    seeing = delegations_seeing(level=level, space_id=space_id)
    take_back(
        paths=paths, keep=_able_to_see(User.objects.all(), seeing).values_list("pk", flat=True)
    )


def _mentioned(contribution: Contribution, seeing):
    codes = mentions.codes_in(contribution.text)[: mentions.MENTIONS_TOLD]
    if not codes:
        return User.objects.none()
    mandates = Mandate.objects.active().filter(
        delegation__in=seeing.filter(code__in=codes).values("pk"), role__in=TOLD_OF_MENTIONS
    )
    return User.objects.filter(is_active=True, pk__in=mandates.values("user_id"))


def _answered(contribution: Contribution, seeing):
    if contribution.parent is None:
        return User.objects.none()
    return _able_to_see(User.objects.filter(pk=contribution.parent.author_id), seeing)


def _followers(contribution: Contribution, seeing):
    follows = ThreadFollow.objects.filter(thread=contribution.thread_id)
    return _able_to_see(User.objects.filter(pk__in=follows.values("user_id")), seeing)


def _able_to_see(people, seeing):
    """Those still entitled: a mandate in a delegation that sees the thread, or the secretariat."""
    mandates = Mandate.objects.active().filter(delegation__in=seeing.values("pk"))
    return people.filter(
        Q(pk__in=mandates.values("user_id")) | Q(is_staff=True, groups__name__in=SECRETARIAT_ROLES),
        is_active=True,
    ).distinct()


def _who(contribution: Contribution) -> dict[str, str]:
    if contribution.delegation is None:
        return {"who_fr": "Le secrétariat", "who_en": "The secretariat"}
    return {
        "who_fr": contribution.delegation.name_fr,
        "who_en": contribution.delegation.name_en or contribution.delegation.name_fr,
    }
