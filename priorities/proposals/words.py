"""The words in which the way of a proposal is told on its page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.audit.words import act_words
from accounts.people.models import Role
from priorities.proposals.workflow import STEPS, State

TONES = {
    State.DRAFT: "",
    State.AWAITING_VISA: "wait",
    State.SUBMITTED: "note",
    State.TABLED: "go",
    State.WITHDRAWN: "stop",
}

ACTS = {
    "proposals.create": gettext_lazy("Draft begun"),
    "proposals.save": gettext_lazy("Draft saved"),
    "proposals.drop_kept_text": gettext_lazy("Text kept aside dropped"),
    "proposals.ask_visa": gettext_lazy("Visa requested"),
    "proposals.return_with_note": gettext_lazy("Returned with a note"),
    "proposals.stamp": gettext_lazy("Visa given, submitted to the secretariat"),
    "proposals.take_back": gettext_lazy("Taken back, visa cancelled"),
    "proposals.abandon": gettext_lazy("Draft given up"),
    "proposals.table": gettext_lazy("Tabled"),
    "proposals.return_to_delegation": gettext_lazy("Returned by the secretariat"),
    "proposals.withdraw": gettext_lazy("Withdrawn"),
    "proposals.invite": gettext_lazy("Co-sponsor invited"),
    "proposals.recall_invitation": gettext_lazy("Invitation recalled"),
    "proposals.co_sponsorship_accepted": gettext_lazy("Co-sponsor joins"),
    "proposals.co_sponsorship_declined": gettext_lazy("Invitation declined"),
    "proposals.end_co_sponsorship": gettext_lazy("Co-sponsor leaves"),
    "proposals.reassign": gettext_lazy("Entrusted to a colleague"),
}


@dataclass(frozen=True)
class Step:
    """One act of the history, in words."""

    at: datetime
    word: str
    who: str
    ground: str


def steps(proposal) -> list[tuple[str, str]]:
    """The way for `components/steps.html`: (word, "past" | "current" | "")."""
    words = {
        State.DRAFT: pgettext("step", "Draft"),
        State.AWAITING_VISA: pgettext("step", "Visa"),
        State.SUBMITTED: pgettext("step", "Submitted"),
        State.TABLED: pgettext("step", "Tabled"),
    }
    if proposal.state == State.WITHDRAWN:
        reached = STEPS if proposal.is_registered else STEPS[:1]
        return [*((words[step], "past") for step in reached), (_("Withdrawn"), "current")]
    here = STEPS.index(proposal.state)
    places = ["past" if at < here else "current" if at == here else "" for at in range(len(STEPS))]
    return [(words[step], place) for step, place in zip(STEPS, places, strict=True)]


def history(acts: list[dict]) -> list[Step]:
    """The acts of a proposal (`ProposalQuerySet.for_page`) as sentences, newest first."""
    return [
        Step(
            at=datetime.fromisoformat(act["at"]),
            word=str(ACTS.get(act["act"]) or act_words(act["act"])),
            who=_actor(act),
            ground=act["ground"],
        )
        for act in acts
    ]


def _actor(act: dict) -> str:
    """Outward acts are a delegation's; the secretariat acts without a name (rules §9)."""
    if act["role"] == "secretariat":
        return _("Secretariat")
    return " · ".join(name for name in (act["delegation"], act["person"]) if name)


@dataclass(frozen=True)
class Stamp:
    """The live visa as the page tells it."""

    text_hash: str
    at: datetime
    role: str
    person: str

    def holds_for(self, digest: str) -> bool:
        return self.text_hash == digest


def stamp(value: dict | None) -> Stamp | None:
    """The live visa of `ProposalQuerySet.for_page`."""
    if value is None:
        return None
    return Stamp(
        text_hash=value["text_hash"],
        at=datetime.fromisoformat(value["at"]),
        role=str(Role(value["role"]).label),
        person=f"{value['first_name']} {value['last_name']}".strip(),
    )
