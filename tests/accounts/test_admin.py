"""Lists and acts of the secretariat on delegations, people, mandates and invitations."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.audit.models import AuditEntry
from accounts.delegations.models import Delegation
from accounts.invitations.models import Invitation
from accounts.invitations.services import invite
from accounts.notifications.models import Letter
from accounts.people.models import Mandate, User
from tests.world import delegation, fresh, person, secretariat

pytestmark = pytest.mark.django_db

LISTS = ["delegation", "user", "mandate", "invitation"]


@pytest.fixture(autouse=True)
def demonstration(settings):
    settings.DEMO = True


@pytest.fixture
def administrator(client):
    user = secretariat("administrator")
    client.force_login(user)
    return user


def fill(number, actor):
    for n in range(number):
        made = delegation(f"D{n}")
        person(made, "head")
        person(made, "drafter")
        invite(actor=actor, delegation=made, email=f"p{n}@example.org", role="reader")


@pytest.mark.parametrize("model", LISTS)
def test_no_query_per_row(client, administrator, model):
    counts = []
    for number in (2, 12):
        fill(number, administrator) if number == 2 else [
            fill_more(n, administrator) for n in range(2, number)
        ]
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/admin/accounts/{model}/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def fill_more(n, actor):
    made = delegation(f"D{n}")
    person(made, "head")
    invite(actor=actor, delegation=made, email=f"p{n}@example.org", role="reader")


def test_a_withdrawal_is_recorded_from_the_delegation(client, administrator):
    made = delegation("SN")
    at = f"/admin/accounts/delegation/{made.pk}/acts/participation/"
    data = {
        "state": "withdrawn",
        "since": timezone.now().date().isoformat(),
        "notified_on": timezone.now().date().isoformat(),
        "reference": "note verbale 7",
    }
    assert client.get(at).status_code == 200
    refused = client.post(at, data | {"notified_on": ""})
    assert refused.context["form"].errors["notified_on"]
    assert client.post(at, data).status_code == 302
    assert Delegation.objects.with_status().get(code="SN").participation == "withdrawn"
    page = client.get(f"/admin/accounts/delegation/{made.pk}/change/").content.decode()
    assert "note verbale 7" in page


def test_dated_lines_are_not_edited(client, administrator):
    made = delegation("SN")
    row = made.statuses.get()
    client.post(f"/admin/accounts/delegationstatus/{row.pk}/change/", {"status": "observer"})
    row.refresh_from_db()
    assert row.status == "member"


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("officer", True), ("translator", True), ("administrator", True), ("moderator", False)],
)
def test_who_edits_the_names_of_a_delegation(client, role, allowed):
    made = delegation("SN")
    client.force_login(secretariat(role))
    data = {
        "name_fr": "Sénégal", "name_en": "Senegal (new)", "of_fr": "du Sénégal",
        "statuses-TOTAL_FORMS": 0, "statuses-INITIAL_FORMS": 0,
        "participations-TOTAL_FORMS": 0, "participations-INITIAL_FORMS": 0,
    }  # fmt: skip
    response = client.post(f"/admin/accounts/delegation/{made.pk}/change/", data)
    made.refresh_from_db()
    assert (made.name_en == "Senegal (new)") == allowed
    assert response.status_code == (302 if allowed else 403)
    assert AuditEntry.objects.filter(act="delegations.words").exists() == allowed


def test_an_invitation_of_a_head_leaves_from_the_admin(client, administrator):
    made = delegation("SN")
    data = {"delegation": made.pk, "role": "head", "email": "H@example.org", "language": "fr"}
    assert client.get("/admin/accounts/invitation/add/").status_code == 200
    assert client.post("/admin/accounts/invitation/add/", data).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.invited_by) == ("h@example.org", administrator)
    again = client.post("/admin/accounts/invitation/add/", data)
    assert again.status_code == 200
    assert Invitation.objects.count() == 1
    assert client.get(f"/admin/accounts/invitation/{invitation.pk}/change/").status_code == 200
    client.post(f"/admin/accounts/invitation/{invitation.pk}/acts/cancel/")
    invitation.refresh_from_db()
    assert invitation.cancelled_at


def test_the_last_head_is_withdrawn_by_the_secretariat(client, administrator):
    head = person("SN", "head")
    mandate = head.mandates.get()
    assert client.get(f"/admin/accounts/mandate/{mandate.pk}/change/").status_code == 200
    at = f"/admin/accounts/mandate/{mandate.pk}/acts/withdraw/"
    assert client.get(at).status_code == 200
    client.post(at, {"ground": "note verbale"})
    mandate.refresh_from_db()
    assert mandate.withdrawn_at
    assert "SN" not in {m.delegation.code for m in Mandate.objects.active().heads()}


@pytest.mark.parametrize("role", ["moderator", "translator"])
def test_others_of_the_secretariat_manage_nobody(client, role):
    mandate = person("SN", "drafter").mandates.get()
    client.force_login(secretariat(role))
    for act in ("withdraw", "change", "visa"):
        assert client.post(f"/admin/accounts/mandate/{mandate.pk}/acts/{act}/").status_code == 403
    assert client.get("/admin/accounts/invitation/add/").status_code == 403
    mandate.refresh_from_db()
    assert mandate.withdrawn_at is None


def test_only_an_administrator_gives_roles(client, administrator):
    officer = secretariat("officer")
    at = f"/admin/accounts/user/{officer.pk}/acts/roles/"
    assert client.get(at).status_code == 200
    client.post(at, {"roles": ["moderator"]})
    assert [group.name for group in officer.groups.all()] == ["moderator"]
    client.force_login(fresh(officer))
    assert client.post(at, {"roles": ["administrator"]}).status_code == 403


def test_the_last_administrator_stays(client, administrator):
    at = f"/admin/accounts/user/{administrator.pk}/acts/roles/"
    response = client.post(at, {"roles": ["officer"]})
    assert response.context["form"].errors
    assert administrator.groups.get() == Group.objects.get(name="administrator")


def test_an_account_of_the_secretariat_is_opened_without_a_password(client, administrator):
    data = {
        "email": "New@example.org", "first_name": "N", "last_name": "E", "language": "en",
        "roles": ["officer"],
    }  # fmt: skip
    assert client.get("/admin/accounts/user/add/").status_code == 200
    assert client.post("/admin/accounts/user/add/", data).status_code == 302
    user = User.objects.get(email="new@example.org")
    assert user.is_staff
    assert not user.has_usable_password()
    assert Letter.objects.get().to == "new@example.org"


def test_autocompletes_find_people_and_delegations(client, administrator):
    delegation("SN")
    found = client.get(
        "/admin/autocomplete/",
        {"term": "séné", "app_label": "accounts", "model_name": "invitation",
         "field_name": "delegation"},
    )  # fmt: skip
    assert [row["text"] for row in found.json()["results"]] == ["Sénégal"]
