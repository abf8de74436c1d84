"""Hub: importing it registers every kind of notification of this floor."""

from accounts.invitations import notices as invitations
from accounts.mandates import notices as mandates
from accounts.standing import notices as standing

__all__ = ["invitations", "mandates", "standing"]
