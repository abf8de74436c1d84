"""Misconfiguration that would leave an appeal without anybody to decide it."""

from django.core import checks

from accounts.people.models import User
from priorities.moderation.permissions import DECIDING, HIDING


@checks.register(checks.Tags.database, deploy=True)
def enough_people_to_moderate(app_configs, databases=None, **kwargs):
    """One hides, another decides on the appeal: it takes two (scenario 6)."""
    if not databases:
        return []
    hiding = User.objects.secretariat(*HIDING)[:1]
    deciding = User.objects.secretariat(*DECIDING)[:2]
    if not hiding:
        return [
            checks.Warning(
                "Nobody can hide a contribution: name a moderator.", id="priorities.W001"
            )
        ]
    if len(deciding) < 2:
        return [
            checks.Warning(
                "One person alone can hide contributions and decide on appeals: nobody could "
                "decide on an appeal against that person's acts.",
                id="priorities.W002",
            )
        ]
    return []
