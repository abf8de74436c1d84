"""A page that says what an act does, asks for what it needs, and does it once."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render


def confirmed(request, *, form, service: Callable, template: str, context: dict, done: str, to):
    """Show `template` with the form; a valid one goes to `service(**cleaned_data)`, then `to`.

    `to` is an object with an address, an address, or a function of what the service made. What the
    service refuses stands beside its field, and what was typed is given back.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = service(**form.cleaned_data)
        except ValidationError as fault:
            add_fault(form, fault)
        else:
            messages.success(request, done)
            return redirect(to(made) if callable(to) else to)
    return render(request, template, {"form": form, **context})


def add_fault(form, fault: ValidationError) -> None:
    """Put what a service refused where the person typed it."""
    known = hasattr(fault, "error_dict") and set(fault.error_dict) <= set(form.fields)
    form.add_error(None, fault if known else ValidationError(fault.messages))
