"""Who may do what with a proposal now, each answer with its reason."""

from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.gates import acts_outward, belongs_to, secretariat, signed_in, stamps
from accounts.access.registry import Answer, allow, deny, first_refusal, permission
from accounts.delegations.models import Status
from priorities.core.models import Policy
from priorities.proposals import workflow
from priorities.proposals.missing import missing
from priorities.proposals.models import Paragraph
from priorities.proposals.workflow import Act, Need, State, Who


def _bodies_of_associates(user) -> list[str]:
    """The setting of rules §2, asked once per request."""
    if not hasattr(user, "_bodies_of_associates"):
        user._bodies_of_associates = Policy.current().associates_deliberate_in
    return user._bodies_of_associates


def sponsors(user) -> Answer:
    """True when the status of the delegation lets it table or co-sponsor texts (rules §2)."""
    mandate = acting(user)
    status = mandate.delegation.status if mandate else None
    if status in (Status.MEMBER, Status.ASSOCIATE):
        return allow()
    if status == Status.INSTITUTION:
        return deny(
            _("Institutions contribute to discussions; proposals are tabled by delegations.")
        )
    return deny(_("Observers do not table or co-sponsor proposals."))


def sponsors_before(user, body: str) -> Answer:
    """The same, for a text addressed to this body: associates only where they deliberate."""
    sponsoring = sponsors(user)
    if not sponsoring or acting(user).delegation.status != Status.ASSOCIATE or not body:
        return sponsoring
    if body in _bodies_of_associates(user):
        return allow()
    return deny(
        _(
            "An associate member sponsors proposals only when they are addressed to a body in"
            " which associates deliberate (%(bodies)s)."
        )
        % {"bodies": ", ".join(_bodies_of_associates(user))}
    )


CLOSED_BY_STATE = {
    Act.ASK_VISA: lambda state: {
        State.AWAITING_VISA: _("The visa has already been asked for."),
        State.SUBMITTED: _("The proposal bears its visa."),
    }.get(state, _("The proposal is no longer a draft.")),
    Act.RETURN_WITH_NOTE: lambda _state: _("The visa is not being asked for."),
    Act.STAMP: lambda state: {
        State.SUBMITTED: _("The proposal already bears its visa."),
    }.get(state, _("The proposal is no longer a draft.")),
    Act.TAKE_BACK: lambda state: {
        State.TABLED: _("A tabled text is changed by amendments only."),
    }.get(state, _("The proposal has not been submitted.")),
    Act.ABANDON: lambda state: {
        State.SUBMITTED: _("Take the proposal back first."),
    }.get(state, _("The proposal is no longer a draft.")),
    Act.TABLE: lambda state: {
        State.TABLED: _("The proposal has already been tabled."),
    }.get(state, _("The proposal is not submitted.")),
    Act.RETURN_TO_DELEGATION: lambda _state: _("The proposal is not submitted."),
    Act.WITHDRAW: lambda state: {
        State.WITHDRAWN: _("The proposal has already been withdrawn."),
    }.get(state, _("The proposal has not been tabled.")),
}


def role_allows(user, act: Act, proposal) -> Answer:
    """Whether an act belongs to this kind of person at all, in whatever state."""
    needed = workflow.who(act)
    if needed == Who.OFFICER:
        return secretariat(user, "officer", "administrator")
    if needed == Who.STAMPER:
        return stamps(user, proposal.delegation)
    return first_refusal(acts_outward(user), belongs_to(user, proposal.delegation))


def answer(user, act: Act, proposal, *, content=None, visa=None, brief=False) -> Answer:
    """Whether a person may do this act on a proposal now.

    `content` and `visa` spare their queries where the caller has them at hand; a visa is asked
    for only by `table`. `brief` is for a page that lists by itself what is missing.
    """
    by_role = role_allows(user, act, proposal)
    if not by_role:
        return by_role
    move = workflow.find(act, proposal.state)
    if move is None:
        return deny(CLOSED_BY_STATE[act](proposal.state))
    if Need.BODY in move.needs and not (body := sponsors_before(user, proposal.addressed_to)):
        return body
    if move.needs & {Need.COMPLETE, Need.VISA} and content is None:
        content = proposal.content(list(Paragraph.objects.current_of(proposal)))
    if Need.COMPLETE in move.needs:
        return _is_complete(content, brief)
    if Need.VISA in move.needs:
        return _bears_visa(proposal, content, visa)
    return allow()


