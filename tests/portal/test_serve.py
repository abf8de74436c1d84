"""The whole portal as one command, on this test's database."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import psutil
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def serve(own_environment, port, tmp_path):
    """Start the command; at the end nothing of it is left, whatever the test did."""
    environment = {**own_environment, "LOCAL": "1", "MAIL_DIR": str(tmp_path)}
    environment.pop("DEMO")
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    program = subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True
    )
    yield program
    with contextlib.suppress(psutil.Error):
        for process in psutil.Process(program.pid).children(recursive=True):
            process.kill()
    program.kill()
    program.communicate()


def _ready(port, program) -> bool:
    end = time.monotonic() + 60
    while time.monotonic() < end and program.poll() is None:
        with contextlib.suppress(OSError):
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz").status == 200
        time.sleep(0.2)
    return False


def test_serves_with_a_worker_and_leaves_nothing_running(serve, port):
    assert _ready(port, serve)
    family = psutil.Process(serve.pid).children(recursive=True)
    assert len(family) >= 3  # the server, its workers, the job worker
    os.kill(serve.pid, signal.SIGINT)
    said, _ = serve.communicate(timeout=40)
    assert serve.returncode == 0
    assert f"http://127.0.0.1:{port}/fr/" in said
    left = [process for process in family if process.is_running()]
    assert [process for process in left if process.status() != psutil.STATUS_ZOMBIE] == []


def test_ends_with_an_error_when_the_worker_dies(serve, port):
    assert _ready(port, serve)
    for process in psutil.Process(serve.pid).children():
        if "worker" in process.cmdline():
            process.kill()
    serve.communicate(timeout=40)
    assert serve.returncode != 0


def test_a_taken_port_is_told_before_anything_is_done():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match="is taken"):
            call_command("serve", port=taken.getsockname()[1])
