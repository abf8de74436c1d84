"""Hub: the fictional content of the demonstration, feature by feature, in the order of the story."""

from priorities.announcements import demo as announcements

LOADERS: list = [announcements.load]
