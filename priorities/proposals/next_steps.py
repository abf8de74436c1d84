"""What a person can do next with a proposal, each act open or closed with its reason."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access.gates import belongs_to, secretariat
from accounts.access.registry import Answer, may
from priorities.proposals.permissions import answer
from priorities.proposals.workflow import Act, State


@dataclass(frozen=True)
class NextStep:
    """One line for `components/act.html`."""

    label: str
    url: str
    answer: Answer
    hint: str = ""
    mails: str = ""
    tone: str = "quiet"


# What the main sponsor meets in each state, in the order of the page.
SHOWN = {
    State.DRAFT: ("edit", Act.STAMP, Act.ASK_VISA, "invite", Act.ABANDON),
    State.AWAITING_VISA: (Act.STAMP, Act.RETURN_WITH_NOTE, "edit", "invite", Act.ABANDON),
    State.SUBMITTED: (Act.TAKE_BACK, "invite"),
    State.TABLED: ("invite", Act.WITHDRAW),
    State.WITHDRAWN: (),
}


def next_steps(user, proposal, *, content, visa, mine=None) -> list[NextStep]:
    """The acts of this person on this proposal. `mine` is the co-sponsorship, asked for or
    given, of the delegation the person acts for.
    """
    if belongs_to(user, proposal.delegation):
        return [_step(user, name, proposal, content) for name in SHOWN[proposal.state]]
    if secretariat(user):
        return _reception(user, proposal, content, visa)
    return _as_co_sponsor(user, mine) if mine is not None else []


def _step(user, name, proposal, content) -> NextStep:
    if name == "edit":
        return NextStep(
            _("Write the text"),
            reverse("priorities:proposal_edit", args=[proposal.pk]),
            may(user, "proposals.edit", proposal),
            tone="" if proposal.state == State.DRAFT else "quiet",
        )
    if name == "invite":
        return NextStep(
            _("Invite a co-sponsor"),
            reverse("priorities:proposal_invite", args=[proposal.pk]),
            may(user, "proposals.invite", proposal),
        )
    label, url_name, hint, tone = _acts(name)
    target = proposal.symbol if name == Act.WITHDRAW else proposal.pk
    return NextStep(
        label,
        reverse(f"priorities:{url_name}", args=[target]),
        answer(user, name, proposal, content=content, brief=True),
        hint=hint,
        tone=tone,
    )


def _acts(act: Act) -> tuple[str, str, str, str]:
    """Label, name of the address, hint and tone of an act."""
    return {
        Act.STAMP: (
            _("Read the text and give the visa"),
            "proposal_visa",
            _("The visa submits the text to the secretariat."),
            "",
        ),
        Act.ASK_VISA: (_("Ask for the visa"), "proposal_ask_visa", "", "quiet"),
        Act.RETURN_WITH_NOTE: (
            _("Return it with a note"),
            "proposal_return",
            "",
            "quiet",
        ),
        Act.TAKE_BACK: (
            _("Take it back to change it"),
            "proposal_take_back",
            _("This cancels the visa."),
            "quiet",
        ),
        Act.ABANDON: (_("Give up the draft"), "proposal_abandon", "", "danger"),
        Act.WITHDRAW: (_("Withdraw the proposal"), "proposal_withdraw", "", "danger"),
    }[act]


def _reception(user, proposal, content, visa) -> list[NextStep]:
    if proposal.state != State.SUBMITTED:
        return []
    return [
        NextStep(
            _("Receive and table"),
            reverse("admin:priorities_proposal_table", args=[proposal.pk]),
            answer(user, Act.TABLE, proposal, content=content, visa=visa),
            tone="",
        ),
        NextStep(
            _("Return to the delegation"),
            reverse("admin:priorities_proposal_return", args=[proposal.pk]),
            answer(user, Act.RETURN_TO_DELEGATION, proposal),
        ),
    ]


def _as_co_sponsor(user, mine) -> list[NextStep]:
    if mine.state == "invited":
        return [
            NextStep(
                _("Agree to co-sponsor"),
                reverse("priorities:co_sponsor_accept", args=[mine.pk]),
                may(user, "proposals.answer_invitation", mine),
                tone="",
            ),
            NextStep(
                _("Decline the invitation"),
                reverse("priorities:co_sponsor_decline", args=[mine.pk]),
                may(user, "proposals.decline_invitation", mine),
            ),
        ]
    return [
        NextStep(
            _("Leave the co-sponsors"),
            reverse("priorities:co_sponsor_end", args=[mine.pk]),
            may(user, "proposals.end_co_sponsorship", mine),
            tone="danger",
        )
    ]
