from dataclasses import replace

import pytest

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from priorities.proposals import services
from priorities.proposals.models import DraftSave, Paragraph, Proposal
from tests.factories_proposals import COMPLETE, content, digest, draft, reload, submitted, theme
from tests.world import delegation, person

pytestmark = pytest.mark.django_db


def paragraphs(proposal):
    return list(Paragraph.objects.current_of(proposal))


def save(proposal, actor, version=None, **changes):
    now = reload(proposal)
    stored = now.content(paragraphs(now))
    return services.save_draft(
        proposal_id=proposal.pk,
        version=version or now.version,
        content=replace(stored, **changes),
        actor=actor,
    )


def test_a_draft_begins_with_hardly_anything():
    actor = person("SN", "drafter")
    made = services.create_draft(content=replace(COMPLETE, theme="", title_fr="Idée", title_en="",
        kind="", addressed_to="", context="", text_fr="", text_en="", expected_results="",
        partners="", financing=""), actor=actor)  # fmt: skip
    assert made.delegation == delegation("SN")
    assert made.author == actor
    assert (made.state, made.level, made.symbol, made.version) == ("draft", "own", None, 1)
    assert paragraphs(made) == []
    assert AuditEntry.objects.of(made).get().act == "proposals.create"


def test_the_text_becomes_numbered_paragraphs_in_both_languages():
    made = draft()
    assert [(p.position, p.text_fr, p.text_en) for p in paragraphs(made)] == [
        (1, "Les États recensent leurs logiciels.", "The States list their software."),
        (2, "Le catalogue est publié en français.", "The catalogue is published in French."),
    ]
    assert reload(made).theme.slug == "commons"


def test_what_was_saved_is_what_is_read():
    made = draft(context=" a\r\nb ")
    stored = reload(made).content(paragraphs(made))
    assert stored == replace(COMPLETE, context="a\nb")


def test_a_colleague_saves_the_same_draft():
    made = draft(person("SN"))
    colleague = person("SN", "drafter")
    outcome = save(made, colleague, context="Mieux.")
    assert outcome.kept is None
    now = reload(made)
    assert (now.context, now.version, now.saved_by) == ("Mieux.", 2, colleague)


def test_paragraphs_keep_their_identity_through_rewording_insertion_and_move():
    actor = person("SN")
    made = draft(actor)
    one, two = paragraphs(made)
    reworded = "Les États recensent tous leurs logiciels."
    save(made, actor, text_fr=f"Nouveau.\n\n{reworded}\n\n{two.text_fr}", text_en="a\n\nb\n\nc")
    now = paragraphs(made)
    assert [p.position for p in now] == [1, 2, 3]
    assert [p.identity for p in now[1:]] == [one.identity, two.identity]
    assert now[0].identity not in (one.identity, two.identity)
    save(made, actor, text_fr=f"{two.text_fr}\n\n{reworded}", text_en="c\n\nb")
    assert [p.identity for p in paragraphs(made)] == [two.identity, one.identity]


def test_a_removed_paragraph_goes_and_the_others_move_up():
    actor = person("SN")
    made = draft(actor)
    _one, two = paragraphs(made)
    save(made, actor, text_fr="Le catalogue est publié en français.", text_en="x")
    (left,) = paragraphs(made)
    assert (left.position, left.identity) == (1, two.identity)


def test_saving_the_same_text_is_no_save():
    actor = person("SN")
    made = draft(actor)
    before = AuditEntry.objects.count()
    assert save(made, actor).proposal.version == 1
    assert AuditEntry.objects.count() == before


def test_a_late_save_replaces_nothing_and_is_kept_whole():
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)
    save(made, first, version=1, context="Version du premier.")
    outcome = save(made, second, version=1, context="Version du second.", partners="UNESCO")
    assert reload(made).context == "Version du premier."
    assert reload(made).version == 2
    assert outcome.kept.content.context == "Version du second."
    assert outcome.kept.content.partners == "UNESCO"
    assert outcome.kept.content.text_fr == COMPLETE.text_fr


def test_two_people_who_typed_the_same_do_not_collide():
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)
    save(made, first, version=1, context="Pareil.")
    assert save(made, second, version=1, context="Pareil.").kept is None


