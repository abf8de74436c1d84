"""Hub: importing it registers every permission of this floor."""

from priorities.announcements import permissions as announcements  # noqa: F401
