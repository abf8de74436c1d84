from accounts.access.gates import secretariat
from accounts.access.registry import Answer, permission


@permission("delegations.record_standing")
def record_standing(user, delegation) -> Answer:
    """Status and participation are recorded by the secretariat only (scenario 11)."""
    return secretariat(user, "officer", "administrator")


@permission("delegations.edit_words")
def edit_words(user, delegation) -> Answer:
    """Names and notes in both languages; translators too."""
    return secretariat(user, "officer", "translator", "administrator")
