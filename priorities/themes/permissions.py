"""Who may close a theme to new contributions, and change its words."""

from accounts.access.gates import secretariat
from accounts.access.registry import Answer, permission


@permission("themes.close")
def close(user, theme) -> Answer:
    """Officers and administrators, with a reason that everybody reads."""
    return secretariat(user, "officer", "administrator")


@permission("themes.edit")
def edit(user, theme) -> Answer:
    """Translators too, since a theme has words in both languages."""
    return secretariat(user, "officer", "translator", "administrator")
