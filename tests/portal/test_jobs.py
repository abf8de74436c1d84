"""The queue itself, with a real worker."""

import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from portal import jobs


@pytest.fixture
def traces():
    return []


@pytest.fixture
def noted(traces):
    """A job that leaves a trace, known to the queue for one test."""
    before = dict(app.tasks)

    @app.task(name="tests.noted")
    def note(word):
        traces.append(word)

    yield note
    app.tasks.clear()
    app.tasks.update(before)


def test_a_queued_job_runs_once(run_jobs, noted, traces):
    noted.defer(word="visa")
    run_jobs()
    run_jobs()
    assert traces == ["visa"]


def test_a_job_of_an_undone_act_never_was(run_jobs, noted, traces):
    with transaction.atomic():
        noted.defer(word="never")
        transaction.set_rollback(True)
    run_jobs()
    assert traces == []


def test_what_a_job_queues_belongs_to_its_transaction(run_jobs, noted, traces):
    @app.task(name="tests.outer")
    def outer():
        with transaction.atomic():
            noted.defer(word="undone")
            transaction.set_rollback(True)
        noted.defer(word="kept")

    outer.defer()
    run_jobs()
    assert traces == ["kept"]


def test_a_job_left_by_a_killed_worker_is_taken_up_again(run_jobs, noted, traces):
    noted.defer(word="left")
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat)"
            " values (now() - interval '1 hour') returning id"
        )
        cursor.execute(
            "update procrastinate_jobs set status = 'doing', worker_id = %s, attempts = 1",
            cursor.fetchone(),
        )
    jobs.retry_stalled.defer(timestamp=0)
    run_jobs()
    assert traces == ["left"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_ends_cleanly(run_jobs, own_environment, number):
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "worker"], cwd=settings.BASE_DIR, env=own_environment
    )
    try:
        _wait_for(_beats)
        worker.send_signal(number)
        assert worker.wait(20) == 0
    finally:
        worker.kill()
    assert not _beats()
    assert not ProcrastinateJob.objects.filter(status="doing").exists()


def test_the_worker_waits_for_a_database_that_went_away(run_jobs, own_environment):
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "worker"], cwd=settings.BASE_DIR, env=own_environment
    )
    try:
        _wait_for(_beats)
        with connection.cursor() as cursor:
            cursor.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid()"
            )
        jobs.clear_sessions.defer(timestamp=0)
        _wait_for(lambda: not ProcrastinateJob.objects.filter(task_name=jobs.clear_sessions.name))
        assert worker.poll() is None
        worker.terminate()
        assert worker.wait(20) == 0
    finally:
        worker.kill()


def _beats() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_workers")
        return cursor.fetchone()[0] > 0


def _wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
