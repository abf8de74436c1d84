"""Writing a draft: begun, saved by colleagues one after the other, never one over the other."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.access.acting import acting
from accounts.access.registry import require
from accounts.audit.services import record
from priorities.proposals.content import Content
from priorities.proposals.models import DraftSave, Paragraph, Proposal, TextVersion
from priorities.proposals.paragraphs import identities
from priorities.proposals.services.steps import locked
from priorities.themes.models import Theme

PLAIN_FIELDS = (
    "kind",
    "addressed_to",
    "writing_language",
    "title_fr",
    "title_en",
    "context",
    "expected_results",
    "partners",
    "financing",
)


@dataclass(frozen=True)
class SaveOutcome:
    """`kept` is set when the text could not take its place: it is kept whole, beside the draft."""

    proposal: Proposal
    kept: DraftSave | None = None


@transaction.atomic
def create_draft(*, content: Content, actor) -> Proposal:
    """Begin a draft of the actor's delegation; nothing but the actor's right is required."""
    require(actor, "proposals.create")
    proposal = Proposal(
        delegation=acting(actor).delegation, author=actor, saved_by=actor, saved_at=timezone.now()
    )
    _fill(proposal, content)
    proposal.save()
    version = TextVersion.objects.create(proposal=proposal, number=1, created_by=actor)
    _write_paragraphs(version.pk, [], content)
    record(actor=actor, act="proposals.create", obj=proposal, after={"version": 1})
    return proposal


@transaction.atomic
def save_draft(
    *, proposal_id: int, version: int, content: Content, actor, by_itself=False, kept=None
) -> SaveOutcome:
    """Save the draft if nobody did since `version`; otherwise keep the text beside it.

    A text that equals the one stored is no save. `by_itself` is an automatic save, put on record
    only when it is the first after another person's. `kept` is the text kept aside that this
    save settles. Raises PermissionRefused to whoever may not write this draft at all.
    """
    proposal = locked(proposal_id, actor)
    paragraphs = list(Paragraph.objects.current_of(proposal))
    stored = proposal.content(paragraphs)
    changed = stored.differences(content)
    if not changed:
        require(actor, "proposals.edit", proposal)
        _settle(kept)
        return SaveOutcome(proposal)
    if version != proposal.version or not proposal.is_editable:
        _require_colleague(actor, proposal)
        now_kept = _keep(proposal, version, content, actor)
        if kept is not None and kept.pk != now_kept.pk:
            _settle(kept)
        return SaveOutcome(proposal, now_kept)
    require(actor, "proposals.edit", proposal)
    another_hand = proposal.saved_by_id != actor.pk
    _fill(proposal, content)
    proposal.version += 1
    proposal.saved_by, proposal.saved_at = actor, timezone.now()
    proposal.save(update_fields=[*PLAIN_FIELDS, "theme", "version", "saved_by", "saved_at"])
    if {"text_fr", "text_en"} & set(changed):
        _write_paragraphs(_version_id(proposal, paragraphs), paragraphs, content)
    _settle(kept)
    if another_hand or not by_itself:
        record(
            actor=actor,
            act="proposals.save",
            obj=proposal,
            before={"version": proposal.version - 1},
            after={"version": proposal.version, "changed": changed},
        )
    return SaveOutcome(proposal)


@transaction.atomic
def drop_kept_text(*, kept: DraftSave, actor) -> None:
    """Its author prefers the colleague's text. The row stays, settled."""
    proposal = locked(kept.proposal_id, actor)
    _require_colleague(actor, proposal)
    _settle(kept)
    record(actor=actor, act="proposals.drop_kept_text", obj=proposal, after={"kept": kept.pk})


def _require_colleague(actor, proposal) -> None:
    """Whoever could write this draft keeps the right to have a late text kept."""
    was = proposal.state
    proposal.state = "draft"
    try:
        require(actor, "proposals.edit", proposal)
    finally:
        proposal.state = was


def _keep(proposal, version, content, actor) -> DraftSave:
    kept, _created = DraftSave.objects.update_or_create(
        proposal=proposal,
        author=actor,
        based_on=version,
        resolved_at=None,
        defaults={"values": content.as_dict(), "kept_at": timezone.now()},
    )
    return kept


def _settle(kept: DraftSave | None) -> None:
    if kept is not None:
        kept.resolved_at = timezone.now()
        kept.save(update_fields=["resolved_at"])


def _fill(proposal, content: Content) -> None:
    for name in PLAIN_FIELDS:
        setattr(proposal, name, getattr(content, name))
    stored = proposal.theme.slug if proposal.theme_id else ""
    if content.theme != stored:
        proposal.theme = Theme.objects.filter(slug=content.theme).first()


def _version_id(proposal, paragraphs) -> int:
    """The current version; its paragraphs know it, an empty text has to ask."""
    if paragraphs:
        return paragraphs[0].version_id
    return TextVersion.objects.only("pk").get(proposal=proposal, number=proposal.text_number).pk


def _write_paragraphs(version_id: int, stored: list[Paragraph], content: Content) -> None:
    """Bring the rows to the new text; a paragraph keeps its identity through a rewording."""
    pairs = content.paragraphs
    own = 0 if content.writing_language == "fr" else 1
    old = [(row.identity, (row.text_fr, row.text_en)[own]) for row in stored]
    kept = identities(old, [pair[own] for pair in pairs])
    before = {row.identity: (row.position, row.text_fr, row.text_en) for row in stored}
    rows = [
        Paragraph(
            version_id=version_id, identity=identity, position=at, text_fr=pair[0], text_en=pair[1]
        )
        for at, (identity, pair) in enumerate(zip(kept, pairs, strict=True), start=1)
    ]
    gone = set(before) - set(kept)
    if gone:
        Paragraph.objects.filter(version=version_id, identity__in=gone).delete()
    Paragraph.objects.bulk_create(
        [r for r in rows if before.get(r.identity) != (r.position, r.text_fr, r.text_en)],
        update_conflicts=True,
        unique_fields=["version", "identity"],
        update_fields=["position", "text_fr", "text_en"],
    )
