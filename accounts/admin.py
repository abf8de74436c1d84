"""Hub: Django discovers only this module."""

from accounts.audit import admin as audit
from accounts.invitations import admin as invitations
from accounts.mandates import admin as mandates
from accounts.standing import admin as standing

__all__ = ["audit", "invitations", "mandates", "standing"]
