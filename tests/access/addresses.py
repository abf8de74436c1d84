"""Every address of the portal, found by walking the resolver."""

from django.urls import URLPattern, URLResolver, get_resolver

# Django's own static catch-alls, not pages of the portal.
IGNORED_PREFIXES = ("^static/",)


def names() -> set[str]:
    """All names with their namespaces; an address without a name is an error."""
    return set(_walk(get_resolver().url_patterns, ""))


def _walk(patterns, namespace: str):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            if not pattern.name:
                assert namespace == "admin:", f"an address without a name: {pattern.pattern}"
                continue  # the admin's own catch-alls, which redirect to named addresses
            yield namespace + pattern.name
