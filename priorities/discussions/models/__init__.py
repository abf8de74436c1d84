"""Discussions: a space holds threads; a thread holds contributions."""

from priorities.discussions.models.contributions import (
    Attachment,
    Contribution,
    ContributionRevision,
)
from priorities.discussions.models.spaces import CommunicationGrant, Space
from priorities.discussions.models.threads import Thread, ThreadFollow, ThreadRead

__all__ = [
    "Attachment",
    "CommunicationGrant",
    "Contribution",
    "ContributionRevision",
    "Space",
    "Thread",
    "ThreadFollow",
    "ThreadRead",
]
