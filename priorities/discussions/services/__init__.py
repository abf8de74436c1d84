"""Every write of a discussion. Each act checks the right again on the row it changes."""

from priorities.discussions.services.following import follow, mark_read, unfollow
from priorities.discussions.services.handling import close, move, pin, reopen, unpin
from priorities.discussions.services.replying import answer_by_right
from priorities.discussions.services.spaces import (
    close_space,
    grant_floor,
    rename_space,
    reopen_space,
    set_space_level,
    withdraw_floor,
)
from priorities.discussions.services.writing import (
    Superseded,
    contribute,
    edit,
    open_thread,
    withdraw,
)

__all__ = [
    "Superseded",
    "answer_by_right",
    "close",
    "close_space",
    "contribute",
    "edit",
    "follow",
    "grant_floor",
    "mark_read",
    "move",
    "open_thread",
    "pin",
    "rename_space",
    "reopen",
    "reopen_space",
    "set_space_level",
    "unfollow",
    "unpin",
    "withdraw",
    "withdraw_floor",
]
