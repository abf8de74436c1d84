"""Ask for the floor; answer for the chair."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access.registry import may, require
from portal.confirming import confirmed
from portal.once import answered_once
from priorities.communications import services
from priorities.communications.forms import (
    DeclineForm,
    GrantForm,
    RequestForm,
    WithdrawForm,
    usual_time,
)
from priorities.communications.models import CommunicationRequest
from priorities.discussions.models import Space


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def request_floor(request, pk):
    user = request.user
    seen = Space.objects.visible_to(user)

    def page():
        space = get_object_or_404(seen, pk=pk)
        require(user, "communications.request", space)
        return {
            "space": space,
            "happens": [
                _("The secretariat asks the chair, and answers you."),
                _("With leave you publish one communication here, within the time given."),
            ],
            "mails": _("the secretariat"),
            "act": _("Send the request"),
            "cancel_url": space.get_absolute_url(),
        }

    return confirmed(
        request,
        form=RequestForm(request.POST or None),
        service=partial(services.request, actor=user, space=Space(pk=pk), among=seen),
        template="priorities/communications/request.html",
        context=page,
        done=_("Your request is with the secretariat, which asks the chair."),
        to=lambda asked: asked,
    )


@login_required
@require_GET
def detail(request, pk):
    asked = _find(request.user, pk)
    user = request.user
    grant = asked.grant
    context = {
        "asked": asked,
        "space": _readable_space(user, asked),
        "decide": may(user, "communications.decide", asked),
        "withdraw": may(user, "communications.withdraw", asked),
        "running": grant is not None
        and grant.withdrawn_at is None
        and grant.starts_at <= timezone.now() < grant.ends_at,
    }
    if context["space"] and context["running"]:
        context["open_thread"] = may(user, "discussions.open_thread", context["space"])
    return render(request, "priorities/communications/detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def grant(request, pk):
    return _answer(
        request,
        pk,
        permission="communications.decide",
        form=GrantForm(request.POST or None, initial=usual_time()),
        service=services.grant,
        heading=_("Give leave for the chair"),
        happens=[
            _("The observer may publish one communication in this space only."),
            _("The leave ends by itself on its date."),
        ],
        act=_("Give leave"),
        done=_("Leave is given; the observer is told."),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def decline(request, pk):
    return _answer(
        request,
        pk,
        permission="communications.decide",
        form=DeclineForm(request.POST or None),
        service=services.decline,
        heading=_("Decline the request"),
        happens=[_("The observer reads the reasons, and may ask again.")],
        act=_("Decline"),
        done=_("The request is declined; the observer is told."),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def withdraw(request, pk):
    return _answer(
        request,
        pk,
        permission="communications.withdraw",
        form=WithdrawForm(request.POST or None),
        service=services.withdraw,
        heading=_("Withdraw the leave"),
        happens=[_("What was published stays; the observer writes no more.")],
        act=_("Withdraw the leave"),
        tone="danger",
        done=_("The leave is withdrawn; the observer is told."),
    )


def _answer(request, pk, *, permission, form, service, done, **words):
    user = request.user

    def page():
        asked = _find(user, pk)
        require(user, permission, asked)
        return {
            "asked": asked,
            "space": asked.space,
            "mails": _("the person who asked and the head of that delegation"),
            "cancel_url": asked.get_absolute_url(),
            **words,
        }

    return confirmed(
        request,
        form=form,
        service=partial(
            service,
            actor=user,
            asked=CommunicationRequest(pk=pk),
            among=CommunicationRequest.objects.visible_to(user),
        ),
        template="priorities/communications/answer.html",
        context=page,
        done=done,
        to=lambda asked: asked,
    )


def _find(user, pk: int) -> CommunicationRequest:
    return get_object_or_404(CommunicationRequest.objects.visible_to(user).for_list(), pk=pk)


def _readable_space(user, asked: CommunicationRequest) -> Space | None:
    """None once the space has closed to its reader: not even its name is shown."""
    return Space.objects.visible_to(user).filter(pk=asked.space_id).first()
