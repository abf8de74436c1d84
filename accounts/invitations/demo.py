"""Fictional invitations of the demonstration that nobody has answered yet."""

from accounts.delegations.models import Delegation
from accounts.invitations import services
from accounts.invitations.models import Invitation
from accounts.people.models import Role


def load(world) -> None:
    """One by a head of delegation, one by the secretariat; running it twice changes nothing."""
    if Invitation.objects.exists():
        return
    services.invite(
        actor=world.people["SN"]["head"],
        delegation=world.delegations["SN"],
        email="ousmane.ba@demo.example",
        first_name="Ousmane",
        last_name="Ba",
        role=Role.DRAFTER,
        themes=["cybersecurite"],
    )
    services.invite(
        actor=world.secretariat["officer"],
        delegation=Delegation.objects.get(code="TG"),
        email="afi.mensah@demo.example",
        first_name="Afi",
        last_name="Mensah",
        role=Role.HEAD,
        proof="Note verbale fictive.",
    )
