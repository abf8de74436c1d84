"""Rows under lock, with what the acts read of them.

Each is looked for in `among`: for a page, what the actor sees. Raises DoesNotExist. What may have
changed while the lock was awaited is read in a second step.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from priorities.core.models import Policy
from priorities.discussions.models import Attachment, Contribution, ContributionRevision
from priorities.moderation.models import Appeal, Hiding, Report, RightOfReply

AROUND = ("thread__space", "delegation", "author")


def contribution(found: Contribution, among=None) -> Contribution:
    """With `file_names`, and the facts of naming and impartiality."""
    return _contribution(found, among).get(pk=found.pk)


def to_hide(found: Contribution, among=None) -> Contribution:
    """As `contribution`, with `appeal_days` (None: the default) and `quoting`: the later
    contributions that may quote it (id, text, former texts, numbers known to be quoted).
    """
    revisions = ContributionRevision.objects.filter(contribution=OuterRef("pk"))
    later = (
        Contribution.objects.filter(thread=OuterRef("thread"), number__gt=OuterRef("number"))
        .filter(Q(text__contains=">") | Q(revision_count__gt=0))
        .annotate(former=ArraySubquery(revisions.order_by("number").values("text")))
    )
    read = JSONObject(id="pk", text="text", former="former", quoted="quoted")
    rows = _contribution(found, among).annotate(
        appeal_days=Subquery(Policy.objects.filter(pk=1).values("appeal_days")),
        quoting=ArraySubquery(later.order_by("number").values_list(read, flat=True)),
    )
    return rows.get(pk=found.pk)


def to_reply(found: Contribution, delegation_id: int | None, among=None) -> Contribution:
    """As `contribution`, with `hidden_passage` or None, and `replies_used` by the delegation."""
    live = Hiding.objects.live().filter(contribution=OuterRef("pk"))
    used = RightOfReply.objects.filter(about=OuterRef("pk"), delegation=delegation_id)
    rows = _contribution(found, among).annotate(
        hidden_passage=Subquery(live.order_by().values("passage")[:1]),
        replies_used=Subquery(used.values("about").annotate(times=Count("pk")).values("times")),
    )
    row = rows.get(pk=found.pk)
    row.replies_used = row.replies_used or 0
    return row


def report(found: Report, among=None) -> Report:
    _lock(found, Report.objects if among is None else among)
    rows = Report.objects.select_related("delegation", "person", *_around("contribution"))
    row = _with_facts(rows, "contribution").get(pk=found.pk)
    _hand_over(row, row.contribution)
    return row


def hiding(found: Hiding, among=None) -> Hiding:
    """The contribution is locked too. The appeal is read as it stands once the lock is held."""
    _lock(found, Hiding.objects if among is None else among, "contribution")
    rows = Hiding.objects.select_related("appeal__lodged_by", "hidden_by", *_around("contribution"))
    row = _with_facts(rows, "contribution").get(pk=found.pk)
    _hand_over(row, row.contribution)
    return row


def appeal(found: Appeal, among=None) -> Appeal:
    """With its hiding and contribution, locked together: all that can still change is locked, for
    nobody edits or reports what is hidden.
    """
    rows = Appeal.objects if among is None else among
    rows = _with_facts(rows, "hiding__contribution").select_related(
        "lodged_by", "hidden_by", "hiding__hidden_by", *_around("hiding__contribution")
    )
    locked = ("self", "hiding", "hiding__contribution")
    row = rows.select_for_update(of=locked).get(pk=found.pk)
    _hand_over(row, row.hiding.contribution)
    return row


def _contribution(found: Contribution, among):
    _lock(found, Contribution.objects if among is None else among)
    files = Attachment.objects.filter(contribution=OuterRef("pk")).order_by("pk")
    return (
        _with_facts(Contribution.objects)
        .annotate(file_names=ArraySubquery(files.values("name")))
        .select_related(*AROUND)
    )


def _lock(found, among, *beside: str) -> None:
    rows = among.select_related(*beside) if beside else among
    kept = ["id", *[f"{name}__id" for name in beside]]
    rows.only(*kept).select_for_update(of=("self", *beside)).get(pk=found.pk)


def _around(contribution: str) -> list[str]:
    return [f"{contribution}__{name}" for name in AROUND]


def _with_facts(rows, contribution: str = "pk"):
    """Annotate what naming and impartiality ask about a contribution (see permissions)."""
    former = ContributionRevision.objects.filter(contribution=OuterRef(contribution))
    reports = Report.objects.filter(contribution=OuterRef(contribution), delegation__isnull=False)
    return rows.annotate(
        former_texts=ArraySubquery(former.order_by("number").values("text")),
        reporting=ArraySubquery(reports.order_by().values("delegation")),
    )


def _hand_over(row, contribution: Contribution) -> None:
    contribution.former_texts, contribution.reporting = row.former_texts, row.reporting
