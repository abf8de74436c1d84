"""Every write of the roadmap."""

from priorities.roadmap.services.actions import (
    change_state,
    enter,
    lacking,
    save_action,
    set_level,
    set_partners,
)
from priorities.roadmap.services.dates import move_date, postpone
from priorities.roadmap.services.events import save_event
from priorities.roadmap.services.milestones import remove, save_deliverable, save_milestone
from priorities.roadmap.services.reports import report
from priorities.roadmap.services.turn import from_proposal

__all__ = [
    "change_state",
    "enter",
    "from_proposal",
    "lacking",
    "move_date",
    "postpone",
    "remove",
    "report",
    "save_action",
    "save_deliverable",
    "save_event",
    "save_milestone",
    "set_level",
    "set_partners",
]
