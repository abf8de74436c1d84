"""Hub: Django discovers only this module. Each feature keeps its models in its own room."""

from priorities.announcements.models import Announcement
from priorities.communications.models import CommunicationRequest
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
from priorities.moderation.models import Appeal, Hiding, Report, RightOfReply
from priorities.proposals.models import (
    CoSponsorship,
    DraftSave,
    Paragraph,
    Proposal,
    SymbolCounter,
    TextVersion,
    Visa,
)
from priorities.roadmap.models import (
    Action,
    ActionReport,
    DateChange,
    Deliverable,
    Event,
    Milestone,
)
from priorities.themes.models import Theme

__all__ = [
    "Action",
    "ActionReport",
    "Announcement",
    "Appeal",
    "Attachment",
    "CoSponsorship",
    "CommunicationGrant",
    "CommunicationRequest",
    "Contribution",
    "ContributionRevision",
    "Cycle",
    "DateChange",
    "Deliverable",
    "DraftSave",
    "Event",
    "GlossaryTerm",
    "Hiding",
    "Meeting",
    "Milestone",
    "Paragraph",
    "Policy",
    "Proposal",
    "Purpose",
    "Report",
    "RightOfReply",
    "Space",
    "SymbolCounter",
    "TextVersion",
    "Theme",
    "Thread",
    "ThreadFollow",
    "ThreadRead",
    "Visa",
]
