"""What the lead reports."""

from django.db import transaction

from accounts.access.acting import acting
from accounts.access.registry import require
from accounts.audit.services import record
from priorities.roadmap import notices
from priorities.roadmap.models import Action, ActionReport


@transaction.atomic
def report(action: Action, *, actor, state: str, text: str) -> ActionReport:
    """File a report in the name of the lead. Raises PermissionRefused.

    It changes neither state nor date: the secretariat decides on those. The same words sent again
    by the same person are the report already filed: a form sent twice files one.
    """
    actions = Action.objects.select_for_update(of=("self",)).select_related("latest_report")
    locked = actions.get(pk=action.pk)
    require(actor, "roadmap.report", locked)
    latest = locked.latest_report
    if latest and (latest.by_id, latest.state, latest.text) == (actor.pk, state, text):
        return latest
    mandate = acting(actor)
    filed = ActionReport.objects.create(
        action=locked,
        delegation=mandate.delegation,
        by=actor,
        role=mandate.role,
        state=state,
        text=text,
    )
    locked.latest_report = filed
    locked.save(update_fields=["latest_report"])
    record(
        actor=actor,
        act="roadmap.reported",
        obj=locked,
        after={"report": filed.pk, "state": filed.state},
        public=True,
    )
    notices.reported(filed, locked, actor=actor)
    return filed
