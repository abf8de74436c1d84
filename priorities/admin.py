"""Hub: Django discovers only this module."""

from priorities.announcements import admin as announcements  # noqa: F401
from priorities.communications import admin as communications  # noqa: F401
from priorities.core import admin as core  # noqa: F401
from priorities.discussions import admin as discussions  # noqa: F401
from priorities.languages import admin as languages  # noqa: F401
from priorities.meetings import admin as meetings  # noqa: F401
from priorities.moderation import admin as moderation  # noqa: F401
from priorities.proposals import admin as proposals  # noqa: F401
from priorities.roadmap import admin as roadmap  # noqa: F401
from priorities.themes import admin as themes  # noqa: F401
