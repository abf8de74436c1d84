"""The registry's answers through `user.has_perm`."""

from accounts.access import registry


class RegistryBackend:
    """Answers for registered names only; Django's model permissions go to ModelBackend."""

    def authenticate(self, request, **credentials):
        return None

    def has_perm(self, user, perm, obj=None):
        return registry.known(perm) and bool(registry.may(user, perm, obj))
