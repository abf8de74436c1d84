from accounts.access.gates import secretariat
from accounts.access.registry import Answer, permission


@permission("announcements.edit")
def edit(user, announcement) -> Answer:
    """Officers and administrators speak for the secretariat."""
    return secretariat(user, "officer", "administrator")
