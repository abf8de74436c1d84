"""Invitations from a file, on the page of a delegation and in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.invitations.models import Invitation, InvitationBatch
from accounts.notifications.delivery import deliver_pending
from accounts.notifications.models import Letter
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

HEAD = "courriel;prenom;nom;delegation;role;langue\n"


def csv(rows, head=HEAD):
    return SimpleUploadedFile("gens.csv", (head + rows).encode("utf-8-sig"), "text/csv")


def sent(client, rows, at="/fr/delegation/invitations/file/"):
    return client.post(at, {"file": csv(rows)})


@pytest.fixture
def head(client):
    user = person("SN", "head")
    client.force_login(user)
    return user


def test_nothing_leaves_before_the_confirmation(client, head, mailoutbox):
    response = sent(client, "a@example.org;A;B;SN;point focal;en\nbad;;;SN;reader;\n")
    page = client.get(response["Location"])
    assert [v.mark for v in page.context["verdicts"]] == ["new", "wrong"]
    assert not Invitation.objects.exists()
    assert not Letter.objects.exists()
    client.post(response["Location"])
    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.language, invitation.invited_by) == (
        "focal_point",
        "en",
        head,
    )
    deliver_pending()
    assert [letter.to for letter in mailoutbox] == [["a@example.org"]]
    assert client.get(response["Location"]).context["progress"] == {
        "all": 1,
        "sent": 1,
        "done": True,
    }


def test_a_file_is_confirmed_once(client, head):
    address = sent(client, "a@example.org;;;;reader;\n")["Location"]
    for _time in range(2):
        assert client.post(address).status_code == 302
    assert Invitation.objects.count() == 1
    assert Letter.objects.count() == 1
    assert InvitationBatch.objects.get().rows == []


def test_what_changed_since_the_preview_counts(client, head):
    address = sent(client, "a@example.org;;;;reader;\nb@example.org;;;;reader;\n")["Location"]
    client.post("/fr/delegation/invitations/new/", {
        "email": "a@example.org", "role": "drafter", "language": "fr",
    })  # fmt: skip
    client.post(address)
    assert sorted(Invitation.objects.values_list("email", "role")) == [
        ("a@example.org", "drafter"),
        ("b@example.org", "reader"),
    ]


def test_a_file_is_seen_by_who_sent_it_alone(client, head):
    address = sent(client, "a@example.org;;;;reader;\n")["Location"]
    client.force_login(person("SN", "head"))
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


@pytest.mark.parametrize("role", ["deputy", "focal_point", "drafter", "reader"])
def test_others_of_the_delegation_are_refused(client, role):
    client.force_login(person("SN", role))
    assert client.get("/fr/delegation/invitations/file/").status_code == 403
    assert sent(client, "a@example.org;;;;reader;\n").status_code == 403


def test_a_wrong_file_gives_the_form_back(client, head):
    response = client.post("/fr/delegation/invitations/file/", {"file": csv("1;2\n", head="a;b\n")})
    assert response.status_code == 200
    assert response.context["form"].errors["file"]


def test_the_secretariat_does_it_in_the_admin(client, settings):
    settings.DEMO = True
    delegation("SN")
    delegation("MG")
    client.force_login(secretariat("officer"))
    at = "/admin/accounts/invitation/file/"
    assert client.get(at).status_code == 200
    response = sent(client, "a@example.org;;;SN;chef;\nb@example.org;;;MG;head;en\n", at)
    assert client.get(response["Location"]).status_code == 200
    client.post(response["Location"])
    assert client.get(response["Location"]).status_code == 200
    assert set(Invitation.objects.values_list("delegation__code", "role")) == {
        ("SN", "head"),
        ("MG", "head"),
    }


@pytest.mark.parametrize("role", ["moderator", "translator"])
def test_the_rest_of_the_secretariat_does_not(client, settings, role):
    settings.DEMO = True
    client.force_login(secretariat(role))
    assert client.get("/admin/accounts/invitation/file/").status_code == 403


@pytest.mark.parametrize("number", [3, 300])
def test_the_confirmation_costs_the_same_for_many(
    client, head, number, django_assert_max_num_queries
):
    rows = "".join(f"p{n}@example.org;;;;reader;\n" for n in range(number))
    address = sent(client, rows)["Location"]
    client.get(address)
    with django_assert_max_num_queries(8):
        client.get(address)
    with django_assert_max_num_queries(30):
        client.post(address)
    assert Invitation.objects.count() == number


def test_the_template_can_be_filled_in(client, head):
    response = client.get("/fr/delegation/invitations/file/template.csv")
    assert response.content.startswith(b"\xef\xbb\xbfcourriel;prenom;nom;delegation;role;langue")
    assert "attachment" in response["Content-Disposition"]
