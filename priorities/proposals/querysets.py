"""Every reusable question about proposals."""

from django.apps import apps
from django.db import models
from django.db.models import F, Prefetch, Q

from accounts.access.acting import acting
from accounts.access.gates import secretariat
from accounts.access.levels import visible_q
from priorities.proposals.workflow import UNFINISHED, State


def _live_invitations(delegation_id, *states):
    """The proposals to which a delegation is invited, or whose co-sponsor it is."""
    return (
        apps.get_model("priorities", "CoSponsorship")
        .objects.filter(delegation=delegation_id, state__in=states)
        .values("proposal")
    )


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Tabled ones by level; before that the own delegation, those it invited, and the
        secretariat from the visa on: it sees nothing before the stamp (peers.md §4, 2).
        """
        visible = visible_q(user, audience=None)
        if secretariat(user):
            visible |= Q(state=State.SUBMITTED)
        mandate = acting(user)
        if mandate is not None and mandate.delegation.participation != "withdrawn":
            visible |= Q(state__in=UNFINISHED) & Q(
                pk__in=_live_invitations(mandate.delegation_id, "invited", "accepted")
            )
        return self.filter(visible)

    def registered(self):
        """The register: whatever was tabled, withdrawn ones too."""
        return self.filter(symbol__isnull=False)

    def drafts_of(self, delegation):
        """Texts a delegation is still writing."""
        return self.filter(delegation=delegation, state__in=[State.DRAFT, State.AWAITING_VISA])

    def awaiting_visa_of(self, delegation):
        return self.filter(delegation=delegation, state=State.AWAITING_VISA)

    def unfinished_of(self, user, delegation):
        """What a person carries for a delegation and has not brought to the register."""
        return self.filter(delegation=delegation, author=user, state__in=UNFINISHED)

    def to_receive(self):
        """What the secretariat has to receive, the oldest first."""
        return self.filter(state=State.SUBMITTED).order_by("submitted_at", "pk")

    def awaiting_delegation(self, user):
        """What waits for the delegation a person acts for: a visa, a returned draft, an answer to
        an invitation.
        """
        mandate = acting(user)
        if mandate is None:
            return self.none()
        return self.visible_to(user).filter(
            Q(delegation=mandate.delegation_id)
            & (Q(state=State.AWAITING_VISA) | (Q(state=State.DRAFT) & ~Q(return_note="")))
            | Q(state__in=[*UNFINISHED, State.TABLED])
            & Q(pk__in=_live_invitations(mandate.delegation_id, "invited"))
        )

    def waiting_for(self, user):
        """What waits for this very person: the visa and the invitations for those who stamp, the
        returned drafts for those who write, the reception for the secretariat's officers.
        """
        if secretariat(user, "officer", "administrator"):
            return self.to_receive()
        mandate = acting(user)
        if mandate is None or mandate.role == "reader":
            return self.none()
        waiting = self.awaiting_delegation(user)
        if mandate.stamps:
            return waiting
        return waiting.filter(delegation=mandate.delegation_id, state=State.DRAFT)

    def for_lists(self):
        """With what a row of a list shows, in one more query."""
        co_sponsors = (
            apps.get_model("priorities", "CoSponsorship")
            .objects.filter(state="accepted")
            .select_related("delegation")
            .order_by("delegation__sort_fr")
        )
        return self.select_related("delegation", "theme").prefetch_related(
            Prefetch("co_sponsorships", queryset=co_sponsors, to_attr="accepted")
        )


class ParagraphQuerySet(models.QuerySet):
    def current_of(self, proposal):
        """The paragraphs of the current version, in order."""
        return self.filter(
            version__proposal=proposal, version__number=F("version__proposal__text_number")
        ).order_by("position")


class CoSponsorshipQuerySet(models.QuerySet):
    def live(self):
        return self.filter(state__in=["invited", "accepted"])

    def shown_to(self, user, proposal):
        """All of them to the main sponsor; to others the consents given, and their own row."""
        rows = self.filter(proposal=proposal).select_related(
            "delegation", "answered_by", "withdrawn_by"
        )
        mandate = acting(user)
        mine = mandate.delegation_id if mandate else None
        if mine == proposal.delegation_id:
            return rows
        return rows.filter(Q(answered_at__isnull=False) & ~Q(state="declined") | Q(delegation=mine))
