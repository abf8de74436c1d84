"""How django-allauth opens accounts: never by itself, only from an invitation."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import get_language, override


class PortalAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """Accounts come from invitations, which stash the invited address in the session."""
        return bool(request.session.get("account_verified_email"))

    def send_mail(self, template_prefix, email, context):
        """Write in the language of the account, whatever the language of the page."""
        person = context.get("user") or self.request.user
        with override(getattr(person, "language", None) or get_language()):
            super().send_mail(template_prefix, email, context)
