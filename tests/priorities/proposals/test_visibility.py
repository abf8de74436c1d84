"""Who sees that a proposal exists, at each step (product.md, rules §2 and §9)."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.audit.models import AuditEntry
from accounts.delegations.models import Delegation
from priorities.proposals import services
from priorities.proposals.models import Proposal
from tests.factories_proposals import digest, draft, in_state, tabled
from tests.world import delegation, fresh, person, secretariat

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"

OWN = {"head", "focal_point", "drafter", "reader"}
MEMBERS = {"other", "other_reader", "associate"}
GUESTS = {"observer", "institution"}
OFFICE = {"officer", "moderator", "translator", "administrator"}
ALL = OWN | MEMBERS | GUESTS | OFFICE | {"withdrawn", "suspended", "nobody", "anonymous"}

SEEN = {
    "draft": OWN,
    "awaiting_visa": OWN,
    "submitted": OWN | OFFICE,
    "tabled": OWN | MEMBERS | GUESTS | OFFICE | {"suspended"},
    "withdrawn": OWN,
}


def somebody(who):
    if who in OWN:
        return person("SN", who)
    if who in OFFICE:
        return secretariat(who)
    return {
        "other": lambda: person("MG", "head"),
        "other_reader": lambda: person("MG", "reader"),
        "associate": lambda: person(delegation("NC", status="associate"), "head"),
        "observer": lambda: person(delegation("ON", status="observer"), "head"),
        "institution": lambda: person(delegation("AUF", status="institution"), "head"),
        "withdrawn": lambda: person(delegation("ML", participation="withdrawn"), "head"),
        "suspended": lambda: person(delegation("GN", participation="suspended"), "head"),
        "nobody": person,
        "anonymous": AnonymousUser,
    }[who]()


@pytest.mark.parametrize("state", SEEN)
@pytest.mark.parametrize("who", sorted(ALL))
def test_each_person_at_each_step(who, state, client):
    user = somebody(who)
    made = in_state(state, person("SN", "head"))
    seen = who in SEEN[state]
    assert Proposal.objects.visible_to(user).filter(pk=made.pk).exists() == seen
    if who == "anonymous":
        return
    client.force_login(user, backend=BACKEND)
    assert client.get(made.get_absolute_url()).status_code == (200 if seen else 404)


@pytest.mark.parametrize(
    "path",
    ["", "edit/", "visa/", "ask-visa/", "return/", "take-back/", "give-up/", "co-sponsors/"],
)
def test_another_delegations_draft_is_not_found_at_any_address(path, client):
    made = draft(person("SN"))
    client.force_login(person("MG", "head"), backend=BACKEND)
    url = f"/fr/proposals/drafts/{made.pk}/{path}"
    assert client.get(url).status_code == 404
    assert client.post(f"/fr/proposals/drafts/{made.pk}/autosave/").status_code == 404
    if path:
        assert client.post(url).status_code == 404


def invited(state="invited"):
    head = person("SN", "head")
    made = draft(head)
    delegation("MG")
    row = services.invite(
        proposal_id=made.pk,
        delegation=Delegation.objects.with_status().get(code="MG"),
        actor=head,
    )
    other = person("MG", "head")
    if state in ("accepted", "ended"):
        services.accept_invitation(co_sponsorship_id=row.pk, actor=other)
    if state == "ended":
        services.end_co_sponsorship(co_sponsorship_id=row.pk, actor=other)
    if state == "declined":
        services.decline_invitation(co_sponsorship_id=row.pk, actor=other)
    if state == "recalled":
        services.recall_invitation(co_sponsorship_id=row.pk, actor=head)
    return made, head


@pytest.mark.parametrize(
    ("state", "seen"),
    [("invited", True), ("accepted", True), ("declined", False), ("ended", False),
     ("recalled", False)],
)  # fmt: skip
def test_a_draft_is_read_by_whom_it_was_shown_to_and_only_as_long(state, seen):
    made, _head = invited(state)
    assert Proposal.objects.visible_to(person("MG", "drafter")).exists() == seen
    assert not Proposal.objects.visible_to(person("TG", "head")).exists()
    assert Proposal.objects.filter(pk=made.pk).exists()


def test_a_guest_reads_the_draft_without_its_internal_history_and_cannot_write_it(client):
    made, head = invited()
    services.ask_visa(proposal_id=made.pk, actor=head)
    services.return_with_note(proposal_id=made.pk, note="Entre nous.", actor=head)
    client.force_login(person("MG", "head"), backend=BACKEND)
    page = client.get(f"/fr/proposals/drafts/{made.pk}/")
    assert page.status_code == 200
    assert "Entre nous." not in page.content.decode()
    assert page.context["history"] == []
    for path in ("edit/", "visa/", "ask-visa/", "give-up/", "co-sponsors/"):
        answer = client.get(f"/fr/proposals/drafts/{made.pk}/{path}")
        assert answer.status_code == 403, path


def test_invitations_and_refusals_are_nobody_elses_business(client):
    head = person("SN", "head")
    made = tabled(head)
    delegation("MG")
    services.invite(
        proposal_id=made.pk,
        delegation=Delegation.objects.with_status().get(code="MG"),
        actor=head,
    )
    client.force_login(person("TG"), backend=BACKEND)
    assert client.get(made.get_absolute_url()).context["sponsors"] == []
    row = made.co_sponsorships.get()
    assert client.get(f"/fr/proposals/co-sponsors/{row.pk}/accept/").status_code == 404
    services.decline_invitation(co_sponsorship_id=row.pk, actor=person("MG", "head"))
    assert client.get(made.get_absolute_url()).context["sponsors"] == []


def test_a_person_withdrawn_since_no_longer_reads_the_draft():
    actor = person("SN")
    made = draft(actor)
    actor.mandates.update(withdrawn_at=made.created_at)
    assert not Proposal.objects.visible_to(fresh(actor)).exists()


def test_questions_of_the_desk():
    head, writer, officer = person("SN", "head"), person("SN"), secretariat("officer")
    asked, returned, sent = draft(writer), draft(writer), draft(head)
    draft(writer)
    for made in (asked, returned):
        services.ask_visa(proposal_id=made.pk, actor=writer)
    services.return_with_note(proposal_id=returned.pk, note="Revoir.", actor=head)
    services.stamp(proposal_id=sent.pk, shown_hash=digest(sent), actor=head)
    senegal = delegation("SN")
    assert list(Proposal.objects.awaiting_visa_of(senegal)) == [asked]
    assert Proposal.objects.drafts_of(senegal).count() == 3
    assert set(Proposal.objects.waiting_for(head)) == {asked, returned}
    assert list(Proposal.objects.waiting_for(writer)) == [returned]
    assert list(Proposal.objects.waiting_for(officer)) == [sent]
    assert not Proposal.objects.waiting_for(person("SN", "reader")).exists()
    assert not Proposal.objects.waiting_for(person("MG", "head")).exists()


@pytest.mark.parametrize("role", ["officer", "administrator"])
def test_the_secretariat_reads_of_a_draft_neither_in_the_record_of_acts_nor_at_a_departure(
    client, settings, role
):
    settings.DEMO = True
    head, author = person("SN", "head"), person("SN")
    made = draft(author, title_fr="Titre encore confidentiel")
    client.force_login(secretariat(role))
    entry = AuditEntry.objects.of(made).get()
    pages = [
        "/admin/accounts/auditentry/",
        f"/admin/accounts/auditentry/{entry.pk}/change/",
        f"/admin/accounts/mandate/{author.mandates.get().pk}/acts/withdraw/",
    ]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200
        assert "encore confidentiel" not in answer.content.decode()
    found = client.get("/admin/accounts/auditentry/?q=confidentiel").content.decode()
    assert f"/auditentry/{entry.pk}/" not in found
    services.ask_visa(proposal_id=made.pk, actor=fresh(author))
    services.return_with_note(proposal_id=made.pk, note="Note entre nous", actor=fresh(head))
    services.ask_visa(proposal_id=made.pk, actor=fresh(author))
    services.stamp(proposal_id=made.pk, shown_hash=digest(made), actor=fresh(head))
    assert "encore confidentiel" in client.get(pages[1]).content.decode()
    note = AuditEntry.objects.of(made).get(act="proposals.return_with_note")
    assert (
        "entre nous"
        not in client.get(f"/admin/accounts/auditentry/{note.pk}/change/").content.decode()
    )
