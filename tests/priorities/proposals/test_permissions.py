"""Each right × role × state: what is open, and that what is closed says why."""

import pytest

from accounts.access.registry import may
from priorities.proposals.workflow import STATE_WORDS, Act
from tests.factories_proposals import in_state
from tests.world import delegation, fresh, person, secretariat

pytestmark = pytest.mark.django_db

STATES = [state.value for state in STATE_WORDS]
WRITERS = {"head", "deputy", "enabled_deputy", "focal_point", "drafter"}
STAMPERS = {"head", "enabled_deputy"}
OFFICERS = {"officer", "administrator"}
NOBODY: set[str] = set()
EVERYBODY = [
    "head", "deputy", "enabled_deputy", "focal_point", "drafter", "reader", "other_head",
    "observer", "institution", "officer", "moderator", "translator", "administrator", "no_mandate",
]  # fmt: skip

OPEN = {
    "edit": {"draft": WRITERS, "awaiting_visa": WRITERS},
    Act.ASK_VISA: {"draft": WRITERS},
    Act.RETURN_WITH_NOTE: {"awaiting_visa": STAMPERS},
    Act.STAMP: {"draft": STAMPERS, "awaiting_visa": STAMPERS},
    Act.TAKE_BACK: {"submitted": WRITERS},
    Act.ABANDON: {"draft": WRITERS, "awaiting_visa": WRITERS},
    Act.TABLE: {"submitted": OFFICERS},
    Act.RETURN_TO_DELEGATION: {"submitted": OFFICERS},
    Act.WITHDRAW: {"tabled": STAMPERS},
    "invite": {
        "draft": STAMPERS, "awaiting_visa": STAMPERS, "submitted": STAMPERS, "tabled": WRITERS,
    },
}  # fmt: skip


def everybody():
    return {
        "head": person("SN", "head"),
        "deputy": person("SN", "deputy"),
        "enabled_deputy": person("SN", "deputy", may_stamp=True),
        "focal_point": person("SN"),
        "drafter": person("SN", "drafter"),
        "reader": person("SN", "reader"),
        "other_head": person("MG", "head"),
        "observer": person(delegation("ON", status="observer"), "head"),
        "institution": person(delegation("AUF", status="institution"), "head"),
        "officer": secretariat("officer"),
        "moderator": secretariat("moderator"),
        "translator": secretariat("translator"),
        "administrator": secretariat("administrator"),
        "no_mandate": person(),
    }


@pytest.mark.parametrize("state", STATES)
def test_the_table(state):
    people = everybody()
    assert sorted(people) == sorted(EVERYBODY)
    made = in_state(state, people["head"])
    for right, open_to in OPEN.items():
        allowed = {who for who, user in people.items() if may(user, f"proposals.{right}", made)}
        assert allowed == open_to.get(state, NOBODY), (right, state)


@pytest.mark.parametrize("state", STATES)
def test_each_refusal_has_a_sentence(state):
    people = everybody()
    made = in_state(state, people["head"])
    for right in OPEN:
        for who, user in people.items():
            answer = may(user, f"proposals.{right}", made)
            assert answer or (answer.reason[0].isupper() and answer.reason.endswith(".")), (
                right,
                who,
            )


def test_who_begins_a_draft():
    people = everybody() | {
        "associate": person(delegation("NC", status="associate"), "drafter"),
        "suspended": person(delegation("GN", participation="suspended"), "head"),
        "withdrawn": person(delegation("ML", participation="withdrawn"), "head"),
    }
    allowed = {who for who, user in people.items() if may(user, "proposals.create")}
    assert allowed == WRITERS | {"other_head", "associate"}
    for who in set(people) - allowed:
        assert may(people[who], "proposals.create").reason, who


@pytest.mark.parametrize("participation", ["suspended", "withdrawn"])
def test_a_delegation_that_no_longer_takes_part_can_do_nothing(participation):
    head = person("SN", "head")
    made = in_state("draft", head)
    delegation("SN").participations.create(state=participation, since="2020-01-01")
    for right in OPEN:
        answer = may(fresh(head), f"proposals.{right}", made)
        assert not answer
        assert answer.reason


def test_has_perm_gives_the_same_answer():
    head = person("SN", "head")
    made = in_state("draft", head)
    assert head.has_perm("proposals.stamp", made)
    assert not person("MG", "head").has_perm("proposals.stamp", made)
