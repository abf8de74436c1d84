"""Report a contribution; examine a report; answer it."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access.gates import secretariat
from accounts.access.registry import may, require
from portal.confirming import confirmed
from portal.once import answered_once
from priorities.core import charter
from priorities.discussions.models import Contribution
from priorities.moderation import services
from priorities.moderation.forms import DismissForm, ReplyForm, ReportForm
from priorities.moderation.models import Appeal, Report
from priorities.moderation.models.replies import REPLIES
from priorities.moderation.permissions import DECIDING
from priorities.moderation.views import finding

SHOWN = 20


@login_required
@require_GET
def queue(request):
    """What awaits the moderators; the lists with filters are in the admin."""
    require(request.user, "moderation.queue")
    context = {
        "reports": Report.objects.open().for_list().order_by("pk")[:SHOWN],
        "appeals": Appeal.objects.pending().for_list().order_by("pk")[:SHOWN],
    }
    return render(request, "priorities/moderation/queue.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def report(request, pk):
    user = request.user

    def page():
        row = finding.contribution(user, pk)
        require(user, "moderation.report", row)
        return {**finding.shown(user, row), "articles": charter.ARTICLES}

    return confirmed(
        request,
        form=ReportForm(request.POST or None),
        service=partial(services.report, **_named(user, pk)),
        template="priorities/moderation/report.html",
        context=page,
        done=_("Your report is with the secretariat, which answers you."),
        to=lambda made: made.contribution,
    )


def _named(user, pk: int) -> dict:
    """For a service that finds the contribution itself, among those the person sees."""
    seen = Contribution.objects.visible_to(user)
    return {"actor": user, "contribution": Contribution(pk=pk), "among": seen}


@login_required
@require_GET
def detail(request, pk):
    """The secretariat examines; the delegation that reported reads what became of it."""
    found = finding.report(request.user, pk)
    user = request.user
    row = finding.contribution(user, found.contribution_id)
    context = {"report": found, "article": charter.article(found.article), "row": row}
    if secretariat(user, *DECIDING):
        context |= {
            "examines": True,
            **finding.shown(user, row),
            "hide": may(user, "moderation.hide", row),
            "hide_url": reverse("priorities:contribution_hide", args=[row.pk])
            + f"?report={found.pk}",
            "dismiss": may(user, "moderation.dismiss", found),
            "others": row.reports.exclude(pk=found.pk).for_list()[:SHOWN],
        }
    return render(request, "priorities/moderation/report_detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def dismiss(request, pk):
    user = request.user

    def page():
        found = finding.report(user, pk)
        require(user, "moderation.dismiss", found)
        return {
            "heading": _("Do not follow the report"),
            "happens": [_("The contribution stays as it is.")],
            "mails": found.person.get_full_name(),
            "act": _("Answer the report"),
            "cancel_url": found.get_absolute_url(),
            **finding.shown(user, finding.contribution(user, found.contribution_id)),
        }

    return confirmed(
        request,
        form=DismissForm(request.POST or None),
        service=partial(
            services.dismiss,
            actor=user,
            report=Report(pk=pk),
            among=Report.objects.visible_to(user),
        ),
        template="priorities/moderation/act.html",
        context=page,
        done=_("The answer to the report is sent."),
        to=reverse("priorities:moderation"),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def reply(request, pk):
    """The right of reply of a delegation named (rules §8)."""
    user = request.user

    def page():
        row = finding.contribution(user, pk)
        require(user, "moderation.reply", row)
        return {
            "heading": _("Right of reply"),
            "happens": [
                _("Your reply is attached to the contribution, and nobody replies to it."),
                _("A delegation named replies %(times)d times at most.") % {"times": REPLIES},
            ],
            "mails": _("the author, the head of that delegation and those who follow the thread"),
            "act": _("Publish the reply"),
            "cancel_url": row.get_absolute_url(),
            **finding.shown(user, row),
        }

    return confirmed(
        request,
        form=ReplyForm(request.POST or None, initial={"language": user.language}),
        service=partial(services.reply, **_named(user, pk)),
        template="priorities/moderation/act.html",
        context=page,
        done=_("Your reply is published."),
        to=lambda used: used.reply,
    )
