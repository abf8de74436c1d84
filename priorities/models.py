"""Hub: Django discovers only this module. Each feature keeps its models in its own room."""

from priorities.announcements.models import Announcement
from priorities.core.models import Cycle, Policy
from priorities.discussions.models import (
    Attachment,
    CommunicationGrant,
    Contribution,
    ContributionRevision,
    Space,
    Thread,
    ThreadFollow,
    ThreadRead,
)
from priorities.languages.models import GlossaryTerm
from priorities.meetings.models import Meeting, Purpose
from priorities.proposals.models import (
    CoSponsorship,
    DraftSave,
    Paragraph,
    Proposal,
    SymbolCounter,
    TextVersion,
    Visa,
)
from priorities.roadmap.models import Event
from priorities.themes.models import Theme

__all__ = [
    "Announcement",
    "Attachment",
    "CoSponsorship",
    "CommunicationGrant",
    "Contribution",
    "ContributionRevision",
    "Cycle",
    "DraftSave",
    "Event",
    "GlossaryTerm",
    "Meeting",
    "Paragraph",
    "Policy",
    "Proposal",
    "Purpose",
    "Space",
    "SymbolCounter",
    "TextVersion",
    "Theme",
    "Thread",
    "ThreadFollow",
    "ThreadRead",
    "Visa",
]
