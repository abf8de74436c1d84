"""The right of reply of a delegation named in a contribution (rules §8)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.delegations.models import Delegation
from priorities.discussions.models import Contribution

REPLIES = 2
LONGEST = 1500  # characters: « shortly »


class RightOfReply(models.Model):
    """One use of the right: the reply is itself a contribution, attached to the one it answers."""

    about = models.ForeignKey(
        Contribution,
        on_delete=models.PROTECT,
        related_name="rights_of_reply",
        verbose_name=_("contribution answered"),
    )
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, related_name="+", verbose_name=_("delegation")
    )
    ordinal = models.PositiveSmallIntegerField(_("first or second"))
    reply = models.OneToOneField(
        Contribution,
        on_delete=models.PROTECT,
        related_name="right_of_reply",
        verbose_name=_("reply"),
    )

    class Meta:
        verbose_name = _("right of reply")
        verbose_name_plural = _("rights of reply")
        constraints = [
            models.UniqueConstraint(
                fields=["about", "delegation", "ordinal"], name="each_right_of_reply_is_used_once"
            ),
            models.CheckConstraint(
                condition=Q(ordinal__gte=1, ordinal__lte=REPLIES), name="two_rights_of_reply"
            ),
        ]

    def __str__(self):
        return f"{self.about} · {self.delegation} · {self.ordinal}"
