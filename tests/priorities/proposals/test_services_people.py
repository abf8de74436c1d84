import pytest

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from accounts.notifications.models import Notification
from priorities.proposals import services
from tests.factories_proposals import draft, reload, submitted, tabled
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


def test_unfinished_work_is_listed():
    leaving, colleague = person("SN"), person("SN", "drafter")
    mine, given_up = draft(leaving), draft(leaving)
    services.abandon(proposal_id=given_up.pk, actor=leaving)
    draft(colleague)
    assert list(services.unfinished_of(leaving, delegation("SN"))) == [mine]


@pytest.mark.parametrize("who", ["head", "officer"])
def test_all_of_it_goes_to_a_colleague_who_is_told(who):
    head, leaving, successor = person("SN", "head"), person("SN"), person("SN", "drafter")
    actor = head if who == "head" else secretariat("officer")
    mine, asked = draft(leaving), draft(leaving)
    services.ask_visa(proposal_id=asked.pk, actor=leaving)
    others = draft(head)
    moved = services.reassign_drafts(
        delegation=delegation("SN"), from_user=leaving, to_user=successor, actor=actor
    )
    assert moved == 2
    assert {reload(made).author for made in (mine, asked)} == {successor}
    assert reload(others).author == head
    assert Notification.objects.filter(user=successor, kind="proposals.reassigned").count() == 2
    entry = AuditEntry.objects.of(mine).first()
    assert entry.before == {"in_charge": str(leaving)}
    assert entry.after == {"in_charge": str(successor)}


def test_what_is_in_the_register_keeps_its_author():
    head = person("SN", "head")
    done, sent = tabled(head), submitted(head)
    successor = person("SN", "head")
    services.reassign_drafts(
        delegation=delegation("SN"), from_user=head, to_user=successor, actor=successor
    )
    assert reload(done).author == head
    assert reload(sent).author == successor


@pytest.mark.parametrize(("of", "role"), [("SN", "reader"), ("MG", "drafter"), (None, "drafter")])
def test_the_successor_must_write_for_the_delegation(of, role):
    head, leaving = person("SN", "head"), person("SN")
    draft(leaving)
    with pytest.raises(PermissionRefused):
        services.reassign_drafts(
            delegation=delegation("SN"),
            from_user=leaving,
            to_user=person(of, role),
            actor=head,
        )


@pytest.mark.parametrize(("of", "role"), [("SN", "focal_point"), ("MG", "head")])
def test_only_the_head_or_the_secretariat_reassigns(of, role):
    leaving, successor = person("SN"), person("SN", "drafter")
    draft(leaving)
    with pytest.raises(PermissionRefused):
        services.reassign_drafts(
            delegation=delegation("SN"),
            from_user=leaving,
            to_user=successor,
            actor=person(of, role),
        )
