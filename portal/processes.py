"""A few programs that live and die together."""

import contextlib
import ctypes
import signal
import socket
import subprocess
import sys
import time

STOP_WITHIN_SECONDS = 25
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, linux/prctl.h


class Together:
    """Start programs, wait until a signal asks for the end or one of them ends, stop them all.

    The terminal's Ctrl-C reaches this process only; the programs are then stopped in the reverse
    order of their start. If this process is killed outright, Linux ends them.
    """

    def __init__(self):
        self.programs: list[subprocess.Popen] = []
        self.asked_to_end = False
        self.handlers_before = {}

    def __enter__(self):
        for number in ENDING:
            self.handlers_before[number] = signal.signal(number, self._ask)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)  # manage.py held them back
        return self

    def __exit__(self, *error):
        self.stop()
        for number, handler in self.handlers_before.items():
            signal.signal(number, handler)

    def start(self, *command: str, env: dict[str, str] | None = None) -> subprocess.Popen:
        program = subprocess.Popen(
            command,
            env=env,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - this process has one thread
        )
        self.programs.append(program)
        return program

    def wait(self) -> int:
        """0 if a signal asked for the end; else the exit code of the program that ended (or 1)."""
        while not self.asked_to_end:
            for program in self.programs:
                if program.poll() is not None:
                    return program.returncode or 1
            time.sleep(0.2)
        return 0

    def stop(self) -> None:
        for program in reversed(self.programs):
            program.terminate()
        end = time.monotonic() + STOP_WITHIN_SECONDS
        for program in reversed(self.programs):
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(max(0.1, end - time.monotonic()))
            if program.poll() is None:
                program.kill()
                program.wait()

    def _ask(self, number, frame):
        self.asked_to_end = True


def port_is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)
