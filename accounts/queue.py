"""Hub: importing it registers every section of the secretariat's queue kept by this floor."""

from accounts.invitations import queue as invitations  # noqa: F401
from accounts.mandates import queue as mandates  # noqa: F401
