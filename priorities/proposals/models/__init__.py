"""Proposals: the text of a delegation on its way to being tabled."""

from priorities.proposals.models.drafts import DraftSave
from priorities.proposals.models.proposal import Kind, Proposal, SymbolCounter
from priorities.proposals.models.sponsors import CoSponsorship
from priorities.proposals.models.texts import Paragraph, TextVersion
from priorities.proposals.models.visas import Visa

__all__ = [
    "CoSponsorship",
    "DraftSave",
    "Kind",
    "Paragraph",
    "Proposal",
    "SymbolCounter",
    "TextVersion",
    "Visa",
]
