"""Inviting one person, from the page of one's own delegation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access.acting import acting
from accounts.access.registry import may, require
from accounts.invitations import services
from accounts.invitations.forms import InvitationForm
from accounts.invitations.models import Invitation
from accounts.mandates.views import HOME, own_delegation
from portal.once import answered_once


@login_required
@answered_once
def invite(request):
    delegation = own_delegation(request)
    require(request.user, "delegations.invite", delegation)
    head = may(request.user, "delegations.name_head", delegation)
    form = InvitationForm(request.POST or None, head=bool(head))
    if request.method == "POST" and form.is_valid():
        try:
            invitation = services.invite(
                actor=request.user, delegation=delegation, **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request,
                _("The invitation is on its way to %(email)s.") % {"email": invitation.email},
            )
            return redirect(HOME)
    return render(
        request, "accounts/invitations/new.html", {"form": form, "delegation": delegation}
    )


@login_required
@require_POST
@answered_once
def send_again(request, pk):
    invitation = _find(request, pk)
    require(request.user, "invitations.manage", invitation)
    services.send_again(actor=request.user, invitation=invitation)
    messages.success(
        request, _("The invitation is on its way again to %(email)s.") % {"email": invitation.email}
    )
    return redirect(HOME)


@login_required
@require_POST
@answered_once
def cancel(request, pk):
    invitation = _find(request, pk)
    require(request.user, "invitations.manage", invitation)
    services.cancel(actor=request.user, invitation=invitation)
    messages.success(request, _("The invitation is cancelled: its link no longer opens anything."))
    return redirect(HOME)


def _find(request, pk) -> Invitation:
    mandate = acting(request.user)
    rows = Invitation.objects.visible_to(request.user).select_related("delegation")
    return get_object_or_404(rows, pk=pk, delegation_id=mandate.delegation_id if mandate else None)
