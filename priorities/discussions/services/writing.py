"""Open a thread, contribute, edit, withdraw."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.acting import acting
from accounts.access.gates import secretariat
from accounts.access.registry import PermissionRefused, require
from accounts.audit.services import record
from portal.text.markdown import without_quotations
from portal.text.oneline import one_line
from portal.uploads import CheckedUpload
from priorities.discussions import jobs, mentions
from priorities.discussions.models import (
    Attachment,
    CommunicationGrant,
    Contribution,
    ContributionRevision,
    Space,
    Thread,
    ThreadFollow,
)
from priorities.discussions.models.contributions import SECRETARIAT
from priorities.discussions.ordering import place_below
from priorities.discussions.permissions import HANDLING

# Characters of one contribution: what is longer is a document to attach.
TEXT_MAX = 10_000
ATTACHMENTS_MAX = 5

Upload = tuple[File, CheckedUpload]


class Superseded(Exception):
    """The text was changed since the form was opened; `current` is what stands now."""

    def __init__(self, current: Contribution):
        super().__init__("the text was changed since the form was opened")
        self.current = current


# One statement takes the next number under the thread's row lock, keeps its counters, follows,
# and keeps a reader who had read everything from finding their own words new.
TAKE_NUMBER = """
with taken as (
    update priorities_thread t
    set contribution_count = contribution_count + 1,
        last_activity_at = greatest(last_activity_at, %(now)s)
    where t.id = %(thread)s and t.closed_at is null and t.space_id = %(space)s
      and t.level = %(level)s
      and not exists (
        select from priorities_space s where s.id = t.space_id and s.closed_at is not null)
    returning contribution_count
), followed as (
    insert into priorities_threadfollow (user_id, thread_id, created_at)
    select %(user)s, %(thread)s, %(now)s from taken
    on conflict (thread_id, user_id) do nothing
), seen as (
    update priorities_threadread r set last_number = taken.contribution_count
    from taken
    where r.thread_id = %(thread)s and r.user_id = %(user)s
      and r.last_number = taken.contribution_count - 1
)
select contribution_count from taken
"""

TAKE_PARENT = """
update priorities_contribution set answer_count = answer_count + 1
where thread_id = %s and number = %s and withdrawn_at is null and not by_right
returning id, place, quoted
"""


@transaction.atomic
def open_thread(
    *,
    actor,
    space: Space,
    title: str,
    text: str,
    language: str = "fr",
    uploads: Sequence[Upload] = (),
) -> Thread:
    """Open a thread with its first contribution; its author follows it.

    An observer's leave for the space is used up: it names the thread from then on.
    Raises PermissionRefused.
    """
    require(actor, "discussions.open_thread", space)
    now = timezone.now()
    signature = _signature(actor)
    thread = Thread.objects.create(
        space=space,
        title=one_line(title),
        level=space.level,
        delegation=signature["delegation"],
        author=actor,
        is_communication=signature["delegation_status"] == "observer",
        created_at=now,
        last_activity_at=now,
        contribution_count=1,
    )
    if thread.is_communication:
        _use_grant(signature["delegation"], thread)
    publish(actor, thread, number=1, text=text, language=language, at=now, uploads=uploads)
    ThreadFollow.objects.create(user=actor, thread=thread)
    record(actor=actor, act="discussions.open_thread", obj=thread, after={"space": space.pk})
    return thread


@transaction.atomic
def contribute(
    *,
    actor,
    thread: Thread,
    text: str,
    language: str = "fr",
    reply_to: int | None = None,
    uploads: Sequence[Upload] = (),
) -> Contribution:
    """Add a contribution, in answer to number `reply_to` of the thread if given.

    The author follows the thread from now on. Raises PermissionRefused, also when the thread was
    closed or moved since it was read; ValidationError when what is answered was withdrawn.
    """
    require(actor, "discussions.contribute", thread)
    now = timezone.now()
    number = _take_number(actor, thread, now)
    parent = take_parent(thread, reply_to) if reply_to else None
    contribution = publish(
        actor,
        thread,
        number=number,
        text=text,
        language=language,
        at=now,
        parent=parent,
        uploads=uploads,
    )
    record(actor=actor, act="discussions.contribute", obj=contribution, after={"number": number})
    jobs.tell_later(contribution)
    return contribution


@transaction.atomic
def edit(
    *, actor, contribution: Contribution, text: str, language: str = "", base: int | None = None
) -> Contribution:
    """Change the text; the former one stays in the history.

    `base` is the number of revisions the writer saw: raises Superseded when there are more since.
    Raises PermissionRefused.
    """
    row = _locked(contribution)
    require(actor, "discussions.edit", row)
    if base is not None and base != row.revision_count:
        raise Superseded(row)
    if text == row.text and language in ("", row.language):
        return row
    now = timezone.now()
    ContributionRevision.objects.create(
        contribution=row,
        number=row.revision_count + 1,
        text=row.text,
        written_at=row.edited_at or row.created_at,
        replaced_at=now,
        replaced_by=actor,
    )
    row.text, row.html = _checked(text), mentions.to_html(text)
    row.language = language or row.language
    row.edited_at = now
    row.revision_count += 1
    row.save(update_fields=["text", "html", "language", "edited_at", "revision_count"])
    record(
        actor=actor,
        act="discussions.edit",
        obj=row,
        before={"revision": row.revision_count - 1},
        after={"revision": row.revision_count},
    )
    jobs.tell_later(row, edited=True)
    return row


@transaction.atomic
def withdraw(*, actor, contribution: Contribution) -> Contribution:
    """Take back a contribution that nobody has answered; its number stays.

    Raises PermissionRefused.
    """
    row = _locked(contribution)
    require(actor, "discussions.withdraw", row)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    record(actor=actor, act="discussions.withdraw", obj=row)
    return row


def publish(
    actor,
    thread,
    *,
    number,
    text,
    language,
    at,
    parent: Contribution | None = None,
    uploads=(),
    by_right=False,
) -> Contribution:
    """Write the row; the caller holds the right to, and its number in the thread."""
    quoted = []
    if parent is not None and without_quotations(text) != text.strip():
        quoted = sorted({parent.number, *parent.quoted})
    contribution = Contribution.objects.create(
        thread=thread,
        number=number,
        parent=parent,
        place=place_below(number, parent.place if parent else ""),
        author=actor,
        text=_checked(text),
        html=mentions.to_html(text),
        language=language,
        quoted=quoted,
        by_right=by_right,
        created_at=at,
        **_signature(actor),
    )
    _attach(contribution, uploads)
    if number == 1:
        jobs.tell_later(contribution)
    return contribution


def _attach(contribution: Contribution, uploads: Sequence[Upload]) -> None:
    if len(uploads) > ATTACHMENTS_MAX:
        raise ValidationError(
            _("At most %(most)d files can be attached."), params={"most": ATTACHMENTS_MAX}
        )
    Attachment.objects.bulk_create(
        Attachment(
            contribution=contribution,
            file=file,
            name=checked.name,
            media_type=checked.media_type,
            size=checked.size,
            sha256=checked.sha256,
        )
        for file, checked in uploads
    )


def _checked(text: str) -> str:
    if not text.strip() or len(text) > TEXT_MAX:
        raise ValidationError(
            _("A contribution has between 1 and %(most)d characters."), params={"most": TEXT_MAX}
        )
    return text


def _signature(actor) -> dict:
    """Who signs: the delegation and role of the moment, or the secretariat on procedure."""
    if secretariat(actor, *HANDLING):
        return {"delegation": None, "delegation_status": "", "role": SECRETARIAT}
    mandate = acting(actor)
    return {
        "delegation": mandate.delegation,
        "delegation_status": mandate.delegation.status,
        "role": mandate.role,
    }


def _take_number(actor, thread: Thread, now) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            TAKE_NUMBER,
            {
                "now": now,
                "thread": thread.pk,
                "space": thread.space_id,
                "level": thread.level,
                "user": actor.pk,
            },
        )
        row = cursor.fetchone()
    if row is None:
        raise PermissionRefused(_("This thread was closed or moved a moment ago."))
    return row[0]


def take_parent(thread: Thread, number: int) -> Contribution:
    """The contribution answered, counted as answered; only what an answer needs is loaded."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE_PARENT, [thread.pk, number])
        row = cursor.fetchone()
    if row is None:
        raise ValidationError(
            _("It cannot be answered: it was withdrawn, or it is a right of reply.")
        )
    pk, place, quoted = row
    return Contribution(pk=pk, number=number, place=place, quoted=quoted)


def _use_grant(delegation, thread: Thread) -> None:
    """Tie the observer's leave to its communication. Two threads at once cannot use one leave."""
    grants = (
        CommunicationGrant.objects.live()
        .of(delegation.pk, space_id=thread.space_id)
        .filter(thread__isnull=True)
        .order_by("ends_at")
    )
    grant = grants.select_for_update().first()
    if grant is None:
        raise PermissionRefused(_("Your leave to present a communication was used meanwhile."))
    grant.thread = thread
    grant.save(update_fields=["thread"])


def _locked(contribution: Contribution) -> Contribution:
    return (
        Contribution.objects.select_related("thread__space", "delegation")
        .select_for_update(of=("self",))
        .get(pk=contribution.pk)
    )
