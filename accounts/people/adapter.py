"""How django-allauth opens accounts: never by itself. An invitation does (accounts.invitations)."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from accounts.people.models import User


class PortalAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """The sign-up page stays closed: the page of an invitation opens the account."""
        return False

    def send_mail(self, template_prefix, email, context):
        """Write in the language of the account, whatever the language of the page."""
        person = context.get("user") or self.request.user
        with override(getattr(person, "language", None) or get_language()):
            super().send_mail(template_prefix, email, context)


class PortalSocialAdapter(DefaultSocialAccountAdapter):
    """Sign-in by an identity provider opens accounts that exist, and nothing else."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        """Link the provider's identity to the open account with the same verified address.

        An address the provider has not verified links nothing: anybody could claim it.
        """
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        verified = [a.email.lower() for a in sociallogin.email_addresses if a.verified]
        person = User.objects.filter(email__in=verified, is_active=True).first()
        if person is None:
            messages.error(
                request,
                _(
                    "No account has the verified address that this service gave. Accounts are "
                    "opened by invitation: accept yours first, then sign in this way."
                ),
            )
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, person)
