"""Opening, contributing, editing, withdrawing: the rules hold in the services."""

import pytest
from django.core.exceptions import ValidationError

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from priorities.discussions import services
from priorities.discussions.models import Contribution, ThreadFollow
from tests import factories_discussions as make
from tests.world import delegation, fresh, person, secretariat

pytestmark = pytest.mark.django_db


def test_a_thread_opens_with_its_first_contribution_signed_by_the_delegation():
    author = person("SN", role="drafter")
    thread = make.thread(by=author, title="  Un  titre ")
    first = thread.contributions.get()
    assert (thread.title, thread.level, thread.delegation.code) == ("Un titre", "delegations", "SN")
    assert (first.number, first.role, first.delegation_status) == (1, "drafter", "member")
    assert ThreadFollow.objects.filter(user=author, thread=thread).exists()
    entry = AuditEntry.objects.get(act="discussions.open_thread")
    assert (entry.person, entry.delegation.code) == (author, "SN")


def test_numbers_follow_each_other_and_the_counters_are_kept():
    thread = make.thread()
    second = make.contribution(thread)
    third = make.contribution(thread, of="MG")
    thread.refresh_from_db()
    assert [second.number, third.number] == [2, 3]
    assert thread.contribution_count == 3
    assert thread.last_activity_at == third.created_at


def test_answers_stand_below_what_they_answer_two_levels_deep():
    thread = make.thread()
    make.contribution(thread)
    make.contribution(thread, reply_to=1)
    make.contribution(thread, reply_to=3)
    make.contribution(thread, reply_to=4)
    shown = [(row.number, row.depth) for row in thread.contributions.order_by("place")]
    assert shown == [(1, 0), (3, 1), (4, 2), (5, 2), (2, 0)]
    assert Contribution.objects.get(thread=thread, number=4).answer_count == 1


def test_what_is_quoted_is_remembered_through_answers():
    thread = make.thread()
    quoting = make.contribution(thread, reply_to=1, text="> Le premier mot.\n\nOui.")
    again = make.contribution(thread, reply_to=2, text="> > Le premier mot.\n> Oui.\n\nNon.")
    plain = make.contribution(thread, reply_to=2, text="Sans citation.")
    assert (quoting.quoted, again.quoted, plain.quoted) == ([1], [1, 2], [])


@pytest.mark.parametrize(
    ("status", "role", "participation"),
    [
        ("member", "reader", "active"),
        ("member", "head", "suspended"),
        ("member", "head", "withdrawn"),
        ("observer", "head", "active"),
    ],
)
def test_who_has_no_voice_is_refused_with_the_reason(status, role, participation):
    thread = make.thread()
    other = delegation("XX", status=status, participation=participation)
    with pytest.raises(PermissionRefused) as refusal:
        make.contribution(thread, by=person(other, role))
    assert refusal.value.reason.endswith(".")
    assert thread.contributions.count() == 1


@pytest.mark.parametrize("status", ["member", "associate", "institution"])
def test_members_associates_and_institutions_contribute(status):
    row = make.contribution(by=person(delegation("XX", status=status)))
    assert row.delegation_status == status


def test_the_secretariat_signs_as_itself():
    row = make.contribution(by=secretariat("moderator"))
    assert (row.delegation, row.role, row.delegation_status) == (None, "secretariat", "")


def test_an_observer_speaks_in_one_communication_only_while_the_leave_lasts():
    ontario = delegation("CA-ON", status="observer")
    observer, space = person(ontario), make.space()
    elsewhere = make.thread(within=space)
    grant = make.grant(ontario, space)
    thread = make.thread(by=observer, within=space)
    assert thread.is_communication
    make.contribution(thread, by=observer)
    with pytest.raises(PermissionRefused):
        make.contribution(elsewhere, by=observer)
    with pytest.raises(PermissionRefused):
        make.thread(by=observer, within=space)
    services.withdraw_floor(actor=secretariat(), grant=grant, ground="Terme de la séance")
    with pytest.raises(PermissionRefused):
        make.contribution(thread, by=observer)


def test_an_edit_keeps_the_former_text_and_names_nobody_else_as_author():
    author = person("SN")
    row = make.contribution(by=author, text="Avant.")
    services.edit(actor=author, contribution=row, text="Après.", base=0)
    row.refresh_from_db()
    former = row.revisions.get()
    assert (row.text, former.text, former.number, row.revision_count) == ("Après.", "Avant.", 1, 1)
    assert "Après" in row.html
    assert row.edited_at == former.replaced_at


def test_an_edit_on_top_of_a_newer_text_is_given_back():
    author = person("SN")
    row = make.contribution(by=author, text="Un.")
    services.edit(actor=author, contribution=row, text="Deux.", base=0)
    with pytest.raises(services.Superseded) as raised:
        services.edit(actor=author, contribution=row, text="Trois.", base=0)
    assert raised.value.current.text == "Deux."


def test_only_the_person_who_wrote_it_edits():
    row = make.contribution(of="SN")
    for somebody in (person("SN", role="head"), person("MG"), secretariat("moderator")):
        with pytest.raises(PermissionRefused):
            services.edit(actor=somebody, contribution=row, text="Autre.")


def test_a_hidden_contribution_is_not_edited():
    author = person("SN")
    row = make.hide(make.contribution(by=author))
    with pytest.raises(PermissionRefused):
        services.edit(actor=fresh(author), contribution=row, text="Autre.")


def test_once_answered_it_is_no_longer_withdrawn():
    author = person("SN")
    row = make.contribution(by=author)
    services.withdraw(actor=author, contribution=make.contribution(row.thread, by=author))
    make.contribution(row.thread, of="MG", reply_to=row.number)
    with pytest.raises(PermissionRefused):
        services.withdraw(actor=author, contribution=row)


def test_what_was_withdrawn_is_not_answered():
    author = person("SN")
    row = services.withdraw(actor=author, contribution=make.contribution(by=author))
    with pytest.raises(ValidationError):
        make.contribution(row.thread, of="MG", reply_to=row.number)
    assert row.thread.contributions.count() == 2


@pytest.mark.parametrize("text", ["", "  \n", "x" * 10_001])
def test_a_text_has_a_reasonable_length(text):
    with pytest.raises(ValidationError):
        make.contribution(text=text)
