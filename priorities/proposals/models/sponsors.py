"""Co-sponsors: delegations that present a text together with its main sponsor."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.delegations.models import Delegation
from priorities.proposals.models.proposal import Proposal
from priorities.proposals.querysets import CoSponsorshipQuerySet


class CoSponsorship(models.Model):
    """One invitation and its answer. Each consent is explicit, dated and signed; `text_hash` is
    the text to which it was given.
    """

    class State(models.TextChoices):
        INVITED = "invited", pgettext_lazy("co-sponsor", "invited")
        ACCEPTED = "accepted", pgettext_lazy("co-sponsor", "accepted")
        DECLINED = "declined", pgettext_lazy("co-sponsor", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("co-sponsor", "withdrawn")

    LIVE = (State.INVITED, State.ACCEPTED)

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="co_sponsorships")
    delegation = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        related_name="co_sponsorships",
        verbose_name=_("delegation"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.INVITED
    )
    invited_at = models.DateTimeField(pgettext_lazy("date", "invited"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(pgettext_lazy("date", "withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    text_hash = models.CharField(max_length=64, blank=True)

    objects = CoSponsorshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("co-sponsor")
        verbose_name_plural = _("co-sponsors")
        ordering = ["delegation__sort_fr", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "delegation"],
                condition=Q(state__in=["invited", "accepted"]),
                name="one_live_co_sponsorship_per_delegation",
            ),
            models.CheckConstraint(
                condition=Q(state="invited")
                | Q(answered_at__isnull=False, answered_by__isnull=False)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="a_consent_is_dated_and_signed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["delegation", "state"],
                condition=Q(state__in=["invited", "accepted"]),
                name="live_co_sponsorships",
            )
        ]

    def __str__(self):
        return f"{self.delegation} · {self.get_state_display()}"
