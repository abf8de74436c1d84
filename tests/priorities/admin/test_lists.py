"""The secretariat's lists: the same number of queries for few rows as for many; acts confirmed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from priorities.communications import services as communications
from priorities.moderation.models import Appeal, Hiding, Report
from tests.factories_discussions import space
from tests.factories_moderation import ATTACK, GROUND, appeal, attack, hide, report
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

LISTS = ["report", "hiding", "appeal", "communicationrequest"]
MOST = 8


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def grow(number):
    """One case of each list, of delegations of their own."""
    author = person(delegation(f"A{number}"))
    report(attack(of=f"A{number}"), by=person(delegation(f"B{number}")))
    appeal(hide(attack(by=author)), by=author)
    observer = person(delegation(f"O{number}", status="observer"))
    communications.request(actor=observer, space=space(), subject=f"S{number}", length=100)


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(captured), answer


@pytest.mark.parametrize("path", [*(f"/admin/priorities/{name}/" for name in LISTS), "/admin/"])
def test_as_many_queries_for_few_rows_as_for_many(client, path):
    sign_in(client, secretariat("moderator", "officer", "administrator"))
    grow(0)
    queries(client, path)
    few, _answer = queries(client, path)
    for number in range(1, 7):
        grow(number)
    many, answer = queries(client, path)
    assert few == many
    if path != "/admin/":
        assert len(answer.context["cl"].result_list) >= 7
        assert many <= MOST


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("role", ["officer", "moderator", "translator", "administrator"])
def test_nobody_adds_changes_or_deletes_by_hand(client, name, role):
    grow(0)
    sign_in(client, secretariat(role))
    model = {"report": Report, "hiding": Hiding, "appeal": Appeal}.get(name)
    pk = model.objects.first().pk if model else communications.CommunicationRequest.objects.get().pk
    assert client.get(f"/admin/priorities/{name}/{pk}/change/").status_code == 200
    for path in (f"{pk}/change/", f"{pk}/delete/", "add/"):
        assert client.post(f"/admin/priorities/{name}/{path}", {"state": "x"}).status_code == 403


def test_filters_keep_what_is_asked(client):
    open_one = report()
    answered = report(attack(of="MG"), by=person("TG"))
    hide(answered.contribution)
    sign_in(client, secretariat("moderator"))
    kept = client.get("/admin/priorities/report/?state__exact=open").context["cl"].result_list
    assert [row.pk for row in kept] == [open_one.pk]
    kept = client.get("/admin/priorities/report/?article=accuracy").context["cl"].result_list
    assert list(kept) == []


def test_the_queue_leads_to_the_act_which_hides_through_the_service(client):
    made = report()
    moderator = secretariat("moderator")
    sign_in(client, moderator)
    link = f"/admin/priorities/report/{made.pk}/change/"
    assert link in client.get("/admin/").content.decode()
    act = f"/admin/priorities/report/{made.pk}/acts/hide/"
    assert act in client.get(link).content.decode()
    page = client.get(act)
    assert page.context["form"].initial["passage"] == ATTACK
    refused = client.post(act, {"article": "respect", "passage": ATTACK, "ground": ""})
    assert refused.status_code == 200
    assert not Hiding.objects.exists()
    done = client.post(act, {"article": "respect", "passage": ATTACK, "ground": GROUND})
    assert done.status_code == 302
    assert Hiding.objects.get().hidden_by == moderator


def test_whoever_hid_reads_why_another_decides(client):
    lodged = appeal()
    sign_in(client, lodged.hidden_by)
    page = client.get(f"/admin/priorities/appeal/{lodged.pk}/change/").content.decode()
    assert f"/admin/priorities/appeal/{lodged.pk}/acts/decide/" not in page
    assert "une autre personne tranche le recours" in page
    answer = client.post(
        f"/admin/priorities/appeal/{lodged.pk}/acts/decide/",
        {"outcome": "kept", "reasons": "Non."},
    )
    assert answer.status_code == 403
    assert "recours" not in {s.title for s in client.get("/admin/").context["queue"] if s.rows}


def test_another_decides_in_the_admin(client):
    lodged = appeal()
    sign_in(client, secretariat("officer"))
    answer = client.post(
        f"/admin/priorities/appeal/{lodged.pk}/acts/decide/",
        {"outcome": "restored", "reasons": "La phrase citait."},
    )
    assert answer.status_code == 302
    assert not Hiding.objects.get().is_live


def test_leave_is_given_in_the_admin(client):
    observer = person(delegation("CA-ON", status="observer"))
    asked = communications.request(actor=observer, space=space(), subject="Essais", length=100)
    sign_in(client, secretariat("officer"))
    act = f"/admin/priorities/communicationrequest/{asked.pk}/acts/grant/"
    initial = client.get(act).context["form"].initial
    answer = client.post(
        act,
        {
            "starts_at_0": initial["starts_at"].date().isoformat(),
            "starts_at_1": "00:00",
            "ends_at_0": initial["ends_at"].date().isoformat(),
            "ends_at_1": "18:00",
            "ground": "Accord de la présidence.",
        },
    )
    assert answer.status_code == 302
    asked.refresh_from_db()
    assert asked.grant.space == asked.space


@pytest.mark.parametrize("act", ["hide", "nothing"])
def test_outsiders_do_not_even_learn_that_it_exists(client, act):
    made = report()
    sign_in(client, person("SN", "head"))
    assert client.get(f"/admin/priorities/report/{made.pk}/acts/{act}/").status_code == 302
