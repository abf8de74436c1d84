"""How django-allauth opens accounts: never by itself, only from an invitation."""

from allauth.account.adapter import DefaultAccountAdapter


class PortalAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """Accounts come from invitations, which stash the invited address in the session."""
        return bool(request.session.get("account_verified_email"))
