from datetime import timedelta
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.utils import timezone


@pytest.fixture
def beating(db):
    """A worker that has just given a sign of life."""
    return _worker(timezone.now())


def _worker(seen):
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (%s)", [seen])


def test_alive_without_a_database(client):
    # No database fixture: any query would fail the test.
    answer = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert answer["Cache-Control"] == "no-store"


def test_alive_even_over_plain_http(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200


def test_ready_when_migrated_and_the_worker_beats(client, beating):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "database": True,
        "migrations": True,
        "worker": True,
    }


def test_not_ready_when_the_worker_is_silent(client, db):
    _worker(timezone.now() - timedelta(seconds=61))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["worker"]) == (503, False)


def test_not_ready_with_a_migration_to_apply(client, beating):
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'priorities'")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, False)


def test_not_ready_without_database(client, db):
    with mock.patch("portal.health._migrated", side_effect=OperationalError("gone")):
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, False)
    assert "gone" not in answer.content.decode()
