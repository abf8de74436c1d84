from itertools import product

import pytest

from priorities.roadmap.workflow import State, can_move, needs_ground

ALLOWED = {
    ("planned", "under_way"),
    ("planned", "done"),
    ("planned", "abandoned"),
    ("under_way", "planned"),
    ("under_way", "done"),
    ("under_way", "abandoned"),
    ("done", "under_way"),
    ("abandoned", "planned"),
    ("abandoned", "under_way"),
}


@pytest.mark.parametrize(("state", "to"), list(product([state.value for state in State], repeat=2)))
def test_every_pair_of_states(state, to):
    assert can_move(state, to) is ((state, to) in ALLOWED)


@pytest.mark.parametrize(("state", "to"), sorted(ALLOWED))
def test_giving_up_and_reopening_are_explained(state, to):
    explained = to == "abandoned" or state in ("done", "abandoned")
    assert needs_ground(state, to) is explained
