"""``manage.py serve``: the whole portal on one machine, for a demonstration or a trial.

Prepares the database, then runs the web server and the worker until Ctrl-C, and leaves nothing
running. A production site runs the same programs under its own supervisor (``docs/deploy.md``).
"""

import io
import os
import sys
import time
import urllib.request
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command, get_commands
from django.db import connections

from portal import localpg
from portal.processes import Together, port_is_free

ANSWERS_WITHIN_SECONDS = 60


class Command(BaseCommand):
    help = "Prepare the database, then run the web server and the worker until Ctrl-C."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--prepare-only", action="store_true", help="do not serve")

    def handle(self, *, host, port, prepare_only, **options):
        with Together() as together:
            try:
                if not port_is_free(host, port):
                    raise CommandError(f"Port {port} is taken. Choose another: make run PORT=8001")
                self._prepare()
                if not prepare_only and not together.asked_to_end:
                    self._serve(together, host, port)
            finally:
                together.stop()
                if settings.EMBEDDED_DATABASE:
                    localpg.stop(settings.EMBEDDED_DATABASE)

    def _prepare(self) -> None:
        available = get_commands()
        steps = [("messages", {"compile": True}), ("migrate", {"interactive": False})]
        steps += [("createcachetable", {}), ("load_reference", {})]
        steps += [("demo", {})] if settings.DEMO else []
        for name, words in steps:
            if name in available:
                out = self.stdout if name in {"load_reference", "demo"} else io.StringIO()
                call_command(name, verbosity=1, stdout=out, **words)
        connections.close_all()

    def _serve(self, together: Together, host: str, port: int) -> None:
        address = f"http://{host}:{port}"
        environment = {**os.environ, "PORTAL_BASE_URL": os.environ.get("PORTAL_BASE_URL", address)}
        if not os.environ.get("DATABASE_URL"):
            environment["DATABASE_URL"] = localpg.url(settings.DATABASES["default"])
        server = together.start(*_gunicorn(host, port), env=environment)
        together.start(sys.executable, "manage.py", "worker", env=environment)
        while not together.asked_to_end and server.poll() is None and not _answers(address):
            time.sleep(0.1)
        if not together.asked_to_end and server.poll() is None:
            self._announce(address)
        if code := together.wait():
            raise CommandError("The web server or the worker ended by itself.", returncode=code)
        self.stdout.write("Stopped.")

    def _announce(self, address: str) -> None:
        lines = [
            "",
            f"  Portail     {address}/fr/",
            f"  Portal      {address}/en/",
            f"  Secretariat {address}/admin/",
        ]
        if not settings.EMAIL_BACKEND.startswith("django."):
            lines.append(f"  Mails       {settings.MAIL_DIR}")
        lines += ["", "  Ctrl-C stops everything.", ""]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def _gunicorn(host: str, port: int) -> list[str]:
    program = Path(sys.executable).with_name("gunicorn")
    words = ["portal.wsgi", "--bind", f"{host}:{port}", "--worker-class", "gthread"]
    words += ["--workers", "2", "--threads", "8", "--graceful-timeout", "5"]
    return [str(program), *words, "--no-control-socket", "--log-level", "warning"]


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:  # noqa: S310
            return answer.status == 200
    except OSError:
        return False
