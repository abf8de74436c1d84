"""The secretariat steers the roadmap here; every change goes through the services."""

from priorities.roadmap.admin import actions, events, milestones

__all__ = ["actions", "events", "milestones"]
