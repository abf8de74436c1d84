import os
import signal
import socket
import subprocess
import sys
import threading
import time

import psutil
import pytest

from portal.processes import ENDING, Together, port_is_free

SLEEPER = (sys.executable, "-c", "import time; time.sleep(60)")


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_all(number):
    before = signal.getsignal(number)
    with Together() as together:
        programs = [together.start(*SLEEPER), together.start(*SLEEPER)]
        threading.Timer(0.3, os.kill, (os.getpid(), number)).start()
        assert together.wait() == 0
    assert all(program.poll() is not None for program in programs)
    assert signal.getsignal(number) == before


def test_one_that_ends_ends_the_others():
    with Together() as together:
        sleeper = together.start(*SLEEPER)
        together.start(sys.executable, "-c", "raise SystemExit(3)")
        assert together.wait() == 3
    assert sleeper.poll() is not None


def test_an_end_without_error_is_still_a_failure_of_the_whole():
    with Together() as together:
        together.start(sys.executable, "-c", "")
        assert together.wait() == 1


def test_one_that_does_not_listen_is_killed(monkeypatch):
    monkeypatch.setattr("portal.processes.STOP_WITHIN_SECONDS", 0.5)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True)"
    with Together() as together:
        program = together.start(sys.executable, "-c", f"{deaf}; time.sleep(60)")
        time.sleep(0.5)
    assert program.returncode in {-signal.SIGKILL, -signal.SIGTERM}


def test_killed_outright_it_takes_them_along():
    code = (
        "import time; from portal.processes import Together\n"
        "with Together() as together:\n"
        "    print(together.start('sleep', '60').pid, flush=True)\n"
        "    together.wait()"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    child = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    parent.stdout.close()
    end = time.monotonic() + 5
    while child.is_running() and child.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < end, "it outlived its parent"
        time.sleep(0.05)


def test_a_taken_port_is_seen():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not port_is_free("127.0.0.1", port)
    assert port_is_free("127.0.0.1", port)
