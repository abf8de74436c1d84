"""The visa: what commits a delegation."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation
from accounts.people.models import Role
from priorities.proposals.models.proposal import Proposal
from priorities.proposals.models.texts import TextVersion


class Visa(models.Model):
    """The stamp of a head of delegation (or enabled deputy) on an exact text.

    `text_hash` is the sha256 of that text (`Content.digest`). A visa is never deleted; a change
    of the text cancels it, and it counts only while the text still has this hash.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="visas")
    version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="visas")
    text_hash = models.CharField(_("hash of the text"), max_length=64)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, related_name="+", verbose_name=_("delegation")
    )
    at = models.DateTimeField(_("at"))
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    cancelled_because = models.TextField(_("cancelled because"), blank=True)

    class Meta:
        verbose_name = _("visa")
        verbose_name_plural = _("visas")
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(cancelled_at__isnull=True),
                name="one_live_visa_per_proposal",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(cancelled_because=""),
                name="a_cancelled_visa_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.delegation} · {self.at:%Y-%m-%d}"

    def holds_for(self, digest: str) -> bool:
        """True while it is not cancelled and the text is still the one stamped."""
        return self.cancelled_at is None and self.text_hash == digest
