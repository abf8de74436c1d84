from dataclasses import replace

import pytest

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from accounts.notifications.models import Notification
from priorities.proposals import services
from priorities.proposals.models import Paragraph, Proposal, Visa
from priorities.proposals.services import TextChanged
from tests.factories_proposals import associates_in, digest, draft, reload, submitted, tabled
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


def told(user):
    return set(Notification.objects.filter(user=user).values_list("kind", flat=True))


def test_asking_tells_those_who_stamp_and_nobody_else():
    author, head = person("SN"), person("SN", "head")
    enabled, plain = person("SN", "deputy", may_stamp=True), person("SN", "deputy")
    stranger, officer = person("MG", "head"), secretariat("officer")
    made = draft(author)
    services.ask_visa(proposal_id=made.pk, actor=author)
    assert reload(made).state == "awaiting_visa"
    assert told(head) == told(enabled) == {"proposals.visa_asked"}
    assert not told(plain) | told(stranger) | told(officer) | told(author)


@pytest.mark.parametrize("field", ["theme", "kind", "addressed_to", "title_fr", "text_fr"])
def test_an_incomplete_text_is_not_asked_for_nor_stamped(field):
    head = person("SN", "head")
    made = draft(head, **{field: ""})
    for act in (
        lambda: services.ask_visa(proposal_id=made.pk, actor=head),
        lambda: services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head),
    ):
        with pytest.raises(PermissionRefused):
            act()
    assert reload(made).state == "draft"


def test_the_stamp_keeps_who_when_for_whom_and_which_text():
    author, head = person("SN"), person("SN", "head")
    made = draft(author)
    services.ask_visa(proposal_id=made.pk, actor=author)
    visa = services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head)
    assert (visa.person, visa.role, visa.delegation) == (head, "head", delegation("SN"))
    assert visa.text_hash == digest(made)
    assert visa.version.number == 1
    now = reload(made)
    assert (now.state, now.level) == ("submitted", "own")
    assert now.submitted_at == visa.at
    assert "proposals.stamped" in told(author)


def test_the_secretariat_is_told_with_the_stamp_and_not_before():
    officer, author, head = secretariat("officer"), person("SN"), person("SN", "head")
    made = draft(author)
    services.ask_visa(proposal_id=made.pk, actor=author)
    assert not told(officer)
    assert not Proposal.objects.visible_to(officer).exists()
    services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head)
    assert told(officer) == {"proposals.to_receive"}
    assert Proposal.objects.visible_to(officer).exists()


def test_a_text_changed_since_it_was_shown_is_not_stamped():
    head, colleague = person("SN", "head"), person("SN")
    made = draft(head)
    shown = digest(made)
    now = reload(made)
    content = now.content(list(Paragraph.objects.current_of(now)))
    services.save_draft(
        proposal_id=made.pk, version=1, actor=colleague,
        content=replace(content, financing="Rien."),
    )  # fmt: skip
    with pytest.raises(TextChanged):
        services.stamp(proposal_id=made.pk, shown_hash=shown, actor=head)
    assert not Visa.objects.exists()
    assert reload(made).state == "draft"


def test_a_second_stamp_finds_the_first():
    head = person("SN", "head")
    made = submitted(head)
    with pytest.raises(PermissionRefused) as refused:
        services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head)
    assert "visa" in refused.value.reason
    assert Visa.objects.count() == 1


def test_returning_keeps_the_note_for_the_writers():
    author, head = person("SN"), person("SN", "head")
    made = draft(author)
    services.ask_visa(proposal_id=made.pk, actor=author)
    services.return_with_note(proposal_id=made.pk, note=" Préciser le ¶ 2. ", actor=head)
    now = reload(made)
    assert (now.state, now.return_note, now.returned_by) == ("draft", "Préciser le ¶ 2.", head)
    assert now.was_returned
    assert told(author) == {"proposals.returned"}
    entry = AuditEntry.objects.of(made).first()
    assert (entry.ground, entry.public) == ("Préciser le ¶ 2.", False)


def test_the_note_goes_with_the_next_visa():
    head = person("SN", "head")
    made = draft(head)
    services.ask_visa(proposal_id=made.pk, actor=head)
    services.return_with_note(proposal_id=made.pk, note="Non.", actor=head)
    services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head)
    assert reload(made).return_note == ""


