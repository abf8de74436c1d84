"""Scenario 11: a member leaves, another changes status."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access.gates import acts_outward
from accounts.access.levels import Level, readable_levels
from accounts.access.registry import PermissionRefused
from accounts.delegations.models import Delegation
from accounts.notifications.models import Notification
from accounts.standing import services
from tests.world import delegation, fresh, person, secretariat

pytestmark = pytest.mark.django_db

TODAY = timezone.now().date()
SOON = TODAY + timedelta(days=30)


def standing(code, on=None):
    found = Delegation.objects.with_status(on=on).get(code=code)
    return found.status, found.participation


def withdrawal(made, since=SOON, **fields):
    return services.set_participation(
        actor=secretariat(),
        delegation=made,
        state="withdrawn",
        since=since,
        notified_on=fields.pop("notified_on", TODAY - timedelta(days=2)),
        reference="note verbale 12",
        **fields,
    )


def test_rights_last_until_the_effect_and_end_with_it():
    made = delegation("SN")
    head = person(made, "head")
    withdrawal(made)
    assert acts_outward(fresh(head))
    assert standing("SN") == ("member", "active")
    assert standing("SN", SOON) == ("member", "withdrawn")
    assert standing("SN", SOON - timedelta(days=1)) == ("member", "active")


def test_at_the_effect_gates_refuse_and_levels_drop_to_public():
    made = delegation("SN")
    head = person(made, "head")
    assert Level.MEMBERS in readable_levels(head)
    withdrawal(made, since=TODAY)
    assert not acts_outward(fresh(head))
    assert readable_levels(fresh(head)) == {Level.PUBLIC}


def test_a_member_that_changes_its_mind_keeps_its_rights_and_the_trace():
    made = delegation("SN")
    row = withdrawal(made)
    services.cancel_row(actor=secretariat(), row=row, ground="note verbale 15")
    assert standing("SN", SOON) == ("member", "active")
    row.refresh_from_db()
    assert row.cancelled_ground == "note verbale 15"
    assert withdrawal(made).pk != row.pk  # the same date may be recorded anew


def test_reactivation_is_a_new_line():
    made = delegation("NE", participation="withdrawn")
    services.set_participation(
        actor=secretariat(), delegation=made, state="active", since=TODAY, reference="note 3"
    )
    assert standing("NE") == ("member", "active")
    assert standing("NE", date(2025, 4, 1)) == ("member", "withdrawn")
    assert made.participations.count() == 3


def test_suspension_is_not_withdrawal():
    made = delegation("SN")
    head = person(made, "head")
    services.set_participation(
        actor=secretariat(), delegation=made, state="suspended", since=TODAY, reference="CPF 120"
    )
    assert Level.DELEGATIONS in readable_levels(fresh(head))
    assert not acts_outward(fresh(head))


def test_a_new_status_does_not_rewrite_the_past():
    made = delegation("XK", status="associate")
    services.set_status(
        actor=secretariat(),
        delegation=made,
        status="member",
        since=TODAY,
        reference="Sommet, déc. 4",
    )
    assert standing("XK")[0] == "member"
    assert standing("XK", TODAY - timedelta(days=1))[0] == "associate"


def test_a_past_date_must_be_confirmed():
    made = delegation("XK", status="associate")
    given = {
        "actor": secretariat(),
        "delegation": made,
        "status": "member",
        "since": TODAY - timedelta(days=9),
        "reference": "Sommet",
    }
    with pytest.raises(ValidationError):
        services.set_status(**given)
    assert services.set_status(**given, retroactive=True).since == TODAY - timedelta(days=9)


@pytest.mark.parametrize(
    "wrong",
    [
        {"reference": " "},
        {"notified_on": None},
        {"notified_on": SOON + timedelta(days=1)},
    ],
)
def test_what_is_missing_or_contradictory_is_refused(wrong):
    made = delegation("SN")
    given = {"notified_on": TODAY, "reference": "note 1"} | wrong
    with pytest.raises(ValidationError):
        services.set_participation(
            actor=secretariat(), delegation=made, state="withdrawn", since=SOON, **given
        )
    assert made.participations.count() == 1


def test_a_date_is_recorded_once():
    made = delegation("SN")
    withdrawal(made)
    with pytest.raises(ValidationError):
        withdrawal(made)


def test_an_institution_does_not_become_a_member():
    made = delegation("AUF", status="institution")
    with pytest.raises(ValidationError):
        services.set_status(
            actor=secretariat(), delegation=made, status="member", since=TODAY, reference="x"
        )


@pytest.mark.parametrize("role", ["moderator", "translator"])
def test_only_officers_and_administrators_record(role):
    with pytest.raises(PermissionRefused):
        services.set_status(
            actor=secretariat(role),
            delegation=delegation("SN"),
            status="observer",
            since=TODAY,
            reference="x",
        )


def test_a_head_records_nothing_and_is_told():
    made = delegation("SN")
    head = person(made, "head")
    with pytest.raises(PermissionRefused):
        services.set_status(
            actor=head, delegation=made, status="observer", since=TODAY, reference="x"
        )
    withdrawal(made)
    assert Notification.objects.filter(user=head, kind="delegations.participation").exists()
