"""A refusal says why to the person it meets."""

import pytest

from accounts.access.gates import secretariat as of_the_secretariat
from tests.world import person, secretariat

pytestmark = pytest.mark.django_db


def test_the_secretariat_is_told_that_another_role_is_needed():
    officer = secretariat("officer")
    assert of_the_secretariat(officer, "officer", "moderator")
    refusal = of_the_secretariat(officer, "moderator")
    assert not refusal
    assert str(refusal.reason) == "Votre rôle au secrétariat ne le permet pas."


def test_a_delegation_is_told_that_the_act_is_the_secretariats():
    refusal = of_the_secretariat(person("SN", "head"), "moderator")
    assert not refusal
    assert "réservé au secrétariat" in str(refusal.reason)
