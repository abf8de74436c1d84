"""Hide, restore, appeal, decide; and the page on which those concerned read the ground."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access.registry import may, require
from portal.confirming import confirmed
from portal.once import answered_once
from priorities.discussions.models import Contribution
from priorities.moderation import services
from priorities.moderation.forms import AppealForm, DecideForm, HideForm, RestoreForm
from priorities.moderation.models import Appeal, Hiding, Report
from priorities.moderation.views import finding

SHOWN = 20


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def hide(request, pk):
    user = request.user

    def page():
        row = finding.contribution(user, pk)
        require(user, "moderation.hide", row)
        return {
            "heading": _("Hide the contribution"),
            "happens": [
                _("Others read “Contribution hidden by the secretariat”, the date and the ground."),
                _("Its files and its former texts go with it, and what others quoted of it."),
                _("The author and the head of delegation still read it and may appeal."),
            ],
            "mails": _("the author, the head of delegation and those who reported it"),
            "act": _("Hide the contribution"),
            "tone": "danger",
            "cancel_url": row.get_absolute_url(),
            **finding.shown(user, row),
        }

    return confirmed(
        request,
        form=HideForm(request.POST or None, initial=_as_reported(request, pk)),
        service=partial(
            services.hide,
            actor=user,
            contribution=Contribution(pk=pk),
            among=Contribution.objects.visible_to(user),
        ),
        template="priorities/moderation/act.html",
        context=page,
        done=_("The contribution is hidden; its author and head of delegation are told."),
        to=lambda hiding: hiding,
    )


def _as_reported(request, pk: int) -> dict:
    """What a report already says, for the form to begin with."""
    reported = request.GET.get("report", "")
    if request.method == "POST" or not reported.isdecimal():
        return {}
    rows = Report.objects.filter(pk=reported, contribution=pk)
    return rows.values("article", "passage").first() or {}


@login_required
@require_GET
def of_contribution(request, pk):
    """From a hidden contribution to its ground, for those who still read it."""
    found = Hiding.objects.visible_to(request.user).filter(contribution=pk).first()
    if found is None:
        raise Http404
    return redirect(found)


@login_required
@require_GET
def detail(request, pk):
    user = request.user
    found = finding.hiding(user, pk)
    appeal = getattr(found, "appeal", None)
    row = finding.contribution(user, found.contribution_id)
    moderates = may(user, "moderation.queue")
    context = {
        "hiding": found,
        "appeal": appeal,
        "moderates": moderates,
        **finding.shown(user, row),
    }
    if moderates:
        context |= {
            "restore": may(user, "moderation.restore", found),
            "decide": may(user, "moderation.decide_appeal", appeal) if appeal else None,
            "repeating": _repeating(found),
        }
    else:
        context["appeals"] = may(user, "moderation.appeal", found)
    return render(request, "priorities/moderation/hiding.html", context)


def _repeating(hiding: Hiding):
    """What others wrote with the same words, which a mask does not reach."""
    return (
        Contribution.objects.unmasked()
        .filter(thread=hiding.contribution.thread_id, text__icontains=hiding.passage)
        .exclude(pk=hiding.contribution_id)
        .select_related("thread", "delegation")
        .order_by("number")[:SHOWN]
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def restore(request, pk):
    return _on_hiding(
        request,
        lambda: _open(request.user, "moderation.restore", pk),
        form=RestoreForm(request.POST or None),
        service=partial(services.restore, **_named(request.user, pk)),
        heading=_("Show the contribution again"),
        happens=[_("Everybody reads it again, with its files and former texts.")],
        mails=_("the author, the head of delegation and those who reported it"),
        act=_("Show the contribution again"),
        done=_("The contribution is shown again."),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def appeal(request, pk):
    return _on_hiding(
        request,
        lambda: _open(request.user, "moderation.appeal", pk),
        form=AppealForm(request.POST or None),
        service=partial(services.appeal, **_named(request.user, pk)),
        heading=_("Lodge an appeal"),
        happens=[
            _("Someone other than the person who hid the contribution decides, with reasons."),
            _("Until then it stays hidden."),
        ],
        mails=_("those of the secretariat who may decide"),
        act=_("Lodge the appeal"),
        done=_("Your appeal is lodged; another person decides on it."),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def decide(request, pk):
    user = request.user

    def find():
        lodged = get_object_or_404(Appeal.objects.visible_to(user), pk=pk)
        found = finding.hiding(user, lodged.hiding_id)
        require(user, "moderation.decide_appeal", found.appeal)
        return found

    return _on_hiding(
        request,
        find,
        form=DecideForm(request.POST or None),
        service=partial(
            services.decide_appeal,
            actor=user,
            appeal=Appeal(pk=pk),
            among=Appeal.objects.visible_to(user),
        ),
        heading=_("Decide on the appeal"),
        happens=[_("The decision is final on the portal and stands in the record of acts.")],
        mails=_("the author, the head of delegation, whoever reported it and whoever hid it"),
        act=_("Decide"),
        done=_("The appeal is decided; everybody concerned is told."),
    )


def _open(user, act: str, pk: int) -> Hiding:
    found = finding.hiding(user, pk)
    require(user, act, found)
    return found


def _named(user, pk: int) -> dict:
    """For a service that finds the hiding itself, among those the person sees."""
    return {"actor": user, "hiding": Hiding(pk=pk), "among": Hiding.objects.visible_to(user)}


def _on_hiding(request, find, *, form, service, done, **words):
    def page():
        found = find()
        row = finding.contribution(request.user, found.contribution_id)
        return {
            **words,
            "hiding": found,
            "appeal": getattr(found, "appeal", None),
            "cancel_url": found.get_absolute_url(),
            **finding.shown(request.user, row),
        }

    return confirmed(
        request,
        form=form,
        service=service,
        template="priorities/moderation/act.html",
        context=page,
        done=done,
        to=lambda made: made,
    )
