"""Follow, and what the secretariat does with a thread."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access.registry import require
from portal.once import answered_once
from priorities.discussions import services
from priorities.discussions.forms import CloseForm, MoveForm
from priorities.discussions.models import Thread


def _find(request, pk: int) -> Thread:
    return get_object_or_404(Thread.objects.visible_to(request.user).select_related("space"), pk=pk)


@login_required
@require_POST
def follow(request, pk):
    found = _find(request, pk)
    require(request.user, "discussions.follow", found)
    if request.POST.get("follow") == "no":
        services.unfollow(actor=request.user, thread=found)
        messages.success(request, _("You no longer follow this thread."))
    else:
        services.follow(actor=request.user, thread=found)
        messages.success(
            request, _("You follow this thread: you will be told of new contributions.")
        )
    return redirect(found)


@login_required
@require_POST
def pin(request, pk):
    found = _find(request, pk)
    require(request.user, "discussions.pin", found)
    act = services.unpin if request.POST.get("pin") == "no" else services.pin
    act(actor=request.user, thread=found)
    return redirect(found)


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def close(request, pk):
    found = _find(request, pk)
    require(request.user, "discussions.close", found)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.close(actor=request.user, thread=found, **form.cleaned_data)
        return redirect(found)
    return render(request, "priorities/discussions/close.html", {"thread": found, "form": form})


@login_required
@require_POST
def reopen(request, pk):
    found = _find(request, pk)
    require(request.user, "discussions.close", found)
    services.reopen(actor=request.user, thread=found)
    return redirect(found)


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def move(request, pk):
    found = _find(request, pk)
    require(request.user, "discussions.move", found)
    form = MoveForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        services.move(actor=request.user, thread=found, **form.cleaned_data)
        return redirect(found)
    return render(request, "priorities/discussions/move.html", {"thread": found, "form": form})
