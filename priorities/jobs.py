"""Hub: procrastinate discovers only this module."""

from priorities.discussions import jobs as discussion_jobs
from priorities.moderation import jobs as moderation_jobs

__all__ = ["discussion_jobs", "moderation_jobs"]
