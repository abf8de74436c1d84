"""A meeting and its purposes are kept through their service, on record."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from priorities.meetings import services
from priorities.meetings.models import Meeting, Purpose
from tests.world import delegation, secretariat

pytestmark = pytest.mark.django_db

LIST = "/admin/priorities/meeting/"


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


@pytest.fixture
def sign_in(client):
    def sign_in(role):
        user = secretariat(role)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return user

    return sign_in


def make(slug="paris"):
    meeting = Meeting.objects.create(
        slug=slug, title_fr="Session", title_en="Session", held_on=date(2019, 9, 6),
        convened_by=delegation("CONFEJES", status="institution"),
    )  # fmt: skip
    Purpose.objects.create(meeting=meeting, order=1, slug="un", text_fr="Un", text_en="One")
    return meeting


def form_of(meeting, **changes):
    values = {
        "title_fr": "Session de travail", "title_en": "Working session", "slug": "autre",
        "held_on": "2020-01-01", "city_fr": "Paris", "city_en": "Paris", "chair_name": "",
        "convened_by": meeting.convened_by_id, "purposes_verbatim_fr": "Autres mots",
        "purposes-TOTAL_FORMS": 1, "purposes-INITIAL_FORMS": 1,
        "purposes-0-id": meeting.purposes.get().pk, "purposes-0-meeting": meeting.pk,
        "purposes-0-text_fr": "Premier", "purposes-0-text_en": "First",
        "purposes-0-slug": "un", "purposes-0-order": 7,
    }  # fmt: skip
    return values | changes


@pytest.mark.parametrize(
    ("role", "title", "held_on", "purpose"),
    [
        ("officer", "Session de travail", date(2020, 1, 1), ("Premier", 7)),
        ("translator", "Session de travail", date(2019, 9, 6), ("Premier", 1)),
        ("moderator", "Session", date(2019, 9, 6), ("Un", 1)),
    ],
)
def test_each_role_changes_what_it_may(client, sign_in, role, title, held_on, purpose):
    meeting = make()
    sign_in(role)
    answer = client.post(f"{LIST}{meeting.pk}/change/", form_of(meeting))
    assert answer.status_code == (403 if role == "moderator" else 302)
    meeting.refresh_from_db()
    assert (meeting.title_fr, meeting.held_on) == (title, held_on)
    assert (meeting.slug, meeting.purposes_verbatim_fr) == ("paris", "")
    found = meeting.purposes.get()
    assert (found.text_fr, found.order) == purpose
    acts = set(AuditEntry.objects.values_list("act", flat=True))
    written = {"meetings.changed", "meetings.purpose_changed"}
    assert acts & written == (set() if role == "moderator" else written)


def test_a_purpose_is_added_and_removed_on_record(client, sign_in):
    meeting = make()
    sign_in("officer")
    more = {
        "purposes-TOTAL_FORMS": 2, "purposes-0-DELETE": "on", "purposes-1-meeting": meeting.pk,
        "purposes-1-text_fr": "Deux", "purposes-1-text_en": "Two", "purposes-1-slug": "deux",
        "purposes-1-order": 2,
    }  # fmt: skip
    assert client.post(f"{LIST}{meeting.pk}/change/", form_of(meeting, **more)).status_code == 302
    assert [row.slug for row in meeting.purposes.all()] == ["deux"]
    gone = AuditEntry.objects.get(act="meetings.purpose_removed")
    assert gone.before["text_fr"] == "Un"
    assert AuditEntry.objects.filter(act="meetings.purpose_added").exists()


def test_the_service_holds_what_the_form_holds():
    translator, meeting = secretariat("translator"), make()
    meeting.held_on = date(2021, 1, 1)
    with pytest.raises(PermissionRefused):
        services.save(meeting, actor=translator)
    with pytest.raises(PermissionRefused):
        services.remove_purpose(meeting.purposes.get(), actor=translator)
    assert meeting.purposes.exists()


def test_the_list_has_no_query_per_row(client, sign_in):
    sign_in("officer")
    costs = []
    for size in (2, 12):
        for index in range(size):
            make(f"s{size}-{index}")
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        costs.append(len(asked))
    assert costs[0] == costs[1]
