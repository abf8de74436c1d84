from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.audit.models import AuditEntry
from priorities.announcements.models import Announcement
from tests.world import secretariat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


def form(**changes):
    return {
        "text_fr": "Le portail sera fermé samedi.",
        "text_en": "The portal will be closed on Saturday.",
        "tone": "wait",
        "level": "public",
        "starts_at_0": "2026-01-01",
        "starts_at_1": "10:00:00",
        "ends_at_0": "2026-01-02",
        "ends_at_1": "10:00:00",
    } | changes


def test_an_officer_publishes_through_the_service(client):
    client.force_login(secretariat("officer"), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/admin/priorities/announcement/add/", form())
    assert answer.status_code == 302
    assert Announcement.objects.get().text_en == "The portal will be closed on Saturday."
    assert AuditEntry.objects.filter(act="announcement.published").exists()


@pytest.mark.parametrize("missing", ["text_fr", "text_en"])
def test_both_languages_are_required(client, missing):
    client.force_login(secretariat("officer"), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/admin/priorities/announcement/add/", form(**{missing: ""}))
    assert answer.status_code == 200
    assert missing in answer.context["adminform"].form.errors
    assert not Announcement.objects.exists()


def test_a_moderator_reads_the_list_and_adds_nothing(client):
    client.force_login(
        secretariat("moderator"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get("/admin/priorities/announcement/").status_code == 200
    assert client.post("/admin/priorities/announcement/add/", form()).status_code == 403


@pytest.mark.parametrize("shown", ["now", "later", "over"])
def test_the_filter_keeps_those_of_the_moment(client, shown):
    client.force_login(secretariat("officer"), backend="django.contrib.auth.backends.ModelBackend")
    hour = timedelta(hours=1)
    now = timezone.now()
    spans = {"now": (-1, 1), "later": (1, 2), "over": (-2, -1)}
    for name, (start, end) in spans.items():
        Announcement.objects.create(
            text_fr=name, text_en=name, starts_at=now + start * hour, ends_at=now + end * hour
        )
    answer = client.get(f"/admin/priorities/announcement/?shown={shown}")
    assert [row.text_fr for row in answer.context["cl"].result_list] == [shown]
