"""Hub: Django discovers only this module."""

from portal.reference.models import ReferenceRow

__all__ = ["ReferenceRow"]
