import pytest
from django.contrib.auth.models import Group

from accounts.access.roles import verbs_of

ROLES = ["officer", "moderator", "translator", "administrator"]


@pytest.mark.parametrize("role", ROLES)
def test_nobody_edits_the_record_of_acts(role):
    assert verbs_of(role, "accounts.auditentry", is_bilingual=False) == ("view",)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", ["notification", "letter", "invitationbatch"])
def test_nobody_reads_what_others_were_told(role, model):
    assert verbs_of(role, f"accounts.{model}", is_bilingual=False) == ()


def test_translators_change_bilingual_texts_only():
    assert "change" in verbs_of("translator", "accounts.delegation", is_bilingual=True)
    assert verbs_of("translator", "accounts.mandate", is_bilingual=False) == ("view",)


def test_moderators_do_not_manage_people():
    for model in ("user", "mandate"):
        assert verbs_of("moderator", f"accounts.{model}", is_bilingual=False) == ("view",)


@pytest.mark.django_db
def test_the_groups_hold_what_is_declared():
    held = set(Group.objects.get(name="translator").permissions.values_list("codename", flat=True))
    assert "change_delegation" in held
    assert "change_mandate" not in held
    assert "change_auditentry" not in held
