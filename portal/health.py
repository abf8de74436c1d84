"""What a load balancer asks: does the process answer, and can it serve?

Answered before every other middleware: no session, no redirection to HTTPS, no check of the host
name (probes come by address), and ``/healthz`` touches no database.
"""

from datetime import timedelta

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

WORKER_SILENT_AFTER = timedelta(seconds=60)


class HealthMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.answers = {"/healthz": alive, "/readyz": ready}

    def __call__(self, request):
        answer = self.answers.get(request.path_info)
        return answer() if answer else self.get_response(request)


def alive() -> JsonResponse:
    return _answer({"process": True})


def ready() -> JsonResponse:
    """503 while one of the three fails; the names of the failed ones are in the answer."""
    try:
        facts = {"database": True, "migrations": _migrated(), "worker": _worker_beats()}
    except Error:
        connection.close()
        facts = {"database": False, "migrations": False, "worker": False}
    return _answer(facts)


def _answer(facts: dict[str, bool]) -> JsonResponse:
    healthy = all(facts.values())
    body = {"status": "ok" if healthy else "unavailable", **facts}
    answer = JsonResponse(body, status=200 if healthy else 503)
    answer["Cache-Control"] = "no-store"
    return answer


def _migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker_beats() -> bool:
    since = timezone.now() - WORKER_SILENT_AFTER
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=since).exists()
