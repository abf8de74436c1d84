"""A head's acts on the people of the delegation. The secretariat does the same in the admin."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access.acting import acting
from accounts.access.registry import may, require
from accounts.mandates import services, unfinished
from accounts.mandates.forms import MandateForm, WithdrawForm
from accounts.people.models import Mandate
from portal.once import answered_once

# The page stands on a higher floor, which these pages lead back to by its name alone.
HOME = "priorities:my_delegation"


def own_delegation(request):
    """The delegation one acts for; 404 for somebody without a mandate."""
    mandate = acting(request.user)
    if mandate is None:
        raise Http404
    return mandate.delegation


def _find(request, pk) -> Mandate:
    """A live mandate of one's own delegation, else 404."""
    rows = Mandate.objects.active().select_related("user", "delegation")
    return get_object_or_404(rows, pk=pk, delegation=own_delegation(request))


@login_required
@answered_once
def change(request, pk):
    mandate = _find(request, pk)
    require(request.user, "delegations.change_person", mandate)
    head = bool(may(request.user, "delegations.name_head", mandate.delegation))
    form = MandateForm(request.POST or None, mandate=mandate, head=head)
    if request.method == "POST" and form.is_valid():
        try:
            services.change(
                actor=request.user,
                mandate=mandate,
                role=form.cleaned_data["role"],
                themes=form.cleaned_data.get("themes", mandate.themes),
                ends_on=form.cleaned_data["ends_on"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The mandate of %(person)s is changed.") % _name(mandate))
            return redirect(HOME)
    return render(request, "accounts/mandates/change.html", {"form": form, "mandate": mandate})


@login_required
@answered_once
def withdraw(request, pk):
    """Ask first: what is unfinished, to whom it goes, who is told."""
    mandate = _find(request, pk)
    require(request.user, "delegations.withdraw_person", mandate)
    work = unfinished.of(mandate.user, mandate.delegation)
    posted = request.POST if request.method == "POST" else None  # every field may be empty
    form = WithdrawForm(posted, mandate=mandate, has_work=bool(work))
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(actor=request.user, mandate=mandate, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _after_withdrawal(request, mandate)
    return render(
        request,
        "accounts/mandates/withdraw.html",
        {"form": form, "mandate": mandate, "work": work, "myself": mandate.user == request.user},
    )


def _after_withdrawal(request, mandate):
    if mandate.user_id == request.user.pk:
        logout(request)
        messages.success(request, _("You no longer represent this delegation."))
        return redirect("accounts:delegations")
    messages.success(
        request,
        _("%(person)s no longer represents the delegation. The sessions have ended.")
        % _name(mandate),
    )
    return redirect(HOME)


@login_required
@require_POST
@answered_once
def lend_visa(request, pk):
    """Enable a deputy to give the visa, or take it back."""
    mandate = _find(request, pk)
    require(request.user, "delegations.enable_deputy", mandate)
    enabled = request.POST.get("enabled") == "1"
    services.enable_deputy(actor=request.user, mandate=mandate, enabled=enabled)
    words = (
        _("%(person)s may now give the visa.")
        if enabled
        else _("%(person)s may no longer give the visa.")
    )
    messages.success(request, words % _name(mandate))
    return redirect(HOME)


@login_required
@require_POST
@answered_once
def second_factor(request):
    delegation = own_delegation(request)
    require(request.user, "delegations.require_second_factor", delegation)
    required = request.POST.get("required") == "1"
    services.require_second_factor(actor=request.user, delegation=delegation, required=required)
    messages.success(
        request,
        _("A second factor is now required of everybody in the delegation.")
        if required
        else _("A second factor is no longer required of the delegation."),
    )
    return redirect(HOME)


def _name(mandate) -> dict:
    return {"person": str(mandate.user)}