def test_sending_a_late_text_again_replaces_only_itself():
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)
    save(made, first, version=1, context="Un.")
    save(made, second, version=1, context="Deux.")
    save(made, second, version=1, context="Deux, puis trois.")
    assert DraftSave.objects.get().content.context == "Deux, puis trois."


def test_settling_a_kept_text():
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)
    save(made, first, version=1, context="Un.")
    kept = save(made, second, version=1, context="Deux.").kept
    merged = replace(kept.content, context="Un et deux.")
    outcome = services.save_draft(
        proposal_id=made.pk, version=2, content=merged, actor=second, kept=kept
    )
    assert outcome.kept is None
    assert reload(made).context == "Un et deux."
    assert DraftSave.objects.get().resolved_at is not None


def test_a_merge_that_is_late_again_keeps_the_newer_text():
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)
    save(made, first, version=1, context="Un.")
    kept = save(made, second, version=1, context="Deux.").kept
    save(made, first, version=2, context="Un encore.")
    again = services.save_draft(
        proposal_id=made.pk,
        version=2,
        content=replace(kept.content, context="Fusion."),
        actor=second,
        kept=kept,
    )
    assert again.kept.content.context == "Fusion."
    assert list(DraftSave.objects.filter(resolved_at=None)) == [again.kept]


def test_dropping_a_kept_text_leaves_the_colleagues():
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)
    save(made, first, version=1, context="Un.")
    kept = save(made, second, version=1, context="Deux.").kept
    services.drop_kept_text(kept=kept, actor=second)
    assert reload(made).context == "Un."
    assert DraftSave.objects.get().values["context"] == "Deux."
    assert DraftSave.objects.get().resolved_at is not None


def test_a_save_that_arrives_after_the_visa_is_kept_and_leaves_the_visa_alone():
    head = person("SN", "head")
    made = submitted(head)
    outcome = save(made, person("SN", "drafter"), context="Trop tard.")
    assert outcome.kept.content.context == "Trop tard."
    assert reload(made).state == "submitted"
    assert made.visas.get().holds_for(digest(made))


@pytest.mark.parametrize("version", [1, 99])
@pytest.mark.parametrize(("of", "role"), [("MG", "head"), ("SN", "reader"), (None, "drafter")])
def test_nobody_else_saves_or_has_a_text_kept(of, role, version):
    made = draft(person("SN"))
    with pytest.raises((PermissionRefused, Proposal.DoesNotExist)):
        save(made, person(of, role), version=version, context="Intrus.")
    assert reload(made).context == COMPLETE.context
    assert not DraftSave.objects.exists()


def test_automatic_saves_are_on_record_only_when_the_hand_changes():
    first, second = person("SN"), person("SN", "drafter")
    made = draft(first)

    def by_itself(actor, words):
        now = reload(made)
        services.save_draft(
            proposal_id=made.pk, version=now.version, actor=actor, by_itself=True,
            content=replace(now.content(paragraphs(now)), context=words),
        )  # fmt: skip

    for actor, words in ((first, "a"), (first, "b"), (second, "c"), (second, "d"), (first, "e")):
        by_itself(actor, words)
    acts = AuditEntry.objects.of(made).filter(act="proposals.save")
    assert [entry.person for entry in acts.order_by("position")] == [second, first]


def test_the_record_names_the_changed_parts_and_never_the_text():
    actor = person("SN")
    made = draft(actor)
    save(made, actor, context="Un secret.")
    entry = AuditEntry.objects.of(made).first()
    assert entry.after == {"version": 2, "changed": ["context"]}
    assert not entry.public


def test_sixty_paragraphs_cost_no_more_queries_than_two(django_assert_max_num_queries):
    actor = person("SN")
    theme()
    made = draft(actor)
    many = "\n\n".join(f"Paragraphe {n} sur les biens communs numériques." for n in range(60))
    with django_assert_max_num_queries(12):
        save(made, actor, text_fr=many, text_en=many)
    assert len(paragraphs(made)) == 60


@pytest.mark.parametrize("status", ["observer", "institution"])
def test_observers_and_institutions_begin_no_draft(status):
    actor = person(delegation("XX", status=status))
    with pytest.raises(PermissionRefused) as refused:
        services.create_draft(content=content(), actor=actor)
    assert refused.value.reason
    assert not Proposal.objects.exists()
