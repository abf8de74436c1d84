"""Who may report, hide, restore, appeal, decide and reply, each answer with its reason."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.acting import acting, mandates_ever
from accounts.access.gates import acts_outward, belongs_to, carries_mandate, secretariat
from accounts.access.registry import Answer, allow, deny, first_refusal, permission
from accounts.people.models import Role
from priorities.discussions.models import Contribution
from priorities.moderation.models import Hiding, Report
from priorities.moderation.models.replies import REPLIES
from priorities.moderation.naming import is_named

HIDING = ("moderator", "administrator")
DECIDING = ("moderator", "officer", "administrator")


@permission("moderation.queue")
def queue(user, obj=None) -> Answer:
    return secretariat(user, *DECIDING)


@permission("moderation.report")
def report(user, contribution) -> Answer:
    """Any delegation or institution that reads it, or the secretariat; never one's own."""
    if not secretariat(user, *DECIDING):
        outward = acts_outward(user)
        if not outward:
            return outward
        if contribution.delegation_id == acting(user).delegation_id:
            return deny(_("It is your own delegation’s: correct it or withdraw it."))
    return first_refusal(_can_be_hidden(contribution), _is_shown(contribution))


@permission("moderation.hide")
def hide(user, contribution) -> Answer:
    """A moderator who has held no mandate of a delegation concerned (scenario 6)."""
    possible = first_refusal(secretariat(user, *HIDING), _can_be_hidden(contribution))
    if not possible:
        return possible
    return first_refusal(_is_shown(contribution), _is_impartial(user, contribution))


@permission("moderation.dismiss")
def dismiss(user, report) -> Answer:
    """Not to follow a report is a decision too: the same persons, the same impartiality."""
    if not report.is_open:
        return deny(_("This report has been handled already."))
    return first_refusal(secretariat(user, *HIDING), _is_impartial(user, report.contribution))


@permission("moderation.restore")
def restore(user, hiding) -> Answer:
    """Any impartial moderator, the one who hid included: a mistake is put right at once."""
    if not hiding.is_live:
        return deny(_("This contribution is shown again already."))
    if _pending_appeal(hiding):
        return deny(_("An appeal is pending: another person decides on it."))
    return first_refusal(secretariat(user, *HIDING), _is_impartial(user, hiding.contribution))


@permission("moderation.appeal")
def appeal(user, hiding) -> Answer:
    """The author, or a head or deputy of the author's delegation, within the time set."""
    carried = first_refusal(carries_mandate(user), belongs_to(user, hiding.contribution.delegation))
    if not carried:
        return carried
    if hiding.contribution.author_id != user.pk and acting(user).role not in (
        Role.HEAD,
        Role.DEPUTY,
    ):
        return deny(_("The author or the head of delegation lodges the appeal."))
    if not hiding.is_live:
        return deny(_("This contribution is shown again already."))
    if hasattr(hiding, "appeal"):
        return deny(_("An appeal has been lodged already."))
    if timezone.now() >= hiding.appeal_until:
        return deny(_("The time to lodge an appeal is over."))
    return allow()


@permission("moderation.decide_appeal")
def decide_appeal(user, appeal) -> Answer:
    """Another person of the secretariat than the one who hid, who is impartial too."""
    if not appeal.is_pending:
        return deny(_("This appeal has been decided already."))
    entitled = secretariat(user, *DECIDING)
    if not entitled:
        return entitled
    if appeal.hidden_by_id == user.pk:
        return deny(_("You hid this contribution: another person decides on the appeal."))
    return _is_impartial(user, appeal.hiding.contribution)


@permission("moderation.reply")
def reply(user, contribution) -> Answer:
    """Right of reply of a delegation named, twice; hiding does not remove it (rules §8)."""
    outward = acts_outward(user)
    if not outward:
        return outward
    mandate = acting(user)
    if contribution.by_right:
        return deny(_("There is no reply to a reply."))
    if contribution.delegation_id == mandate.delegation_id:
        return deny(_("It is your own delegation’s: correct it or withdraw it."))
    if not is_named(mandate.delegation, contribution):
        return deny(_("The right of reply belongs to a delegation named in the contribution."))
    used = getattr(contribution, "replies_used", None)
    if used is None:
        used = contribution.rights_of_reply.filter(delegation=mandate.delegation_id).count()
    if used >= REPLIES:
        return deny(_("Your delegation has used its right of reply twice."))
    return allow()


def _can_be_hidden(obj) -> Answer:
    """Only contributions of delegations: the record of a decision is never hidden."""
    if not isinstance(obj, Contribution):
        return deny(_("Only a contribution can be hidden; the record of a decision never is."))
    if obj.delegation_id is None:
        return deny(_("What the secretariat writes on procedure belongs to the record."))
    return allow()


def _is_shown(contribution) -> Answer:
    if contribution.is_hidden:
        return deny(_("This contribution is hidden already."))
    if contribution.withdrawn_at is not None:
        return deny(_("This contribution was withdrawn by its author."))
    return allow()


def _is_impartial(user, contribution) -> Answer:
    """Refuses whoever holds or held a mandate of a delegation concerned."""
    held = mandates_ever(user)
    if not held:
        return allow()
    reporting = getattr(contribution, "reporting", None)
    if reporting is None:
        reports = Report.objects.filter(contribution=contribution)
        reporting = list(reports.values_list("delegation_id", flat=True))
    for mandate in held:
        concerned = (
            mandate.delegation_id == contribution.delegation_id
            or mandate.delegation_id in reporting
            or is_named(mandate.delegation, contribution)
        )
        if concerned:
            return deny(
                _(
                    "You hold or held a mandate %(of_delegation)s, which is concerned: "
                    "another person decides."
                )
                % {"of_delegation": mandate.delegation.of_form}
            )
    return allow()


def _pending_appeal(hiding: Hiding) -> bool:
    return hasattr(hiding, "appeal") and hiding.appeal.is_pending
