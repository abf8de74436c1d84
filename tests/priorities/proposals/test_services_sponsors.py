import pytest

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from accounts.delegations.models import Delegation
from accounts.notifications.models import Notification
from priorities.proposals import services
from priorities.proposals.models import CoSponsorship, Proposal
from tests.factories_proposals import associates_in, digest, draft, reload, tabled
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


def told(user):
    return set(Notification.objects.filter(user=user).values_list("kind", flat=True))


def guest(code="MG", **fields):
    delegation(code, **fields)
    return Delegation.objects.with_status().get(code=code)


def invite(made, actor, code="MG", **fields):
    return services.invite(proposal_id=made.pk, delegation=guest(code, **fields), actor=actor)


def test_an_invitation_is_dated_signed_and_told():
    head, other, drafter = person("SN", "head"), person("MG", "head"), person("MG", "drafter")
    row = invite(tabled(head), head)
    assert (row.state, row.invited_by, row.delegation.code) == ("invited", head, "MG")
    assert row.invited_at
    assert told(other) == {"proposals.invited"}
    assert not told(drafter)


def test_before_tabling_only_those_who_stamp_show_the_draft_to_others():
    made = draft(person("SN"))
    with pytest.raises(PermissionRefused) as refused:
        invite(made, person("SN"))
    assert "brouillon" in refused.value.reason
    assert not CoSponsorship.objects.exists()
    assert invite(made, person("SN", "head")).state == "invited"


@pytest.mark.parametrize(
    "fields",
    [{"status": "observer"}, {"status": "institution"}, {"participation": "suspended"},
     {"participation": "withdrawn"}],
)  # fmt: skip
def test_who_cannot_be_invited(fields):
    head = person("SN", "head")
    with pytest.raises(PermissionRefused):
        invite(tabled(head), head, "XX", **fields)


def test_the_main_sponsor_is_not_its_own_co_sponsor():
    head = person("SN", "head")
    with pytest.raises(PermissionRefused):
        invite(tabled(head), head, "SN")


def test_nobody_is_invited_twice_but_again_after_a_refusal():
    head = person("SN", "head")
    made = tabled(head)
    row = invite(made, head)
    with pytest.raises(PermissionRefused):
        invite(made, head)
    services.decline_invitation(co_sponsorship_id=row.pk, actor=person("MG", "head"))
    assert invite(made, head).pk != row.pk


def test_accepting_keeps_who_when_and_the_text_agreed_to():
    head, writer, other = person("SN", "head"), person("SN"), person("MG", "head")
    made = tabled(head)
    row = invite(made, head)
    services.accept_invitation(co_sponsorship_id=row.pk, actor=other)
    row.refresh_from_db()
    assert (row.state, row.answered_by) == ("accepted", other)
    assert row.answered_at
    assert row.text_hash == digest(made)
    assert "proposals.invitation_accepted" in told(head)
    assert "proposals.invitation_accepted" in told(writer)
    entry = AuditEntry.objects.of(made).first()
    assert (entry.act, entry.public) == ("proposals.co_sponsorship_accepted", True)
    assert entry.delegation == delegation("MG")


@pytest.mark.parametrize("role", ["focal_point", "drafter", "reader", "deputy"])
def test_only_those_who_stamp_answer(role):
    head = person("SN", "head")
    row = invite(tabled(head), head)
    for answer in (services.accept_invitation, services.decline_invitation):
        with pytest.raises(PermissionRefused):
            answer(co_sponsorship_id=row.pk, actor=person("MG", role))
    row.refresh_from_db()
    assert row.state == "invited"


def test_another_delegation_does_not_answer():
    head = person("SN", "head")
    row = invite(tabled(head), head)
    with pytest.raises(PermissionRefused):
        services.accept_invitation(co_sponsorship_id=row.pk, actor=person("TG", "head"))


def test_an_associate_joins_only_where_associates_deliberate():
    associates_in("CPF")
    head = person("SN", "head")
    other = person(delegation("NC", status="associate"), "head")
    for body, allowed in (("CPF", True), ("CMF", False)):
        row = invite(tabled(head, addressed_to=body), head, "NC")
        if allowed:
            services.accept_invitation(co_sponsorship_id=row.pk, actor=other)
            continue
        with pytest.raises(PermissionRefused):
            services.accept_invitation(co_sponsorship_id=row.pk, actor=other)
        services.decline_invitation(co_sponsorship_id=row.pk, actor=other)


def test_a_refusal_is_told_to_the_main_sponsor_alone():
    head, other, third = person("SN", "head"), person("MG", "head"), person("TG", "head")
    made = tabled(head)
    joined = invite(made, head, "TG")
    services.accept_invitation(co_sponsorship_id=joined.pk, actor=third)
    row = invite(made, head)
    services.decline_invitation(co_sponsorship_id=row.pk, actor=other)
    assert "proposals.invitation_declined" in told(head)
    assert "proposals.invitation_declined" not in told(third)
    assert not AuditEntry.objects.of(made).first().public


def test_leaving_keeps_the_earlier_consent_on_record():
    head, other, third = person("SN", "head"), person("MG", "head"), person("TG", "head")
    made = tabled(head)
    for code, answering in (("MG", other), ("TG", third)):
        row = invite(made, head, code)
        services.accept_invitation(co_sponsorship_id=row.pk, actor=answering)
    mine = CoSponsorship.objects.get(delegation__code="MG")
    services.end_co_sponsorship(co_sponsorship_id=mine.pk, actor=other)
    mine.refresh_from_db()
    assert mine.state == "withdrawn"
    assert mine.answered_at < mine.withdrawn_at
    assert (mine.answered_by, mine.withdrawn_by) == (other, other)
    assert "proposals.co_sponsorship_ended" in told(head) & told(third)


def test_recalling_an_invitation_closes_the_draft_again():
    head, other = person("SN", "head"), person("MG", "head")
    row = invite(draft(head), head)
    services.recall_invitation(co_sponsorship_id=row.pk, actor=head)
    assert not Proposal.objects.visible_to(other).exists()
    assert "proposals.invitation_recalled" in told(other)
    with pytest.raises(Proposal.DoesNotExist):
        services.accept_invitation(co_sponsorship_id=row.pk, actor=other)


def test_a_withdrawn_proposal_takes_no_co_sponsor():
    head, other = person("SN", "head"), person("MG", "head")
    made = tabled(head)
    row = invite(made, head)
    services.withdraw(proposal_id=made.pk, ground="Fini.", actor=head)
    with pytest.raises(PermissionRefused):
        services.accept_invitation(co_sponsorship_id=row.pk, actor=other)
    with pytest.raises(PermissionRefused):
        invite(made, head, "TG")


def test_co_sponsors_hear_of_the_tabling():
    head, other = person("SN", "head"), person("MG", "head")
    made = draft(head)
    row = invite(made, head)
    services.accept_invitation(co_sponsorship_id=row.pk, actor=other)
    services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=head)
    services.table(proposal_id=made.pk, actor=secretariat("officer"))
    assert "proposals.tabled" in told(other)
    assert reload(made).symbol
