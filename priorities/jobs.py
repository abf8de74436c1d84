"""Hub: procrastinate discovers only this module."""

from priorities.discussions import jobs as discussion_jobs

__all__ = ["discussion_jobs"]
