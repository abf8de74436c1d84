import pytest

from priorities.moderation.checks import enough_people_to_moderate
from tests.world import secretariat

pytestmark = pytest.mark.django_db


def found():
    return [warning.id for warning in enough_people_to_moderate(None, databases=["default"])]


def test_nobody_to_moderate():
    secretariat("officer")
    assert found() == ["priorities.W001"]


def test_nobody_to_decide_on_an_appeal():
    secretariat("moderator")
    assert found() == ["priorities.W002"]


def test_one_hides_and_another_decides():
    secretariat("moderator")
    secretariat("officer")
    assert found() == []


def test_no_database_no_question():
    assert enough_people_to_moderate(None) == []
