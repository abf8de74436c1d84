"""Names and titles: one line, that reads in the order in which it is stored."""

import re

from django.core.exceptions import ValidationError
from django.forms import Field

# What turns the direction of the words after it: a name could pass for another, or upset a list.
_TURNING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Blanks and control characters; the spaces that French does not break at are words' own.
_BLANKS = re.compile(r"(?:[^\S\u00a0\u202f]|[\x00-\x1f\x7f-\x9f])+")


def one_line(text: str) -> str:
    """The text on one line, without control characters nor marks of direction. Joiners stay:
    some scripts are not written without them.
    """
    return _BLANKS.sub(" ", _TURNING.sub("", text)).strip()


def validate_one_line(text: str) -> None:
    """For required fields: something must be left to read."""
    if not one_line(text):
        raise ValidationError(Field.default_error_messages["required"], code="required")
