from accounts.access.gates import secretariat
from accounts.access.registry import Answer, permission


@permission("cycles.steer")
def steer_cycles(user, _cycle=None) -> Answer:
    """Officers and administrators open a cycle, name its Summit and close it."""
    return secretariat(user, "officer", "administrator")


@permission("policy.edit")
def edit_policy(user, _policy=None) -> Answer:
    """The settings of the rules follow a decision of the OIF: administrators only."""
    return secretariat(user, "administrator")
