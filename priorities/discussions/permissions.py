"""Who may do what in a discussion, each answer with its reason (rules §2)."""

from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.gates import acts_outward, carries_mandate, secretariat, signed_in
from accounts.access.registry import Answer, allow, deny, first_refusal, permission
from priorities.discussions.models import CommunicationGrant

SPEAKING = ("member", "associate", "institution")
HANDLING = ("officer", "moderator", "administrator")


@permission("discussions.open_thread")
def open_thread(user, space) -> Answer:
    """Members, associates and institutions; an observer with leave for this space; the
    secretariat on procedure.
    """
    return first_refusal(_has_voice(user), _space_is_open(space), _floor_in(user, space))


@permission("discussions.contribute")
def contribute(user, thread) -> Answer:
    return first_refusal(
        _has_voice(user), _space_is_open(thread.space), _is_open(thread), _floor_of(user, thread)
    )


@permission("discussions.edit")
def edit(user, contribution) -> Answer:
    """The person who wrote it, while acting for the same delegation, in a thread still open."""
    return first_refusal(
        _has_voice(user),
        _wrote(user, contribution),
        _is_shown(contribution),
        _is_open(contribution.thread),
    )


@permission("discussions.withdraw")
def withdraw(user, contribution) -> Answer:
    if contribution.answer_count:
        return deny(_("It has been answered: it can be corrected, but no longer withdrawn."))
    return first_refusal(_has_voice(user), _wrote(user, contribution), _is_shown(contribution))


@permission("discussions.pin")
def pin(user, thread) -> Answer:
    return secretariat(user, *HANDLING)


@permission("discussions.close")
def close(user, thread) -> Answer:
    return secretariat(user, *HANDLING)


@permission("discussions.move")
def move(user, thread) -> Answer:
    return secretariat(user, *HANDLING)


@permission("discussions.follow")
def follow(user, thread) -> Answer:
    """Whoever reads it may hear of it: readers and observers too."""
    signed = signed_in(user)
    if not signed or secretariat(user):
        return signed
    return carries_mandate(user)


@permission("discussions.close_space")
def close_space(user, space) -> Answer:
    return secretariat(user, "officer", "administrator")


def _has_voice(user) -> Answer:
    """Acts outward for a delegation, or speaks for the secretariat on procedure."""
    return allow() if secretariat(user, *HANDLING) else acts_outward(user)


def _space_is_open(space) -> Answer:
    if not space.is_closed:
        return allow()
    return deny(_("Closed to new contributions: %(reason)s") % {"reason": space.closed_reason})


def _is_open(thread) -> Answer:
    if not thread.is_closed:
        return allow()
    return deny(_("This thread is closed: %(reason)s") % {"reason": thread.closed_reason})


def _wrote(user, contribution) -> Answer:
    mandate = acting(user)
    delegation = mandate.delegation_id if mandate is not None else None
    if contribution.author_id == user.pk and contribution.delegation_id == delegation:
        return allow()
    return deny(_("Only the person who wrote it can change it, for the same delegation."))


def _is_shown(contribution) -> Answer:
    if contribution.is_hidden:
        return deny(_("It was hidden by the secretariat: write a corrected contribution instead."))
    if contribution.withdrawn_at is not None:
        return deny(_("It was withdrawn by its author."))
    return allow()


def _floor_in(user, space) -> Answer:
    """Leave to open a thread, for an observer: a live grant for the space, not yet used."""
    mandate = acting(user)
    if mandate is None or mandate.delegation.status != "observer":
        return _may_speak(user)
    grants = CommunicationGrant.objects.live().of(mandate.delegation_id, space_id=space.pk)
    return allow() if grants.filter(thread__isnull=True).exists() else _ask_for_the_floor()


def _floor_of(user, thread) -> Answer:
    """Leave to write in a thread, for an observer: a live grant that names it."""
    mandate = acting(user)
    if mandate is None or mandate.delegation.status != "observer":
        return _may_speak(user)
    granted = getattr(thread, "floor_granted", None)
    if granted is None:
        grants = CommunicationGrant.objects.live().of(
            mandate.delegation_id, space_id=thread.space_id
        )
        granted = grants.filter(thread=thread).exists()
    return allow() if granted else _ask_for_the_floor()


def _ask_for_the_floor() -> Answer:
    return deny(
        _(
            "An observer takes the floor with the leave of the chair: "
            "ask to present a communication."
        )
    )


def _may_speak(user) -> Answer:
    mandate = acting(user)
    if secretariat(user, *HANDLING) or (
        mandate is not None and mandate.delegation.status in SPEAKING
    ):
        return allow()
    return deny(_("The status of your delegation does not allow this."))
