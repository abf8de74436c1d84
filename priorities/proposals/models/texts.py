"""The versions of a proposal's operative text, and their paragraphs."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from priorities.proposals.models.proposal import Proposal
from priorities.proposals.querysets import ParagraphQuerySet


class TextVersion(models.Model):
    """One version of the operative text. The first is the draft; tabling freezes it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True)

    class Meta:
        verbose_name = _("version of the text")
        verbose_name_plural = _("versions of the text")
        ordering = ["proposal", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "number"], name="one_version_per_proposal_and_number"
            )
        ]

    def __str__(self):
        return f"{self.proposal_id} · {self.number}"


class Paragraph(models.Model):
    """A numbered paragraph in both languages. `identity` is the same in every version."""

    version = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="paragraphs")
    identity = models.UUIDField(default=uuid.uuid4)
    position = models.PositiveSmallIntegerField(_("number"))
    text_fr = models.TextField(_("French text"), blank=True)
    text_en = models.TextField(_("English text"), blank=True)

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "identity"], name="one_identity_per_version"
            ),
            models.UniqueConstraint(
                fields=["version", "position"],
                name="one_paragraph_per_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self):
        return f"¶ {self.position}"
