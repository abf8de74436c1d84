"""What every test stands on: a database of its own, the French language, empty mail folder."""

import os
import shutil
from urllib.parse import urlsplit

import psutil
import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils import timezone, translation
from procrastinate.contrib.django.models import ProcrastinateJob

from portal.jobs import run_worker
from priorities.announcements import board


def pytest_sessionstart(session):
    """Remove the databases of runs that were killed (the run's process is in the name)."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
        names = admin.execute("select datname from pg_database where datname like 'test_portal_%'")
        for (name,) in names.fetchall():
            run = name.split("_")[2]
            if run.isdecimal() and not psutil.pid_exists(int(run)):
                admin.execute(f'drop database if exists "{name}" with (force)')


def pytest_sessionfinish(session, exitstatus):
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(settings.MAIL_DIR.parent, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """At the end, close what threads (a worker's, the live server's) still hold open."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def french():
    """Each test begins in French, whatever language the one before left active."""
    with translation.override("fr"):
        yield


@pytest.fixture(autouse=True)
def no_announcements():
    """The memory of announcements outlives a test's database: each test begins with none."""
    board.keep([])


@pytest.fixture
def mail_dir(settings, tmp_path):
    """Mails become files in a folder of the test's own."""
    settings.MAIL_DIR = tmp_path / "mail"
    settings.EMAIL_BACKEND = "portal.mail.FileBackend"
    return settings.MAIL_DIR


@pytest.fixture
def run_jobs(transactional_db):
    """A function that lets a real worker do all that is queued; the queue is empty before."""
    _empty_queue()
    yield _work_off
    _empty_queue()


@pytest.fixture
def own_environment(transactional_db):
    """The environment for a second process of the portal on this test's database."""
    name = connection.settings_dict["NAME"]
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    address = address.replace("postgres:/test", "postgres:///test")  # urllib drops an empty host
    return {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "portal.settings"}


def _work_off():
    run_worker(wait=False)
    while ProcrastinateJob.objects.filter(_due(), status="todo").exists():
        run_worker(wait=False)


def _due() -> Q:
    return Q(scheduled_at=None) | Q(scheduled_at__lte=timezone.now())


def _empty_queue():
    # The flush of Django leaves these tables alone: their models are not managed by it.
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
        cursor.execute("delete from procrastinate_workers")