def _is_complete(content, brief: bool) -> Answer:
    lacks = missing(content)
    if not lacks:
        return allow()
    if brief:
        return deny(_("Parts of the text are missing."))
    words = "; ".join(lack.words for lack in lacks)
    return deny(_("These are missing: %(list)s.") % {"list": words})


def _bears_visa(proposal, content, visa) -> Answer:
    visa = visa or proposal.visas.filter(cancelled_at__isnull=True).first()
    if visa is not None and visa.holds_for(content.digest()):
        return allow()
    return deny(_("The text is not the one that bears the visa."))


def _register(act: Act) -> None:
    @permission(f"proposals.{act}")
    def may_act(user, proposal) -> Answer:
        return answer(user, act, proposal)


for _act in Act:
    _register(_act)


@permission("proposals.create")
def may_create(user, _obj=None) -> Answer:
    return first_refusal(acts_outward(user), sponsors(user) if acting(user) else allow())


@permission("proposals.edit")
def may_edit(user, proposal) -> Answer:
    outward = first_refusal(
        acts_outward(user), belongs_to(user, proposal.delegation), sponsors(user)
    )
    if not outward:
        return outward
    if not proposal.is_editable:
        return deny(_("The text is submitted: take it back to change it."))
    return allow()


@permission("proposals.read_register")
def may_read_register(user, _obj=None) -> Answer:
    """Delegations and secretariat; the rows are filtered by `visible_to` besides."""
    signed = signed_in(user)
    if not signed or acting(user) is not None or secretariat(user):
        return signed
    return deny(_("You hold no mandate from a delegation at present."))


@permission("proposals.invite")
def may_invite(user, proposal) -> Answer:
    """Before the tabling an invitation shows the draft to another delegation: only those who
    commit the delegation decide on it.
    """
    own = first_refusal(acts_outward(user), belongs_to(user, proposal.delegation))
    if not own:
        return own
    if proposal.state == State.WITHDRAWN:
        return deny(_("The proposal is withdrawn."))
    if not proposal.is_registered and not acting(user).stamps:
        return deny(
            _(
                "An invitation shows the draft to another delegation: only the head of"
                " delegation, or an enabled deputy, decides on it."
            )
        )
    return allow()


@permission("proposals.recall_invitation")
def may_recall(user, co_sponsorship) -> Answer:
    own = may_invite(user, co_sponsorship.proposal)
    if own and co_sponsorship.state != "invited":
        return deny(_("This invitation has been answered."))
    return own


@permission("proposals.answer_invitation")
def may_answer(user, co_sponsorship) -> Answer:
    """Co-sponsoring commits a delegation as tabling does: head or enabled deputy."""
    proposal = co_sponsorship.proposal
    able = first_refusal(
        stamps(user, co_sponsorship.delegation),
        sponsors_before(user, proposal.addressed_to) if acting(user) else allow(),
    )
    if not able:
        return able
    if co_sponsorship.state != "invited":
        return deny(_("This invitation has been answered."))
    if proposal.state == State.WITHDRAWN:
        return deny(_("The proposal is withdrawn."))
    return allow()


@permission("proposals.decline_invitation")
def may_decline(user, co_sponsorship) -> Answer:
    """Declining commits to nothing, so that the status of the delegation does not matter."""
    own = stamps(user, co_sponsorship.delegation)
    if own and co_sponsorship.state != "invited":
        return deny(_("This invitation has been answered."))
    return own


@permission("proposals.end_co_sponsorship")
def may_end(user, co_sponsorship) -> Answer:
    own = stamps(user, co_sponsorship.delegation)
    if own and co_sponsorship.state != "accepted":
        return deny(_("Your delegation is not a co-sponsor."))
    return own


@permission("proposals.reassign")
def may_reassign(user, delegation) -> Answer:
    """Who manages the people of a delegation: its head, or the secretariat for it."""
    if secretariat(user, "officer", "administrator"):
        return allow()
    return stamps(user, delegation)
