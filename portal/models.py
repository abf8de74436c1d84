"""Hub: Django discovers only this module."""

from portal.once import SubmittedForm
from portal.reference.models import ReferenceRow

__all__ = ["ReferenceRow", "SubmittedForm"]
