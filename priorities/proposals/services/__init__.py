"""Every write on proposals. Views, admin, commands and jobs call these, and nothing else does."""

from priorities.proposals.services.drafts import (
    SaveOutcome,
    create_draft,
    drop_kept_text,
    save_draft,
)
from priorities.proposals.services.people import reassign_drafts, unfinished_of
from priorities.proposals.services.reception import return_to_delegation, table
from priorities.proposals.services.sponsors import (
    accept_invitation,
    decline_invitation,
    end_co_sponsorship,
    invite,
    recall_invitation,
)
from priorities.proposals.services.visa import (
    TextChanged,
    abandon,
    ask_visa,
    return_with_note,
    stamp,
    take_back,
    withdraw,
)

__all__ = [
    "SaveOutcome",
    "TextChanged",
    "abandon",
    "accept_invitation",
    "ask_visa",
    "create_draft",
    "decline_invitation",
    "drop_kept_text",
    "end_co_sponsorship",
    "invite",
    "reassign_drafts",
    "recall_invitation",
    "return_to_delegation",
    "return_with_note",
    "save_draft",
    "stamp",
    "table",
    "take_back",
    "unfinished_of",
    "withdraw",
]
