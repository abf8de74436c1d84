"""What moderation asks of the secretariat."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access.gates import secretariat
from accounts.access.queue import Row, Section, section
from priorities.moderation.models import Appeal, Report
from priorities.moderation.permissions import DECIDING, HIDING


@section("reports", order=20)
def reports(user) -> Section | None:
    if not secretariat(user, *HIDING):
        return None
    return Section.of(
        title=_("Reported contributions"),
        url=reverse("admin:priorities_report_changelist") + "?state__exact=open",
        empty=_("No report is waiting."),
        found=Report.objects.open().for_list().order_by("pk"),
        row=lambda report: Row(
            title=report.contribution.thread.title,
            url=reverse("admin:priorities_report_change", args=[report.pk]),
            detail=f"{report.delegation or _('Secretariat')} · {report.article_title}",
            since=report.created_at,
        ),
    )


@section("appeals", order=30)
def appeals(user) -> Section | None:
    """Not those against what this person hid: another decides."""
    if not secretariat(user, *DECIDING):
        return None
    return Section.of(
        title=_("Appeals"),
        url=reverse("admin:priorities_appeal_changelist") + "?outcome__exact=",
        empty=_("No appeal awaits your decision."),
        found=Appeal.objects.pending().exclude(hidden_by=user).for_list().order_by("pk"),
        row=lambda appeal: Row(
            title=appeal.hiding.contribution.thread.title,
            url=reverse("admin:priorities_appeal_change", args=[appeal.pk]),
            detail=str(appeal.delegation),
            since=appeal.lodged_at,
        ),
    )
