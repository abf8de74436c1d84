"""Hub: importing it registers every permission of this floor."""

from priorities.announcements import permissions as announcements  # noqa: F401
from priorities.communications import permissions as communications  # noqa: F401
from priorities.core import permissions as core  # noqa: F401
from priorities.discussions import permissions as discussions  # noqa: F401
from priorities.languages import permissions as languages  # noqa: F401
from priorities.meetings import permissions as meetings  # noqa: F401
from priorities.moderation import permissions as moderation  # noqa: F401
from priorities.proposals import permissions as proposals  # noqa: F401
from priorities.roadmap import permissions as roadmap  # noqa: F401
from priorities.themes import permissions as themes  # noqa: F401
