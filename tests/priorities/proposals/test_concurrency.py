"""Two people at once, on real connections: what must not happen never happens."""

import threading
from dataclasses import replace

import pytest
from django.db import connection

from accounts.access.registry import PermissionRefused
from accounts.delegations.models import Delegation
from accounts.people.models import User
from priorities.proposals import notices, services
from priorities.proposals.models import (
    CoSponsorship,
    DraftSave,
    Paragraph,
    Proposal,
    SymbolCounter,
    Visa,
)
from tests.factories_proposals import digest, draft, reload, submitted
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run each act on a connection of its own, all started together; outcomes in order."""
    gate = threading.Barrier(len(acts))
    outcomes = [None] * len(acts)

    def run(place, act):
        try:
            gate.wait(timeout=10)
            outcomes[place] = act()
        except Exception as fault:  # noqa: BLE001  the test reads what became of each act
            outcomes[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


def again(user):
    """The person as another request would load it."""
    return User.objects.get(pk=user.pk)


def test_two_visas_at_once_give_one():
    heads = [person("SN", "head"), person("SN", "deputy", may_stamp=True)]
    made = draft(person("SN"))
    shown = digest(made)
    outcomes = at_once(
        *(
            lambda head=head: services.stamp(
                proposal_id=made.pk, shown_hash=shown, actor=again(head)
            )
            for head in heads
        )
    )
    assert sorted(type(outcome) for outcome in outcomes if isinstance(outcome, Visa)) == [Visa]
    assert [type(o) for o in outcomes if not isinstance(o, Visa)] == [PermissionRefused]
    assert Visa.objects.count() == 1
    assert reload(made).state == "submitted"


def test_two_saves_at_once_lose_neither_text():
    writers = [person("SN"), person("SN", "drafter")]
    made = draft(writers[0])
    stored = reload(made).content(list(Paragraph.objects.current_of(made)))
    outcomes = at_once(
        *(
            lambda writer=writer: services.save_draft(
                proposal_id=made.pk,
                version=1,
                content=replace(stored, context=f"Texte de {writer.pk}"),
                actor=again(writer),
            )
            for writer in writers
        )
    )
    kept = [outcome.kept for outcome in outcomes if outcome.kept is not None]
    assert len(kept) == 1
    texts = {reload(made).context, kept[0].content.context}
    assert texts == {f"Texte de {writer.pk}" for writer in writers}
    assert reload(made).version == 2
    assert DraftSave.objects.count() == 1


def test_a_save_and_a_visa_at_once_never_leave_a_visa_on_another_text():
    head, writer = person("SN", "head"), person("SN")
    made = draft(writer)
    stored = reload(made).content(list(Paragraph.objects.current_of(made)))
    at_once(
        lambda: services.stamp(proposal_id=made.pk, shown_hash=stored.digest(), actor=again(head)),
        lambda: services.save_draft(
            proposal_id=made.pk,
            version=1,
            content=replace(stored, context="Autre."),
            actor=again(writer),
        ),
    )
    visa = Visa.objects.first()
    if visa is None:
        assert reload(made).context == "Autre."
        assert reload(made).state == "draft"
    else:
        assert visa.holds_for(digest(made))
        assert DraftSave.objects.get().content.context == "Autre."


def test_the_same_proposal_is_tabled_once():
    officers = [secretariat("officer"), secretariat("officer")]
    made = submitted()
    outcomes = at_once(
        *(
            lambda officer=officer: services.table(proposal_id=made.pk, actor=again(officer))
            for officer in officers
        )
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == [
        "PermissionRefused",
        "Proposal",
    ]
    assert SymbolCounter.objects.get().last == 1


def test_numbers_given_at_once_are_all_different_and_without_hole():
    head, officer = person("SN", "head"), secretariat("officer")
    waiting = [submitted(head) for _n in range(6)]
    broken = waiting[2]
    broken.versions.get().paragraphs.update(text_fr="Changé.")
    outcomes = at_once(
        *(
            lambda made=made: services.table(proposal_id=made.pk, actor=again(officer))
            for made in waiting
        )
    )
    assert isinstance(outcomes[2], PermissionRefused)
    given = Proposal.objects.registered().values_list("symbol", flat=True)
    assert sorted(int(symbol.split("/")[-1]) for symbol in given) == [1, 2, 3, 4, 5]


def test_a_tabling_undone_after_its_number_was_taken_gives_the_number_back(monkeypatch):
    head, officer = person("SN", "head"), secretariat("officer")
    first, second = submitted(head), submitted(head)
    tell, failing = notices.tabled, threading.Event()

    def fail_once(proposal, actor):
        if proposal.pk == first.pk and not failing.is_set():
            failing.set()
            raise RuntimeError("the machine stops here")
        tell(proposal, actor)

    monkeypatch.setattr(notices, "tabled", fail_once)
    outcomes = at_once(
        lambda: services.table(proposal_id=first.pk, actor=again(officer)),
        lambda: services.table(proposal_id=second.pk, actor=again(officer)),
    )
    assert isinstance(outcomes[0], RuntimeError)
    assert reload(first).symbol is None
    assert reload(second).symbol.endswith("/1")
    assert services.table(proposal_id=first.pk, actor=again(officer)).symbol.endswith("/2")


def test_a_delegation_invited_twice_at_once_is_invited_once():
    head = person("SN", "head")
    made = draft(head)
    delegation("MG")
    guest = Delegation.objects.with_status().get(code="MG")
    outcomes = at_once(
        *(
            lambda: services.invite(proposal_id=made.pk, delegation=guest, actor=again(head))
            for _n in range(2)
        )
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == [
        "CoSponsorship",
        "PermissionRefused",
    ]
    assert CoSponsorship.objects.count() == 1
