"""Who may close a theme to new contributions."""

from accounts.access.gates import secretariat
from accounts.access.registry import Answer, permission


@permission("themes.close")
def close(user, theme) -> Answer:
    """Officers and administrators, with a reason that everybody reads."""
    return secretariat(user, "officer", "administrator")
