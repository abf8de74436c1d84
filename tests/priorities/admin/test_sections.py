"""The sections that the floor of accounts gives to the secretariat's first page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.access.queue import sections
from accounts.invitations.models import Invitation
from accounts.people.models import Mandate
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db


def rows(title, user):
    return next((section.rows for section in sections(user) if section.title == title), None)


def test_delegations_without_a_head_those_at_work_first():
    person(delegation("SN"), role="head")
    delegation("TG")
    person(delegation("MG"), role="drafter")
    delegation("NE", participation="withdrawn")
    delegation("CONFEJES", status="institution")
    found = rows("Délégations sans chef de délégation", secretariat("officer"))
    assert [row.title for row in found] == ["Madagascar", "Togo"]


def test_invitations_not_accepted_the_first_to_expire_first():
    officer, now = secretariat("officer"), timezone.now()
    for number, (days, done) in enumerate([(9, {}), (-1, {}), (3, {"cancelled_at": now})]):
        Invitation.objects.create(
            delegation=delegation("SN"),
            email=f"invited{number}@example.org",
            role="head",
            invited_by=officer,
            token_hash=str(number),
            expires_at=now + timedelta(days=days),
            **done,
        )
    found = rows("Invitations non acceptées", officer)
    assert [row.title for row in found] == ["invited1@example.org", "invited0@example.org"]
    assert found[0].due < now < found[1].due


@pytest.mark.parametrize("role", ["moderator", "translator"])
def test_they_concern_officers_and_administrators(role):
    user = secretariat(role)
    assert rows("Délégations sans chef de délégation", user) is None
    assert rows("Invitations non acceptées", user) is None


def test_a_delegation_without_a_head_says_since_when():
    today = timezone.localdate()
    left, came = today - timedelta(days=4), today - timedelta(days=30)
    head = person(delegation("SN"), role="head")
    Mandate.objects.filter(user=head).update(
        starts_on=came, ends_on=today + timedelta(days=9), withdrawn_at=timezone.now()
    )
    Mandate.objects.filter(user=person(delegation("MG"), role="head")).update(
        starts_on=came, ends_on=left
    )
    Mandate.objects.filter(user=person(delegation("TG"), role="drafter")).update(starts_on=came)
    delegation("BJ")
    found = rows("Délégations sans chef de délégation", secretariat("officer"))
    since = {row.title: row.since for row in found}
    assert since.pop(str(delegation("BJ"))) is None
    names = [str(delegation(code)) for code in ("SN", "MG", "TG")]
    assert since == dict(zip(names, (today, left, came), strict=True))
