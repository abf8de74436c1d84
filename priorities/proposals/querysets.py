"""Every reusable question about proposals."""

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import CharField, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Cast, JSONObject

from accounts.access.acting import acting
from accounts.access.gates import secretariat
from accounts.access.levels import visible_q
from accounts.audit.models import AuditEntry
from priorities.proposals.workflow import UNFINISHED, State

# The newest acts shown on the page of a proposal.
ACTS_SHOWN = 30


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

    def unregistered_with(self, user):
        """What a person's delegation is writing, has submitted or is invited to read."""
        if acting(user) is None:
            return self.none()
        return self.visible_to(user).filter(symbol__isnull=True, state__in=UNFINISHED)

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

    def for_page(self, *, public: bool):
        """With what the page of one proposal shows, in one query.

        `stamp` is its live visa (dict or None), `acts` its history, newest first (dicts): the
        public part, or all of it for the main sponsor.
        """
        visas = apps.get_model("priorities", "Visa").objects.filter(
            proposal=OuterRef("pk"), cancelled_at__isnull=True
        )
        acts = AuditEntry.objects.filter(
            object_type="priorities.proposal", object_id=Cast(OuterRef("pk"), CharField())
        ).order_by("-position")
        if public:
            acts = acts.public()
        return self.select_related(
            "delegation", "theme", "author", "saved_by", "returned_by", "space"
        ).annotate(
            stamp=Subquery(
                visas.values(
                    value=JSONObject(
                        text_hash="text_hash",
                        at="at",
                        role="role",
                        first_name="person__first_name",
                        last_name="person__last_name",
                    )
                )[:1]
            ),
            acts=ArraySubquery(
                acts.values(
                    value=JSONObject(
                        at="at",
                        act="act",
                        person="person_name",
                        delegation="delegation_name",
                        role="role",
                        ground="ground",
                        after="after",
                    )
                )[:ACTS_SHOWN]
            ),
        )


class ParagraphQuerySet(models.QuerySet):
    def current_of(self, proposal):
        """The paragraphs of the current version, in order."""
        return self.filter(
            version__proposal=proposal, version__number=F("version__proposal__text_number")
        ).order_by("position")


class CoSponsorshipQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of one's own proposals, and those of one's own delegation."""
        mandate = acting(user)
        if mandate is None:
            return self.none()
        here = mandate.delegation_id
        proposals = apps.get_model("priorities", "Proposal").objects.visible_to(user)
        return self.filter(
            Q(delegation=here) | Q(proposal__delegation=here),
            proposal__in=proposals.order_by().values("pk"),
        )

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
