"""The words of this feature’s acts on record."""

from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from accounts.audit.discretion import confine
from accounts.audit.words import name_acts
from priorities.proposals.models import Proposal

# What the delegation settles within itself, or with those it invites; nobody else reads it later.
INTERNAL = (
    "proposals.return_with_note",
    "proposals.invite",
    "proposals.co_sponsorship_declined",
    "proposals.recall_invitation",
)

name_acts(
    {
        "proposals.create": _("draft begun"),
        "proposals.save": _("draft saved"),
        "proposals.drop_kept_text": _("text kept aside dismissed"),
        "proposals.reassign": _("draft handed over"),
        "proposals.ask_visa": _("visa requested"),
        "proposals.return_with_note": _("draft returned with a note"),
        "proposals.stamp": _("visa given, proposal submitted"),
        "proposals.take_back": _("proposal taken back"),
        "proposals.abandon": _("draft given up"),
        "proposals.table": _("proposal received and tabled"),
        "proposals.return_to_delegation": _("proposal returned to the delegation"),
        "proposals.withdraw": _("proposal withdrawn"),
        "proposals.invite": _("co-sponsor invited"),
        "proposals.co_sponsorship_accepted": _("co-sponsorship accepted"),
        "proposals.co_sponsorship_declined": _("co-sponsorship declined"),
        "proposals.end_co_sponsorship": _("co-sponsorship withdrawn"),
        "proposals.recall_invitation": _("invitation of a co-sponsor recalled"),
    }
)


def readable(user) -> Q:
    """Acts on texts that the person sees: nothing of a draft before the visa (peers.md §4, 2)."""
    seen = Proposal.objects.visible_to(user).order_by().annotate(key=Cast("pk", CharField()))
    return Q(object_id__in=seen.values("key")) & ~Q(act__in=INTERNAL)


confine("priorities.proposal", readable)
