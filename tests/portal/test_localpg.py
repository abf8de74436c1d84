"""The embedded server: each test with a cluster of its own, stopped at the end."""

import os
import shutil
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import psycopg
import pytest

from portal import localpg


@pytest.fixture
def data():
    # Not tmp_path: pytest closes it to the account that the server runs as.
    folder = Path(tempfile.mkdtemp(prefix="portal-pg-"))
    folder.chmod(0o755)
    yield folder / "data"
    localpg.stop(folder / "data")
    shutil.rmtree(localpg.socket_folder(folder / "data"), ignore_errors=True)
    shutil.rmtree(folder)


def _ask(settings, question):
    with psycopg.connect(localpg.url(settings)) as connection:
        return connection.execute(question).fetchone()[0]


def _server(data) -> psutil.Process:
    return psutil.Process(int((data / "postmaster.pid").read_text().splitlines()[0]))


def test_starts_once_for_many_and_stops(data):
    with ThreadPoolExecutor(4) as pool:
        settings = list(pool.map(lambda _: localpg.ensure(data, durable=False), range(4)))
    assert all(one == settings[0] for one in settings)
    assert _ask(settings[0], "select current_user::text") == "portal"
    assert _ask(settings[0], "show listen_addresses") == ""
    server = _server(data)
    assert server.username() != "root"
    assert localpg.stop(data)
    assert not server.is_running() or server.status() == psutil.STATUS_ZOMBIE
    assert not localpg.stop(data)


def test_keeps_its_data_over_a_kill(data):
    settings = localpg.ensure(data)
    with psycopg.connect(localpg.url(settings), autocommit=True) as connection:
        connection.execute("create table kept (word text)")
        connection.execute("insert into kept values ('Dakar')")
    family = [_server(data), *_server(data).children()]
    for process in family:
        os.kill(process.pid, signal.SIGKILL)
    psutil.wait_procs(family, timeout=10)
    localpg.ensure(data)
    assert _ask(settings, "select word from kept") == "Dakar"


def test_is_not_stopped_under_a_client(data):
    settings = localpg.ensure(data, durable=False)
    with psycopg.connect(localpg.url(settings)):
        assert not localpg.stop(data, unless_used=True)
    assert localpg.stop(data, unless_used=True)


def test_starts_again_where_its_creation_was_interrupted(data):
    data.mkdir()
    (data / "global").mkdir()
    (data / "global/half").write_text("")
    assert _ask(localpg.ensure(data, durable=False), "select 1") == 1


def test_refuses_a_socket_that_somebody_else_laid(data):
    sock = localpg.socket_folder(data.resolve())
    sock.symlink_to("/tmp")
    try:
        with pytest.raises(RuntimeError, match="another account"):
            localpg.ensure(data)
    finally:
        sock.unlink()


def test_its_socket_is_closed_to_others(data):
    localpg.ensure(data, durable=False)
    assert localpg.socket_folder(data.resolve()).stat().st_mode & 0o077 == 0


def test_stop_and_url_from_a_shell(data, capsys):
    localpg.main("url", str(data))
    assert capsys.readouterr().out == localpg.url(localpg.ensure(data))
    localpg.main("stop", str(data))
    assert not localpg.stop(data)
    with pytest.raises(SystemExit):
        localpg.main("start", str(data))
