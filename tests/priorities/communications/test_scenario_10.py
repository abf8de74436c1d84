"""Scenario 10: an observer asks to be heard; through the pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.audit.models import AuditEntry
from accounts.notifications.models import Notification
from priorities.communications.models import CommunicationRequest
from priorities.discussions import services as discussions
from priorities.discussions.models import CommunicationGrant, Thread
from tests.factories_discussions import contribution, theme, thread
from tests.world import delegation, person, secretariat

pytestmark = pytest.mark.django_db

TITLE = "Informer les usagers de leurs droits"


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def body(client, path):
    return client.get(path).content.decode()


def post(client, path, **data):
    answer = client.post(path, data)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer


class Case:
    def __init__(self):
        self.observer = person(delegation("CA-ON", status="observer", name="Ontario"))
        self.member, self.officer = person("SN"), secretariat("officer")
        self.theme, self.elsewhere = theme("donnees-personnelles"), theme("cybersecurite")

    @property
    def ask_path(self):
        return f"/fr/communications/spaces/{self.theme.space_id}/"

    def new_thread(self, where=None):
        return f"/fr/themes/{(where or self.theme).slug}/discussions/new/"


@pytest.fixture
def case(db):
    return Case()


def asked(client, case) -> CommunicationRequest:
    post(sign_in(client, case.observer), case.ask_path, subject=TITLE, length=600)
    return CommunicationRequest.objects.get()


def granted(client, case, hours=24) -> CommunicationRequest:
    request = asked(client, case)
    now = timezone.now()
    end = now + timedelta(hours=hours)
    post(
        sign_in(client, case.officer),
        f"/fr/communications/{request.pk}/grant/",
        starts_at_0=(now - timedelta(hours=1)).date().isoformat(),
        starts_at_1=(now - timedelta(hours=1)).strftime("%H:%M"),
        ends_at_0=end.date().isoformat(),
        ends_at_1=end.strftime("%H:%M"),
        ground="Accord de la présidence, ce jour.",
    )
    request.refresh_from_db()
    return request


def presented(client, case) -> Thread:
    granted(client, case)
    post(
        sign_in(client, case.observer),
        case.new_thread(),
        title=TITLE,
        text="Trois années d’essais, en une page.",
        language="fr",
    )
    return Thread.objects.get(is_communication=True)


def test_without_leave_the_observer_sees_no_form_but_the_request(client, case):
    opened = thread(within=case.theme.space)
    for path in (f"/fr/themes/{case.theme.slug}/", f"/fr/discussions/{opened.pk}/"):
        page = body(sign_in(client, case.observer), path)
        assert "Demander à présenter une communication" in page
        assert case.ask_path in page
        assert "<textarea" not in page
    assert client.get(case.new_thread()).status_code == 403


def test_asked_granted_published_questioned_and_answered(client, case):
    request = asked(client, case)
    notice = Notification.objects.get(user=case.officer, kind="communications.asked")
    assert TITLE in body(sign_in(client, case.officer), notice.url)
    request.delete()
    made = presented(client, case)
    told = Notification.objects.get(user=case.observer, kind="communications.granted")
    assert "Accord de la présidence" in told.body

    page = body(sign_in(client, case.member), f"/fr/themes/{case.theme.slug}/")
    heading = page.index("Communications des observateurs")
    assert page.index(TITLE) > heading

    post(
        client,
        f"/fr/discussions/{made.pk}/contribute/",
        text="La fiche existe-t-elle en version orale ?",
        language="fr",
        reply_to=1,
    )
    post(
        sign_in(client, case.observer),
        f"/fr/discussions/{made.pk}/contribute/",
        text="Oui, depuis l’an dernier.",
        language="fr",
        reply_to=2,
    )
    assert "Oui, depuis l’an dernier." in body(client, f"/fr/discussions/{made.pk}/")


def test_the_leave_is_for_one_space_and_one_communication(client, case):
    made = presented(client, case)
    other = thread(within=case.theme.space)
    sign_in(client, case.observer)
    text = {"title": "Autre", "text": "Autre chose.", "language": "fr"}
    for path in (
        case.new_thread(case.elsewhere),
        case.new_thread(),
        f"/fr/discussions/{other.pk}/contribute/",
    ):
        assert client.post(path, text).status_code == 403, path
    assert client.post(f"/fr/discussions/{made.pk}/contribute/", text).status_code == 302


def test_the_leave_ends_at_its_instant_without_anything_having_run(client, case):
    made = presented(client, case)
    now = timezone.now()
    CommunicationGrant.objects.update(ends_at=now, starts_at=now - timedelta(hours=2))
    answer = sign_in(client, case.observer).post(
        f"/fr/discussions/{made.pk}/contribute/", {"text": "Trop tard.", "language": "fr"}
    )
    assert answer.status_code == 403
    page = body(client, f"/fr/discussions/{made.pk}/")
    assert "Trois années d’essais" in page  # what was published stays
    assert "<textarea" not in page


def test_it_does_not_begin_before_its_date(client, case):
    granted(client, case)
    now = timezone.now()
    CommunicationGrant.objects.update(starts_at=now + timedelta(hours=1))
    assert sign_in(client, case.observer).get(case.new_thread()).status_code == 403


def test_the_leave_can_be_taken_back(client, case):
    request = granted(client, case)
    post(
        sign_in(client, case.officer),
        f"/fr/communications/{request.pk}/withdraw/",
        ground="La séance est close.",
    )
    assert sign_in(client, case.observer).get(case.new_thread()).status_code == 403
    assert Notification.objects.filter(user=case.observer, kind="communications.withdrawn").exists()


def test_declined_with_reasons_that_the_observer_reads(client, case):
    request = asked(client, case)
    decline = f"/fr/communications/{request.pk}/decline/"
    assert sign_in(client, case.officer).post(decline, {"reasons": ""}).status_code == 200
    post(client, decline, reasons="L’ordre du jour est complet.")
    notice = Notification.objects.get(user=case.observer, kind="communications.declined")
    assert "complet" in body(sign_in(client, case.observer), notice.url)
    assert client.get(case.new_thread()).status_code == 403
    asked_again = client.get(case.ask_path)
    assert asked_again.status_code == 200


def test_one_request_at_a_time(client, case):
    asked(client, case)
    again = sign_in(client, case.observer).post(case.ask_path, {"subject": "B", "length": 600})
    assert again.status_code == 403


@pytest.mark.parametrize("who", ["member", "institution", "reader", "moderator"])
def test_only_an_observer_asks(client, case, who):
    actor = {
        "member": lambda: case.member,
        "institution": lambda: person(delegation("CONFEJES", status="institution")),
        "reader": lambda: person("CA-ON", "reader"),
        "moderator": lambda: secretariat("moderator"),
    }[who]()
    assert sign_in(client, actor).get(case.ask_path).status_code == 403


@pytest.mark.parametrize("who", ["member", "observer", "moderator", "translator"])
def test_only_officers_answer_for_the_chair(client, case, who):
    request = asked(client, case)
    actor = {
        "member": lambda: case.member,
        "observer": lambda: case.observer,
        "moderator": lambda: secretariat("moderator"),
        "translator": lambda: secretariat("translator"),
    }[who]()
    expected = 404 if who == "member" else 403
    for act in ("grant", "decline"):
        answer = sign_in(client, actor).get(f"/fr/communications/{request.pk}/{act}/")
        assert answer.status_code == expected


def test_a_closed_space_leaves_no_trace(client, case):
    """The discussion closes for the drafting of a text: the observer no longer sees it."""
    contribution(within=thread(within=case.theme.space, title="Rédaction confidentielle"))
    made = presented(client, case)
    discussions.set_space_level(actor=None, space=case.theme.space, level="members")
    sign_in(client, case.observer)
    request = CommunicationRequest.objects.get()
    name = f"Thème {case.theme.slug}"
    for path in (f"/fr/discussions/{made.pk}/", case.ask_path):
        assert client.get(path).status_code == 404
    page = body(client, f"/fr/communications/{request.pk}/")
    assert name not in page
    assert case.theme.slug not in page
    for path in ("/fr/", "/fr/notifications/", f"/fr/themes/{case.theme.slug}/"):
        assert "confidentielle" not in body(client, path)


def test_no_leave_in_a_space_that_observers_do_not_enter(client, case):
    request = asked(client, case)
    discussions.set_space_level(actor=None, space=case.theme.space, level="members")
    now = timezone.now()
    answer = sign_in(client, case.officer).post(
        f"/fr/communications/{request.pk}/grant/",
        {
            "starts_at_0": now.date().isoformat(),
            "starts_at_1": "00:00",
            "ends_at_0": (now + timedelta(days=2)).date().isoformat(),
            "ends_at_1": "00:00",
            "ground": "Accord.",
        },
    )
    assert answer.status_code == 403
    assert not CommunicationGrant.objects.exists()


def test_an_act_of_decision_stays_out_of_reach(client, case):
    """Leave to communicate gives nothing else: no report of members, no proposal."""
    presented(client, case)
    assert sign_in(client, case.observer).get("/fr/proposals/new/").status_code in (403, 404)


def test_each_step_is_on_record_under_the_observer_s_own_name(client, case):
    presented(client, case)
    acts = AuditEntry.objects.filter(delegation__code="CA-ON").values_list("act", flat=True)
    assert {"communications.request", "discussions.grant_floor", "discussions.open_thread"} <= set(
        acts
    )
    assert set(
        AuditEntry.objects.filter(delegation__code="CA-ON").values_list(
            "delegation_name", flat=True
        )
    ) == {"Ontario"}
