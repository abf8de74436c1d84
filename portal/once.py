"""A form sent twice has the effect of once.

A double click, a page sent again after the link dropped, the same form arriving on two
connections: the act is done by the first, and all of them are answered with the same redirect.

Put ``OnceFormMixin`` on the form and ``@answered_once`` on the view. The view is not even entered
for a form already done, so nothing it checks (a title now taken, a right now used up) can turn
the second answer into a refusal.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from http import HTTPStatus

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.db import connections, models, router, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

FIELD = "once_key"
# The user number under which the forms of visitors who are not signed in are kept.
NOBODY = 0
KEPT = timedelta(days=7)


class SubmittedFormQuerySet(models.QuerySet):
    def claim(self, *, key: uuid.UUID, user_id: int) -> bool:
        """Take the key for this transaction; False if somebody has it.

        Waits for another transaction that took the same key and has not ended: if that one is
        rolled back, the key is free again and this call gets it.
        """
        table = self.model._meta.db_table
        with connections[router.db_for_write(self.model)].cursor() as cursor:
            cursor.execute(
                f'INSERT INTO "{table}" (key, user_id, location, created_at)'  # noqa: S608
                " VALUES (%s, %s, '', %s) ON CONFLICT (user_id, key) DO NOTHING",
                [key, user_id, timezone.now()],
            )
            return cursor.rowcount == 1

    def forget_old(self) -> int:
        """Delete the rows that no browser will send again; answers how many."""
        deleted, _by_model = self.filter(created_at__lt=timezone.now() - KEPT).delete()
        return deleted


class SubmittedForm(models.Model):
    """A form that was sent and done, and the page it led to."""

    key = models.UUIDField()
    # No foreign key: the ground floor knows no people, and the row outlives nobody for long.
    user_id = models.BigIntegerField()
    location = models.TextField(blank=True)
    created_at = models.DateTimeField(db_index=True)

    objects = SubmittedFormQuerySet.as_manager()

    class Meta:
        app_label = "portal"
        constraints = [
            models.UniqueConstraint(fields=["user_id", "key"], name="submitted_form_once_per_user")
        ]

    def __str__(self) -> str:
        return f"{self.key}"


@dataclass
class Attempt:
    """One arrival of a form: ``location`` is empty until the act is done."""

    location: str = ""


@contextmanager
def once(request: HttpRequest, key: uuid.UUID | str | None = None) -> Iterator[Attempt]:
    """Do an act once for one form: ``with once(request) as attempt``.

    If ``attempt.location`` is set, the act was done before: redirect there. Otherwise do it and
    set ``attempt.location``; it is stored in the same transaction. If it stays empty or an
    exception passes through, nothing is stored and the form may be sent again. Without a valid
    key (``once_key`` of the form unless given) the act is done unprotected.
    """
    own_key = _own_key(request, key)
    with transaction.atomic():
        if own_key is None:
            yield Attempt()
            return
        user_id = getattr(getattr(request, "user", None), "pk", None) or NOBODY
        rows = SubmittedForm.objects.filter(key=own_key, user_id=user_id)
        if not SubmittedForm.objects.claim(key=own_key, user_id=user_id):
            yield Attempt(rows.values_list("location", flat=True).first() or "")
            return
        attempt = Attempt()
        yield attempt
        if attempt.location:
            rows.update(location=attempt.location)
        else:
            rows.delete()


def answered_once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorate a function view: a POST that ends in a redirect is done once for its form.

    The whole POST is one transaction. A form given back with errors stores nothing.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with once(request) as attempt:
            if attempt.location:
                return HttpResponseRedirect(attempt.location)
            response = view(request, *args, **kwargs)
            if response.status_code in (HTTPStatus.FOUND, HTTPStatus.SEE_OTHER):
                attempt.location = response["Location"]
            return response

    return wrapper


def _own_key(request: HttpRequest, key: uuid.UUID | str | None) -> uuid.UUID | None:
    """The key of this form with these contents.

    Somebody who goes back in the browser and sends the page with other words means a second act,
    although the page still holds the first key; their words must not be dropped unseen.
    """
    sent = as_key(key if key is not None else request.POST.get(FIELD))
    if sent is None:
        return None
    contents = hashlib.sha256(request.path.encode())
    for name, values in sorted(request.POST.lists()):
        if name not in (FIELD, "csrfmiddlewaretoken"):
            contents.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        contents.update(repr((name, [(file.name, file.size) for file in files])).encode())
    return uuid.uuid5(sent, contents.hexdigest())


def as_key(value: object) -> uuid.UUID | None:
    """The key in ``value``, or None if there is none."""
    if isinstance(value, uuid.UUID):
        return value
    try:
        return uuid.UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


class OnceKeyField(forms.UUIDField):
    """The hidden key: kept when the form comes back, replaced if it is not one, never an error."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False, initial=uuid.uuid4)

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            return None

    def bound_data(self, data, initial):
        return as_key(data) or initial

    def has_changed(self, initial, data):
        return False


class OnceFormMixin:
    """Add the hidden key to a form; put it before ``forms.Form`` or ``forms.ModelForm``.

    The key never enters ``cleaned_data``, which services receive as it is.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[FIELD] = OnceKeyField()

    @property
    def helper(self) -> FormHelper:
        """The crispy helper, which shows hidden fields that its layout does not name."""
        if "helper" not in self.__dict__:
            self.helper = FormHelper()
        return self.__dict__["helper"]

    @helper.setter
    def helper(self, helper: FormHelper) -> None:
        helper.render_hidden_fields = True
        self.__dict__["helper"] = helper

    def add_prefix(self, field_name: str) -> str:
        return field_name if field_name == FIELD else super().add_prefix(field_name)

    def full_clean(self) -> None:
        super().full_clean()
        if hasattr(self, "cleaned_data"):
            self.cleaned_data.pop(FIELD, None)
