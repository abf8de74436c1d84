"""One thread, and the form to take part in it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access.acting import acting
from accounts.access.registry import may, require
from portal.once import answered_once
from portal.text.markdown import quote
from priorities.discussions import mentions, reading, services
from priorities.discussions.forms import ContributionForm, ThreadForm
from priorities.discussions.models import Contribution, Thread
from priorities.discussions.paging import number_in, page_of


def find_thread(user, pk: int) -> Thread:
    """The thread with its space and the reader's marks, or 404."""
    return get_object_or_404(
        Thread.objects.visible_to(user)
        .with_marks(user)
        .select_related("space", "delegation", "author"),
        pk=pk,
    )


@require_safe
def thread(request, pk):
    """A page of the thread. Opening it marks the thread as read as it stands."""
    found = find_thread(request.user, pk)
    last_read = getattr(found, "last_read", None)
    rows = Contribution.objects.filter(thread=found).for_page()
    page = page_of(rows, request.GET)
    answer = may(request.user, "discussions.contribute", found)
    context = {
        "thread": found,
        "page": page,
        "posts": shown(request.user, found, page.items, last_read),
        "contribute": answer,
        "form": ContributionForm() if answer else None,
        "unread": found.contribution_count - last_read if last_read else 0,
        "first_unread": last_read + 1 if last_read else 0,
        "draft": draft_name(found),
        "follow": may(request.user, "discussions.follow", found),
        "handle": may(request.user, "discussions.close", found),
        "asks_for_the_floor": asks_for_the_floor(request.user, answer),
    }
    if request.user.is_authenticated and last_read != found.contribution_count:
        services.mark_read(actor=request.user, thread=found, number=found.contribution_count)
    return render(request, "priorities/discussions/thread.html", context)


def shown(user, found: Thread, contributions: list, last_read: int | None = None) -> list:
    """The contributions as this reader may read them, with their files and possible acts."""
    for row in contributions:
        row.thread = found
    names = mentions.names_of(mentions.codes_marked(row.html for row in contributions))
    posts = reading.readable(user, contributions, names=names, read_up_to=last_read)
    return [
        {
            "post": post,
            "row": post.contribution,
            "files": () if post.is_masked_here else post.contribution.files,
            "may_edit": may(user, "discussions.edit", post.contribution),
            "may_withdraw": may(user, "discussions.withdraw", post.contribution),
        }
        for post in posts
    ]


def asks_for_the_floor(user, answer) -> bool:
    """An observer whose only way to be heard is to ask for it."""
    mandate = acting(user)
    return not answer and mandate is not None and mandate.delegation.status == "observer"


@login_required
@require_http_methods(["GET", "POST"])
@answered_once
def contribute(request, pk):
    """The form on a page of its own: to answer, to quote, to preview without a script."""
    found = find_thread(request.user, pk)
    require(request.user, "discussions.contribute", found)
    if request.method == "GET":
        parent = _answered(request.user, found, request.GET.get("to"))
        form = ContributionForm(initial=_first_words(request, parent))
        return _contribution_page(request, found, form, parent)
    form = ContributionForm(request.POST, {"uploads": request.FILES.getlist("uploads")})
    if "preview" not in request.POST and form.is_valid():
        try:
            made = services.contribute(actor=request.user, thread=found, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error(None, fault)
        else:
            messages.success(
                request,
                _("Your contribution is published. You follow this thread from now on."),
                extra_tags=draft_name(found, form.cleaned_data["reply_to"]),
            )
            return redirect(made)
    parent = _answered(request.user, found, request.POST.get("reply_to"))
    return _contribution_page(request, found, form, parent)


def _contribution_page(request, found, form, parent):
    return render(
        request,
        "priorities/discussions/contribute.html",
        {
            "thread": found,
            "form": form,
            "parent": parent,
            "draft": f"thread-{found.pk}-{parent['row'].number}"
            if parent
            else f"thread-{found.pk}",
            "preview": preview_html(form) if "preview" in request.POST else None,
        },
    )


def draft_name(found: Thread, number: int | None = None) -> str:
    """What the browser calls the text typed here: one draft for each contribution answered."""
    return f"thread-{found.pk}-{number}" if number else f"thread-{found.pk}"


def _answered(user, found: Thread, number: str | None):
    """What is answered, as this person may read it; nothing when no such number is given."""
    asked = number_in(number)
    if asked is None:
        return None
    row = get_object_or_404(
        Contribution.objects.filter(thread=found, withdrawn_at__isnull=True).for_page(),
        number=asked,
    )
    return shown(user, found, [row])[0]


def _first_words(request, parent) -> dict:
    """What the form begins with: the number answered, and its text quoted when asked for."""
    if parent is None:
        return {}
    begin = {"reply_to": parent["row"].number}
    if "quote" in request.GET:
        text = reading.quotable_text(parent["row"])
        if text is not None:
            begin["text"] = quote(text, signature(parent["row"]))
    return begin


def signature(row) -> str:
    return str(row.delegation) if row.delegation else _("The secretariat")


def preview_html(form):
    """The text typed, as it will be read."""
    html = mentions.to_html(form.typed_text)
    return mentions.name_delegations(html, mentions.names_of(mentions.codes_marked([html])))


def open_in(request, space, *, draft: str):
    """Open a thread in a space that the caller found visible. For the pages of its owner."""
    require(request.user, "discussions.open_thread", space)
    form = ThreadForm()
    if request.method == "POST":
        form = ThreadForm(request.POST, {"uploads": request.FILES.getlist("uploads")})
        if "preview" not in request.POST and form.is_valid():
            made = services.open_thread(actor=request.user, space=space, **form.cleaned_data)
            messages.success(
                request, _("The thread is open. You follow it from now on."), extra_tags=draft
            )
            return redirect(made)
    return render(
        request,
        "priorities/discussions/open.html",
        {
            "space": space,
            "form": form,
            "draft": draft,
            "preview": preview_html(form) if "preview" in request.POST else None,
        },
    )


@login_required
@require_http_methods(["POST"])
def text_preview(request):
    """The HTML of a text, for the script of the form."""
    return HttpResponse(preview_html(ContributionForm(request.POST)))
