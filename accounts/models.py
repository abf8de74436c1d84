"""Hub: Django discovers only this module. Each feature keeps its models in its own room."""

from accounts.audit.models import AuditEntry
from accounts.delegations.models import (
    Delegation,
    DelegationStatus,
    InstitutionProfile,
    Participation,
)
from accounts.invitations.models import Invitation, InvitationBatch
from accounts.notifications.models import Letter, Notification
from accounts.people.models import Mandate, User

__all__ = [
    "AuditEntry",
    "Delegation",
    "DelegationStatus",
    "InstitutionProfile",
    "Invitation",
    "InvitationBatch",
    "Letter",
    "Mandate",
    "Notification",
    "Participation",
    "User",
]
