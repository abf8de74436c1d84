from itertools import product

import pytest

from priorities.proposals import workflow
from priorities.proposals.workflow import Act, State, Who

# Every pair that is open; any pair not named here must be closed.
OPEN = {
    ("ask_visa", "draft"): "awaiting_visa",
    ("return_with_note", "awaiting_visa"): "draft",
    ("stamp", "draft"): "submitted",
    ("stamp", "awaiting_visa"): "submitted",
    ("take_back", "submitted"): "draft",
    ("abandon", "draft"): "withdrawn",
    ("abandon", "awaiting_visa"): "withdrawn",
    ("table", "submitted"): "tabled",
    ("return_to_delegation", "submitted"): "draft",
    ("withdraw", "tabled"): "withdrawn",
}


@pytest.mark.parametrize(("act", "state"), list(product(Act, State)))
def test_every_pair(act, state):
    expected = OPEN.get((act.value, state.value))
    move = workflow.find(act, state)
    assert (move.target.value if move else None) == expected
    if expected is None:
        with pytest.raises(ValueError, match="no "):
            workflow.target(act, state)
    else:
        assert workflow.target(act, state) == expected


def test_an_act_belongs_to_one_kind_of_person():
    for act in Act:
        assert len({move.who for move in workflow.MOVES if move.act == act}) == 1


def test_only_the_secretariat_tables_and_only_a_head_stamps():
    assert workflow.who(Act.TABLE) == Who.OFFICER
    assert workflow.who(Act.STAMP) == Who.STAMPER
    assert workflow.who(Act.WITHDRAW) == Who.STAMPER


def test_every_state_is_reached_and_the_end_is_final():
    reached = {move.target for move in workflow.MOVES} | {State.DRAFT}
    assert reached == set(State)
    assert not [move for move in workflow.MOVES if move.source == State.WITHDRAWN]


def test_what_is_submitted_is_not_editable():
    assert {State.DRAFT, State.AWAITING_VISA} == workflow.EDITABLE
