"""The link of an invitation: for somebody with an account, and for somebody new."""

from http import HTTPStatus
from urllib.parse import urlencode

from allauth.account import app_settings as account_settings
from allauth.account.utils import complete_signup
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.access.middleware import SESSION_KEY
from accounts.invitations import services
from accounts.invitations.forms import AcceptForm
from accounts.invitations.models import Invitation, InvitationState, hash_of
from accounts.mandates.views import HOME

TEMPLATE = "accounts/invitations/accept.html"


@never_cache
def accept(request, token):
    """The token alone opens nothing: it is checked against its hash and the dates each time."""
    invitation = (
        Invitation.objects.select_related("delegation", "invited_by")
        .filter(token_hash=hash_of(token))
        .first()
    )
    if invitation is None:
        return _closed(request, None, HTTPStatus.NOT_FOUND)
    if invitation.state != InvitationState.PENDING:
        return _closed(request, invitation, HTTPStatus.GONE)
    if request.user.is_authenticated:
        return _confirm(request, invitation)
    if services.account_of(invitation.email) is not None:
        login = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
        return render(
            request, TEMPLATE, {"invitation": invitation, "login_url": login, "step": "sign_in"}
        )
    return _open_account(request, invitation)


def _closed(request, invitation, status):
    return render(
        request,
        "accounts/invitations/closed.html",
        {"invitation": invitation, "state": invitation.state if invitation else None},
        status=status,
    )


def _confirm(request, invitation):
    """One confirmation adds the mandate to an account that owns the invited address."""
    if not services.owns(request.user, invitation.email):
        return render(
            request,
            TEMPLATE,
            {"invitation": invitation, "step": "other_account", "path": request.path},
            status=HTTPStatus.FORBIDDEN,
        )
    if request.method == "POST":
        try:
            mandate = services.accept(actor=request.user, invitation=invitation)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(request.path)
        request.session[SESSION_KEY] = mandate.pk
        rotate_token(request)  # as when another mandate is chosen
        _welcome(request, mandate)
        return redirect(_first_page())
    return render(request, TEMPLATE, {"invitation": invitation, "step": "confirm"})


def _open_account(request, invitation):
    form = AcceptForm(
        request.POST or None,
        email=invitation.email,
        initial={"first_name": invitation.first_name, "last_name": invitation.last_name},
    )
    if request.method == "POST" and form.is_valid():
        try:
            person, mandate = services.accept_with_new_account(
                invitation=invitation,
                first_name=form.cleaned_data["first_name"],
                last_name=form.cleaned_data["last_name"],
                password=form.cleaned_data["password1"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            response = complete_signup(
                request,
                user=person,
                email_verification=account_settings.EMAIL_VERIFICATION,
                success_url=_first_page(),
            )
            _welcome(request, mandate)
            return response or HttpResponseRedirect(_first_page())
    return render(request, TEMPLATE, {"invitation": invitation, "form": form, "step": "new"})


def _first_page() -> str:
    return reverse(HOME)


def _welcome(request, mandate) -> None:
    messages.success(
        request,
        _("Welcome. You now act for the delegation %(of)s.") % {"of": mandate.delegation.of_form},
    )
