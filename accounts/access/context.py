"""For whom the person acts, said in the header of every page."""

from django.utils.functional import SimpleLazyObject

from accounts.access.acting import acting, mandates_of


def acting_for(request):
    """`acting` (a mandate or None) and `has_several_mandates`, asked only when shown."""
    user = getattr(request, "user", None)
    if user is None:
        return {}
    return {
        "acting": SimpleLazyObject(lambda: acting(user)),
        "has_several_mandates": SimpleLazyObject(lambda: len(mandates_of(user)) > 1),
    }
