"""One contribution: edit, withdraw, its former texts, its files."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access.registry import require
from portal.once import answered_once
from portal.text import compare
from portal.uploads import attachment_response
from priorities.discussions import reading, services
from priorities.discussions.forms import EditForm
from priorities.discussions.models import Attachment, Contribution
from priorities.discussions.views.threads import preview_html

# Former texts that one page lists.
VERSIONS_SHOWN = 50


def find_contribution(user, pk: int) -> Contribution:
    return get_object_or_404(
        Contribution.objects.visible_to(user)
        .with_quotations()
        .select_related("thread__space", "delegation", "author"),
        pk=pk,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def edit(request, pk):
    """Correct a contribution. A text changed meanwhile comes back beside the one typed."""
    row = find_contribution(request.user, pk)
    require(request.user, "discussions.edit", row)
    current = reading.as_readable(request.user, row, row.text)
    superseded = False
    form = EditForm(
        request.POST or None,
        initial={"text": current, "language": row.language, "base": row.revision_count},
    )
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        try:
            changed = services.edit(actor=request.user, contribution=row, **form.cleaned_data)
        except services.Superseded:
            superseded = True
            # Sent again after reading both, it takes effect.
            form.data = {**form.data.dict(), "base": str(row.revision_count)}
        else:
            messages.success(
                request,
                _("Your correction is published; the former text stays in the history."),
                extra_tags=f"contribution-{row.pk}",
            )
            return redirect(changed)
    context = {
        "row": row,
        "thread": row.thread,
        "form": form,
        "superseded": superseded,
        "draft": f"contribution-{row.pk}",
        "current": current,
        "preview": preview_html(form) if "preview" in request.POST else None,
    }
    return render(request, "priorities/discussions/edit.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def withdraw(request, pk):
    row = find_contribution(request.user, pk)
    require(request.user, "discussions.withdraw", row)
    if request.method == "POST":
        services.withdraw(actor=request.user, contribution=row)
        return redirect(row)
    return render(request, "priorities/discussions/withdraw.html", {"row": row})


@require_safe
def history(request, pk):
    """The former texts, and what changed from one to the next, one change at a time."""
    row = find_contribution(request.user, pk)
    if not reading.may_read(request.user, row):
        raise Http404
    revisions = list(row.revisions.order_by("-number").defer("text")[:VERSIONS_SHOWN])
    if not revisions:
        return redirect(row)
    asked = request.GET.get("version", "")
    chosen = next((one for one in revisions if str(one.number) == asked), revisions[0])
    before = reading.as_readable(request.user, row, chosen.text)
    after = reading.as_readable(request.user, row, _text_after(row, chosen))
    return render(
        request,
        "priorities/discussions/history.html",
        {
            "row": row,
            "thread": row.thread,
            "revisions": revisions,
            "chosen": chosen,
            "comparison": compare.as_html(before, after),
        },
    )


def _text_after(row: Contribution, revision) -> str:
    """The text that replaced a former one: the next former one, or the one that stands."""
    following = row.revisions.filter(number=revision.number + 1).first()
    return following.text if following else row.text


@require_safe
def attachment(request, pk, name):
    """Hand out a file to whoever may read the contribution it belongs to."""
    readable = Contribution.objects.readable_to(request.user)
    found = get_object_or_404(Attachment, pk=pk, contribution__in=readable)
    return attachment_response(found.file.open("rb"), name=found.name, media_type=found.media_type)
