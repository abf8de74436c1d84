"""Who keeps the meetings."""

from accounts.access.gates import secretariat
from accounts.access.registry import Answer, permission


@permission("meetings.edit")
def edit(user, meeting) -> Answer:
    """Add a meeting, change its facts and its purposes."""
    return secretariat(user, "officer", "administrator")


@permission("meetings.edit_words")
def edit_words(user, meeting) -> Answer:
    """Change what stands in both languages; translators too."""
    return secretariat(user, "officer", "translator", "administrator")
