"""Hub: Django discovers only this module."""

from priorities.announcements import admin as announcements  # noqa: F401
