"""Hub: importing it registers every kind of notification of this floor."""

from priorities.discussions import notices as discussions  # noqa: F401
from priorities.proposals import notices as proposals  # noqa: F401
