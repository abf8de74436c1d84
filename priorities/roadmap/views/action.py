"""One action: its dates and their history, milestones, reports; the lead's report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.levels import Level, readable_levels
from accounts.access.registry import may, require
from portal.pagination import KeysetPaginator
from priorities.proposals.models import Proposal
from priorities.roadmap import services
from priorities.roadmap.drawing import chips
from priorities.roadmap.forms import ReportForm
from priorities.roadmap.models import Action, DateChange
from priorities.roadmap.parts import deliverables_of, partners_of

REPORTS_PER_PAGE = 10
CHANGES_SHOWN = 50


def found(request, pk: int) -> Action:
    today = timezone.localdate()
    # The source is named only to those who may read it.
    readable = Proposal.objects.visible_to(request.user).filter(pk=OuterRef("source"))
    actions = (
        Action.objects.visible_to(request.user)
        .for_lists(today)
        .select_related("cycle", "source")
        .annotate(source_is_readable=Exists(readable))
    )
    return get_object_or_404(actions.with_parts(), pk=pk)


def detail(request, pk):
    action = found(request, pk)
    today = timezone.localdate()
    reports = action.reports.select_related("delegation", "by")
    return render(
        request,
        "priorities/roadmap/action.html",
        {
            "action": action,
            "today": today,
            "source": action.source if action.source_is_readable else None,
            "chips": chips(action, today),
            "partners": partners_of(action),
            "deliverables": deliverables_of(action),
            "milestones": [
                (milestone, milestone.is_overdue(today)) for milestone in action.milestones.all()
            ],
            "changes": DateChange.objects.filter(
                Q(action=action) | Q(milestone__action=action)
            ).select_related("milestone")[:CHANGES_SHOWN],
            "page": KeysetPaginator(reports, order=("-at",), per_page=REPORTS_PER_PAGE).page(
                request.GET
            ),
            # What a lead writes and why a date moved is for the delegations (scenario 12).
            "reads_reasons": Level.DELEGATIONS in readable_levels(request.user),
            "may_report": may(request.user, "roadmap.report", action),
            "may_steer": may(request.user, "roadmap.steer", action),
        },
    )


@login_required
def report(request, pk):
    action = found(request, pk)
    require(request.user, "roadmap.report", action)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.report(action, actor=request.user, **form.cleaned_data)
        messages.success(request, _("The report is filed."))
        return redirect(action)
    return render(request, "priorities/roadmap/report.html", {"action": action, "form": form})
