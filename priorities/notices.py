"""Hub: importing it registers every kind of notification of this floor."""

from priorities.communications import notices as communications  # noqa: F401
from priorities.discussions import notices as discussions  # noqa: F401
from priorities.moderation import notices as moderation  # noqa: F401
from priorities.proposals import notices as proposals  # noqa: F401
from priorities.roadmap import notices as roadmap  # noqa: F401
