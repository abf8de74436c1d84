"""The themes a mandate may be limited to. They stand on a higher floor, which gives them here."""

from collections.abc import Callable

_provider: Callable[[], list[tuple[str, str]]] | None = None


def provide(function: Callable[[], list[tuple[str, str]]]) -> None:
    """Say who knows the themes: a function that answers (slug, title) pairs in order."""
    global _provider  # noqa: PLW0603  one provider for the whole process
    _provider = function


def choices() -> list[tuple[str, str]]:
    return _provider() if _provider is not None else []
