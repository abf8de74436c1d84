"""Hub: importing it registers every section of the secretariat's queue kept by this floor."""

from accounts.mandates import queue as mandates  # noqa: F401
