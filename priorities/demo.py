"""Hub: the fictional content of the demonstration, in the order of the story."""

from priorities.announcements import demo as announcements

LOADERS: list = [announcements.load]
