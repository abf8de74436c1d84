"""Whose words on record a reader may not know yet: each feature says so of its own objects.

The act itself stays in the list (who, when, for which delegation), so that the record is whole;
the name of the object, the facts and the ground are left out, and no search finds them.
"""

from collections.abc import Callable

from django.db.models import BooleanField, Case, Q, Value, When

_readable: dict[str, Callable] = {}


def confine(object_type: str, readable: Callable) -> None:
    """Register `readable(user) -> Q` on AuditEntry for one kind of object.

    Raises ValueError when a kind is confined twice.
    """
    if object_type in _readable:
        raise ValueError(f"acts on {object_type} are confined twice")
    _readable[object_type] = readable


def is_readable(user) -> Case:
    """An expression: whether this person may know the words of an act."""
    return Case(
        *(
            When(Q(object_type=object_type) & ~readable(user), then=Value(False))
            for object_type, readable in _readable.items()
        ),
        default=Value(True),
        output_field=BooleanField(),
    )
