"""Hub: procrastinate discovers only this module."""

from accounts.notifications import jobs as notification_jobs

__all__ = ["notification_jobs"]
