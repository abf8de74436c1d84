"""Fictional proposals of the demonstration, made through the services like any other."""

from accounts.delegations.models import Delegation
from priorities.proposals import services
from priorities.proposals.content import Content
from priorities.proposals.models import Paragraph, Proposal
from priorities.proposals.texts_of_demo import AWAITING, IN_PROGRESS, SUBMITTED, TABLED


def load(world) -> None:
    """One proposal at each step of the way; running it twice changes nothing."""
    if Proposal.objects.exists():
        return
    senegal, madagascar, quebec = (world.people[code] for code in ("SN", "MG", "CA-QC"))
    officer = world.secretariat["officer"]

    tabled = services.create_draft(content=Content(**TABLED), actor=quebec["drafter"])
    invitation = services.invite(
        proposal_id=tabled.pk, delegation=_with_status("SN"), actor=quebec["head"]
    )
    services.accept_invitation(co_sponsorship_id=invitation.pk, actor=senegal["head"])
    services.ask_visa(proposal_id=tabled.pk, actor=quebec["drafter"])
    _stamp(tabled, quebec["head"])
    services.table(proposal_id=tabled.pk, actor=officer)
    services.invite(
        proposal_id=tabled.pk, delegation=_with_status("MG"), actor=quebec["focal_point"]
    )

    submitted = services.create_draft(content=Content(**SUBMITTED), actor=madagascar["focal_point"])
    services.invite(
        proposal_id=submitted.pk, delegation=_with_status("SN"), actor=madagascar["head"]
    )
    services.ask_visa(proposal_id=submitted.pk, actor=madagascar["focal_point"])
    _stamp(submitted, madagascar["head"])

    awaiting = services.create_draft(content=Content(**AWAITING), actor=senegal["focal_point"])
    services.ask_visa(proposal_id=awaiting.pk, actor=senegal["focal_point"])

    services.create_draft(content=Content(**IN_PROGRESS), actor=senegal["drafter"])


def _stamp(proposal, head) -> None:
    content = proposal.content(list(Paragraph.objects.current_of(proposal)))
    services.stamp(proposal_id=proposal.pk, shown_hash=content.digest(), actor=head)


def _with_status(code):
    return Delegation.objects.with_status().get(code=code)
