"""Hub: the fictional content of the demonstration, in the order of the story."""

from accounts.invitations import demo as invitations
from priorities.announcements import demo as announcements
from priorities.communications import demo as communications
from priorities.discussions import demo as discussions
from priorities.moderation import demo as moderation
from priorities.proposals import demo as proposals
from priorities.roadmap import demo as roadmap

LOADERS: list = [
    invitations.load,
    announcements.load,
    discussions.load,
    communications.load,
    moderation.load,
    proposals.load,
    roadmap.load,
]
