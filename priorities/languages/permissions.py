"""Who keeps the glossary."""

from accounts.access.gates import secretariat
from accounts.access.registry import Answer, permission


@permission("glossary.edit")
def edit(user, term) -> Answer:
    """Add a term, change its category or its source."""
    return secretariat(user, "officer", "administrator")


@permission("glossary.edit_words")
def edit_words(user, term) -> Answer:
    """Change the words of a term; translators too."""
    return secretariat(user, "officer", "translator", "administrator")
