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
from priorities.roadmap.models import Event
from priorities.themes.models import Theme

__all__ = [
    "Announcement",
    "Attachment",
    "CommunicationGrant",
    "Contribution",
    "ContributionRevision",
    "Cycle",
    "Event",
    "GlossaryTerm",
    "Meeting",
    "Policy",
    "Purpose",
    "Space",
    "Theme",
    "Thread",
    "ThreadFollow",
    "ThreadRead",
]
