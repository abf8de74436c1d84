"""Every address of the portal, found by walking the resolver."""

from django.urls import URLPattern, URLResolver, get_resolver
from django.views.generic import RedirectView


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
                # Catch-alls of the admin and former addresses of allauth, which only redirect.
                redirects = getattr(pattern.callback, "view_class", None) is RedirectView
                assert namespace == "admin:" or redirects, f"no name: {pattern.pattern}"
                continue
            yield namespace + pattern.name
