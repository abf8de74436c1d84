"""Moderation: a report, a hiding with its ground, an appeal, a right of reply."""

from priorities.moderation.models.appeals import Appeal
from priorities.moderation.models.hidings import Hiding
from priorities.moderation.models.replies import RightOfReply
from priorities.moderation.models.reports import Report

__all__ = ["Appeal", "Hiding", "Report", "RightOfReply"]
