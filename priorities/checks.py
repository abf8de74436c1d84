"""Hub of the system checks of this floor."""

from priorities.moderation import checks as moderation  # noqa: F401
