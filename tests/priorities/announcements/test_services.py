from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.access.registry import PermissionRefused
from accounts.audit.models import AuditEntry
from priorities.announcements import board, services
from priorities.announcements.models import Announcement
from tests.world import person, secretariat

pytestmark = pytest.mark.django_db


def draft(**fields):
    now = timezone.now()
    values = {
        "text_fr": "Ouverture des contributions",
        "text_en": "Contributions open",
        "starts_at": now,
        "ends_at": now + timedelta(days=1),
    }
    return Announcement(**(values | fields))


def test_publishing_is_on_record_and_shown_at_once(django_capture_on_commit_callbacks):
    officer = secretariat("officer")
    with django_capture_on_commit_callbacks(execute=True):
        announcement = services.save(draft(level="public"), actor=officer)
    assert [found.pk for found in board.for_reader(officer)] == [announcement.pk]
    entry = AuditEntry.objects.get(act="announcement.published")
    assert entry.person == officer
    assert entry.before is None
    assert entry.after["text_fr"] == "Ouverture des contributions"


def test_a_change_keeps_what_was_said_before():
    officer = secretariat("officer")
    announcement = services.save(draft(), actor=officer)
    announcement.text_fr = "Clôture des contributions"
    services.save(announcement, actor=officer)
    entry = AuditEntry.objects.get(act="announcement.changed")
    assert entry.before["text_fr"] == "Ouverture des contributions"
    assert entry.after["text_fr"] == "Clôture des contributions"


def test_what_is_taken_down_stays_on_record():
    officer = secretariat("administrator")
    announcement = services.save(draft(), actor=officer)
    services.delete(announcement, actor=officer)
    assert not Announcement.objects.exists()
    assert AuditEntry.objects.get(act="announcement.deleted").before["text_en"] == (
        "Contributions open"
    )


@pytest.mark.parametrize("who", ["head", "moderator", "translator"])
def test_others_do_not_speak_for_the_secretariat(who):
    actor = person("SN", role="head") if who == "head" else secretariat(who)
    with pytest.raises(PermissionRefused):
        services.save(draft(), actor=actor)
    assert not Announcement.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"ends_at": timezone.now() - timedelta(days=1)}, {"level": "own"}]
)
def test_the_database_refuses_what_cannot_be_shown(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        draft(**wrong).save()
