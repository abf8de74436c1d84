"""The acts of moderation that a page offers beside a contribution, without a query per row.

What needs a query (impartiality, replies already used) is answered on the page of the act.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.gates import acts_outward, secretariat
from accounts.access.registry import may
from priorities.discussions import reading
from priorities.moderation.naming import named_in
from priorities.moderation.permissions import HIDING


@dataclass(frozen=True)
class Offer:
    label: str
    url: str


def offers(user, row) -> list[Offer]:
    """What this person may do about a contribution of a thread; `row.text` is loaded."""
    if not user.is_authenticated or row.withdrawn_at is not None:
        return []
    found = []
    if may(user, "moderation.report", row):
        found.append(_offer(_("Report"), "contribution_report", row))
    if not row.is_hidden and row.delegation_id and secretariat(user, *HIDING):
        found.append(_offer(_("Hide"), "contribution_hide", row))
    if row.is_hidden and reading.may_read(user, row):
        found.append(_offer(_("Ground and appeal"), "contribution_hiding", row))
    if _may_reply(user, row):
        found.append(_offer(_("Right of reply"), "contribution_reply", row))
    return found


def _may_reply(user, row) -> bool:
    mandate = acting(user)
    return (
        mandate is not None
        and not row.by_right
        and row.delegation_id != mandate.delegation_id
        and bool(acts_outward(user))
        and named_in(mandate.delegation, [row.text])
    )


def _offer(label: str, name: str, row) -> Offer:
    return Offer(label, reverse(f"priorities:{name}", args=[row.pk]))
