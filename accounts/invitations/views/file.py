"""Invitations from a file: upload, preview of each row, confirmation, results.

The same steps serve a delegation's page and the admin; `Place` says what differs.
"""

from collections import Counter
from dataclasses import dataclass
from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access.registry import require
from accounts.invitations import bulk
from accounts.invitations.forms import FileForm
from accounts.invitations.judge import KNOWN, NEW, WRONG
from accounts.invitations.models import InvitationBatch
from accounts.invitations.sheet import BYTES_AT_MOST, template
from accounts.mandates.views import own_delegation
from accounts.notifications.models import Letter
from portal.once import answered_once


@dataclass(frozen=True)
class Place:
    """Where the steps are shown: templates and names of addresses."""

    templates: str
    upload: str
    batch: str
    template: str
    home: str


DELEGATION = Place(
    templates="accounts/invitations",
    upload="accounts:invitation_file",
    batch="accounts:invitation_batch",
    template="accounts:invitation_template",
    home="priorities:my_delegation",
)


@answered_once
def upload(request, *, place: Place, delegation=None, extra: dict):
    require(request.user, "delegations.invite", delegation)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            batch = bulk.keep(
                actor=request.user,
                delegation=delegation,
                content=form.cleaned_data["file"].read(BYTES_AT_MOST + 1),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(place.batch, pk=batch.pk)
    return render(
        request,
        f"{place.templates}/file.html",
        {**extra, **_links(place), "form": form, "delegation": delegation},
    )


@answered_once
def preview(request, pk, *, place: Place, delegation=None, extra: dict):
    """Before the confirmation: each row judged. After it: how many letters have left."""
    rows = InvitationBatch.objects.visible_to(request.user).select_related("delegation")
    batch = get_object_or_404(rows, pk=pk, delegation=delegation)
    require(request.user, "delegations.invite", delegation)
    if request.method == "POST":
        if not batch.confirmed_at:
            bulk.confirm(actor=request.user, batch=batch)
        return redirect(place.batch, pk=batch.pk)
    if batch.confirmed_at:
        return render(
            request,
            f"{place.templates}/file_sent.html",
            {**extra, **_links(place), "batch": batch, "progress": _progress(batch)},
        )
    verdicts = bulk.verdicts(batch, request.user)
    marks = Counter(verdict.mark for verdict in verdicts)
    return render(
        request,
        f"{place.templates}/file_preview.html",
        {
            **extra,
            **_links(place),
            "batch": batch,
            "verdicts": verdicts,
            "counts": {"new": marks[NEW], "known": marks[KNOWN], "wrong": marks[WRONG]},
            "good": marks[NEW] + marks[KNOWN],
            "form": FileForm(),
        },
    )


def download_template(request, *, delegation=None):
    """A file to fill in, with two examples that are refused until they are replaced."""
    code = delegation.code if delegation else "XX"
    content = template(
        [
            ["prenom.nom@exemple", "Prénom", "Nom", code, str(_("focal point")), "fr"],
            ["first.last@example", "First", "Last", code, "drafter", "en"],
        ]
    )
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="invitations.csv"'
    return response


def _links(place: Place) -> dict:
    return {
        "upload_url": reverse(place.upload),
        "template_url": reverse(place.template),
        "home_url": reverse(place.home),
    }


def _progress(batch) -> dict:
    """How many letters of the file have left, of how many."""
    keys = [f"invitation:{pk}:1" for pk in batch.invitations.values_list("pk", flat=True)]
    letters = Letter.objects.filter(key__in=keys)
    sent = letters.filter(mailed_at__isnull=False).count()
    return {"all": len(keys), "sent": sent, "done": sent == len(keys)}


def _for_own_delegation(view):
    @login_required
    def wrapper(request, **kwargs):
        return view(request, delegation=own_delegation(request), **kwargs)

    return wrapper


upload_own = _for_own_delegation(partial(upload, place=DELEGATION, extra={}))
preview_own = _for_own_delegation(partial(preview, place=DELEGATION, extra={}))
template_own = _for_own_delegation(download_template)
