"""What a person has been told, newest first."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.notifications.models import Notification
from accounts.notifications.services import mark_read
from portal.pagination import KeysetPaginator


@login_required
def notifications(request):
    mine = Notification.objects.visible_to(request.user)
    if request.GET.get("unread"):
        mine = mine.unread()
    page = KeysetPaginator(mine, order=("-id",), per_page=20).page(request.GET)
    return render(request, "accounts/notifications/list.html", {"page": page})


@login_required
def open_notification(request, pk):
    """Lead to the page concerned, and note that the notification was read."""
    notification = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    if notification.read_at is None:
        mark_read(actor=request.user, notifications=Notification.objects.filter(pk=pk))
    return HttpResponseRedirect(notification.url)


@login_required
@require_POST
def mark_all_read(request):
    mark_read(actor=request.user, notifications=Notification.objects.all())
    return redirect("accounts:notifications")
