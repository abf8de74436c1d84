import pytest

from accounts.invitations.judge import KNOWN, NEW, WRONG, Known, judge
from accounts.invitations.sheet import Line

WORLD = Known(
    accounts={"known@example.org": "Awa Sy", "here@example.org": "Ali Ba"},
    mandates={("here@example.org", "SN")},
    invitations={("waiting@example.org", "SN")},
    delegations={"SN": "active", "MG": "active", "NE": "withdrawn", "ML": "suspended"},
    may_name_head=True,
)
GOOD = {"email": "new@example.org", "delegation": "SN", "role": "drafter"}


@pytest.mark.parametrize(
    ("row", "mark"),
    [
        ({}, NEW),
        ({"email": "known@example.org"}, KNOWN),
        ({"email": "Known@Example.org"}, KNOWN),
        ({"email": "here@example.org", "delegation": "MG"}, KNOWN),
        ({"delegation": "sn"}, NEW),
        ({"role": "Chef de délégation"}, NEW),
        ({"role": "Rédactrice"}, NEW),
        ({"role": "POINT FOCAL", "language": "English"}, NEW),
        ({"email": ""}, WRONG),
        ({"email": "new@"}, WRONG),
        ({"email": "here@example.org"}, WRONG),
        ({"email": "waiting@example.org"}, WRONG),
        ({"delegation": ""}, WRONG),
        ({"delegation": "ZZ"}, WRONG),
        ({"delegation": "NE"}, WRONG),
        ({"role": ""}, WRONG),
        ({"role": "king"}, WRONG),
        ({"language": "de"}, WRONG),
    ],
)
def test_each_row_is_marked(row, mark):
    (verdict,) = judge([Line(2, **GOOD | row)], WORLD)
    assert verdict.mark == mark
    assert bool(verdict.reason) == (mark != NEW)


def test_a_second_row_with_the_same_address_names_the_first():
    lines = [Line(2, **GOOD), Line(3, **GOOD), Line(4, **GOOD | {"delegation": "MG"})]
    marks = judge(lines, WORLD)
    assert [verdict.mark for verdict in marks] == [NEW, WRONG, NEW]
    assert "2" in marks[1].reason


def test_a_head_invites_for_the_own_delegation_and_names_no_head():
    own = Known(delegations=WORLD.delegations, own_code="SN")
    rows = [
        Line(2, "a@example.org", role="drafter"),
        Line(3, "b@example.org", delegation="MG", role="drafter"),
        Line(4, "c@example.org", delegation="SN", role="head"),
    ]
    assert [verdict.mark for verdict in judge(rows, own)] == [NEW, WRONG, WRONG]
