"""A page that says what an act does, asks for what it needs, and does it once."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render


def confirmed(
    request, *, form, service: Callable, template: str, context: dict | Callable, done: str, to
):
    """Show `template` with the form; a valid one goes to `service(**cleaned_data)`, then `to`.

    A function given as `context` is asked only when the page is shown. What the service does not
    find is not there for the page (404).

    `to` is an object with an address, an address, or a function of what the service made. What the
    service refuses stands beside its field, and what was typed is given back.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = service(**form.cleaned_data)
        except ValidationError as fault:
            add_fault(form, fault)
        except ObjectDoesNotExist:
            raise Http404 from None
        else:
            messages.success(request, done)
            return redirect(to(made) if callable(to) else to)
    shown = context() if callable(context) else context
    return render(request, template, {"form": form, **shown})


def add_fault(form, fault: ValidationError) -> None:
    """Put what a service refused where the person typed it."""
    known = hasattr(fault, "error_dict") and set(fault.error_dict) <= set(form.fields)
    form.add_error(None, fault if known else ValidationError(fault.messages))
