"""The roadmap to the Summit: actions, their milestones and dates, and the events around them."""

from priorities.roadmap.models.actions import Action, Deliverable
from priorities.roadmap.models.dates import DateChange
from priorities.roadmap.models.events import Event
from priorities.roadmap.models.milestones import Milestone
from priorities.roadmap.models.reports import ActionReport

__all__ = ["Action", "ActionReport", "DateChange", "Deliverable", "Event", "Milestone"]
