"""Hub: importing it registers every permission of this floor."""

from accounts.invitations import permissions as invitations
from accounts.mandates import permissions as mandates
from accounts.standing import permissions as standing

__all__ = ["invitations", "mandates", "standing"]
