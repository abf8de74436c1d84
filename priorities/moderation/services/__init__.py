"""Every write of moderation. Each act checks the right again on the row it has locked."""

from priorities.moderation.services.appeals import appeal, decide_appeal
from priorities.moderation.services.hiding import hide, restore
from priorities.moderation.services.replies import reply
from priorities.moderation.services.reports import dismiss, report

__all__ = ["appeal", "decide_appeal", "dismiss", "hide", "reply", "report", "restore"]
