"""A save that landed on top of a colleague's."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from priorities.proposals.content import Content
from priorities.proposals.models.proposal import Proposal


class DraftSave(models.Model):
    """The text somebody sent after a colleague had saved another: kept whole until its author
    has chosen. One per person and starting point, so that sending again replaces only itself.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="kept_saves")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    based_on = models.PositiveIntegerField(help_text="the version of the draft it started from")
    values = models.JSONField()
    kept_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("text kept aside")
        verbose_name_plural = _("texts kept aside")
        ordering = ["-kept_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "author", "based_on"],
                condition=models.Q(resolved_at__isnull=True),
                name="one_kept_text_per_person_and_start",
            )
        ]

    def __str__(self):
        return f"{self.proposal_id} · {self.author_id} · {self.based_on}"

    @property
    def content(self) -> Content:
        return Content.from_dict(self.values)
