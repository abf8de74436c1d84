"""Hub: importing it registers every section of the secretariat's queue kept by this floor."""

from priorities.communications import queue as communications  # noqa: F401
from priorities.moderation import queue as moderation  # noqa: F401
from priorities.proposals import queue as proposals  # noqa: F401
from priorities.roadmap import queue as roadmap  # noqa: F401