def test_a_return_needs_words():
    head = person("SN", "head")
    made = draft(head)
    services.ask_visa(proposal_id=made.pk, actor=head)
    with pytest.raises(ValueError, match="reason"):
        services.return_with_note(proposal_id=made.pk, note="  ", actor=head)
    assert reload(made).state == "awaiting_visa"


def test_taking_back_cancels_the_visa_and_hides_the_text_from_the_secretariat():
    officer, head, writer = secretariat("officer"), person("SN", "head"), person("SN")
    made = submitted(head)
    services.take_back(proposal_id=made.pk, actor=writer)
    visa = Visa.objects.get()
    assert visa.cancelled_at
    assert str(writer) in visa.cancelled_because
    assert not visa.holds_for(digest(made))
    assert reload(made).state == "draft"
    assert not Proposal.objects.visible_to(officer).exists()
    assert "proposals.taken_back" in told(head)


def test_after_a_change_a_new_visa_is_a_new_row():
    head = person("SN", "head")
    made = submitted(head)
    services.take_back(proposal_id=made.pk, actor=head)
    services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head)
    assert Visa.objects.count() == 2
    assert Visa.objects.filter(cancelled_at=None).count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"title_fr": "Autre"}, {"title_en": "Other"}, {"context": "x"}, {"expected_results": "x"},
        {"partners": "x"}, {"financing": "x"}, {"kind": "project"}, {"addressed_to": "CMF"},
        {"writing_language": "en"}, {"theme": None},
    ],
)  # fmt: skip
def test_a_visa_does_not_hold_for_a_text_changed_behind_the_services(change):
    made = submitted()
    Proposal.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(PermissionRefused):
        services.table(proposal_id=made.pk, actor=secretariat("officer"))
    assert reload(made).symbol is None


def test_nor_for_a_changed_paragraph():
    made = submitted()
    made.versions.get().paragraphs.filter(position=2).update(text_en="Changed.")
    with pytest.raises(PermissionRefused):
        services.table(proposal_id=made.pk, actor=secretariat("officer"))


@pytest.mark.parametrize(
    ("body", "bodies", "allowed"),
    [("CPF", ["CPF"], True), ("CMF", ["CPF"], False), ("CMF", ["CPF", "CMF"], True),
     ("SUMMIT", ["CPF"], False), ("CPF", [], False)],
)  # fmt: skip
def test_associates_sponsor_only_where_they_deliberate(body, bodies, allowed):
    associates_in(*bodies)
    head = person(delegation("NC", status="associate"), "head")
    made = draft(head, addressed_to=body)
    if allowed:
        services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head)
        assert reload(made).state == "submitted"
        return
    with pytest.raises(PermissionRefused) as refused:
        services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head)
    assert "associé" in refused.value.reason.lower() or "associate" in refused.value.reason


def test_a_draft_given_up_stays_with_its_delegation():
    writer = person("SN")
    made = draft(writer)
    services.abandon(proposal_id=made.pk, actor=writer)
    assert reload(made).state == "withdrawn"
    assert reload(made).level == "own"
    assert not Proposal.objects.drafts_of(delegation("SN")).exists()
    assert not Proposal.objects.visible_to(secretariat("officer")).exists()


def test_a_withdrawal_is_said_to_all_sponsors_and_stays_in_the_register():
    head, writer = person("SN", "head"), person("SN")
    made = tabled(head)
    services.withdraw(proposal_id=made.pk, ground="Repris ailleurs.", actor=head)
    assert reload(made).state == "withdrawn"
    assert Proposal.objects.registered().visible_to(person("MG")).get() == made
    assert "proposals.withdrawn" in told(writer)
    entry = AuditEntry.objects.of(made).first()
    assert (entry.act, entry.public, entry.ground) == (
        "proposals.withdraw",
        True,
        "Repris ailleurs.",
    )


def test_notices_carry_titles_and_no_text():
    author, head = person("SN"), person("SN", "head")
    made = draft(author)
    services.ask_visa(proposal_id=made.pk, actor=author)
    (notice,) = Notification.objects.filter(user=head)
    assert notice.params["title_fr"] == made.title_fr
    assert "recensent" not in str(notice.params)
    assert notice.path == f"proposals/drafts/{made.pk}/visa/"
