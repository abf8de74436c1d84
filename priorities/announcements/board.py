"""The announcements of the moment, kept in the memory of each process.

Every page shows them, so that no page should pay a query for them. Dates and levels are read
again at each display; only a change made in another process takes KEPT_SECONDS to appear.
"""

import time

from accounts.access.levels import readable_levels
from priorities.announcements.models import Announcement

KEPT_SECONDS = 30
AT_ONCE = 3
_kept: dict = {}


def for_reader(user) -> list[Announcement]:
    """What this reader sees now, newest first, three at most. One query when not kept."""
    found = [announcement for announcement in _all() if announcement.is_shown()]
    if not found:
        return []
    levels = readable_levels(user)
    return [announcement for announcement in found if announcement.level in levels][:AT_ONCE]


def keep(announcements: list[Announcement]) -> None:
    _kept["until"] = time.monotonic() + KEPT_SECONDS
    _kept["rows"] = announcements


def forget() -> None:
    """Read the database again at the next page."""
    _kept.clear()


def _all() -> list[Announcement]:
    if _kept.get("until", 0) < time.monotonic():
        keep(list(Announcement.objects.not_over()[:50]))
    return _kept["rows"]
