"""Hub: importing it gives every act of this floor its words."""

from priorities.announcements import acts as announcements
from priorities.communications import acts as communications
from priorities.core import acts as core
from priorities.discussions import acts as discussions
from priorities.languages import acts as languages
from priorities.meetings import acts as meetings
from priorities.moderation import acts as moderation
from priorities.proposals import acts as proposals
from priorities.roadmap import acts as roadmap
from priorities.themes import acts as themes

__all__ = [
    "announcements",
    "communications",
    "core",
    "discussions",
    "languages",
    "meetings",
    "moderation",
    "proposals",
    "roadmap",
    "themes",
]
