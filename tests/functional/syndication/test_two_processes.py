"""Two Zope processes on one database server: every source is read once in each interval, whoever is alive."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.testing.server import COMMAND
from edu.portal.testing.server import INITUSER
from edu.portal.testing.server import ZOPE_CONF
from edu.portal.testing.server import free_port
from edu.portal.testing.server import python
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
import json
import os
from pathlib import Path
import pytest
import shutil
import signal
import socket
import subprocess
from threading import Event
from threading import Lock
from threading import Thread
import time
from typing import Any


START = datetime(2026, 11, 20, 8, 0, tzinfo=VIETNAM)
MINUTE = timedelta(minutes=1)
UNITS = 12
# Seconds. On a busy machine a process takes its time to start, to answer and to end.
PATIENCE = 90
STORAGE = """<blobstorage>
    blob-dir $INSTANCE/blobs
    <filestorage>
      path $INSTANCE/Data.fs
    </filestorage>
  </blobstorage>"""
CLIENT = """<zeoclient>
    server 127.0.0.1:{port}
    storage 1
    blob-dir $INSTANCE/../blobs
    shared-blob-dir on
  </zeoclient>"""
ZEO_CONF = """\
<zeo>
  address 127.0.0.1:{port}
</zeo>
<blobstorage 1>
  blob-dir {folder}/blobs
  <filestorage>
    path {folder}/Data.fs
  </filestorage>
</blobstorage>
"""
ITEM = """<item><title>Tin {n} của nguồn {name}</title><link>http://so.example.vn/{name}/{n}</link>
<guid>{name}-{n}</guid></item>"""


class Sources(ThreadingHTTPServer):
    """Feeds that count their readers; one that is in ``stuck`` answers when it is let go."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("0.0.0.0", 0), _Feed)
        self.reads: list[str] = []
        self.stuck: set[str] = set()
        self.go = Event()
        self.lock = Lock()

    def host(self, number: int) -> str:
        """A host of its own for each source: those of one host wait for each other."""
        return f"127.0.1.{number + 1}:{self.server_port}"

    def take(self) -> Counter[str]:
        """Return who was read since the last call."""
        with self.lock:
            reads, self.reads = self.reads, []
        return Counter(reads)


class _Feed(BaseHTTPRequestHandler):
    server: Sources

    def do_GET(self) -> None:
        name = self.path.strip("/")
        with self.server.lock:
            self.server.reads.append(name)
        if name in self.server.stuck:
            self.server.go.wait(PATIENCE)
        items = "".join(ITEM.format(n=number, name=name) for number in range(3))
        body = f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing."""


class Zope:
    """One process and the pipe to it."""

    def __init__(self, folder: Path, log: Any) -> None:
        environment = {**os.environ, "EDU_PORTAL_ZOPE_CONF": str(folder / "zope.conf"), "EDU_PORTAL_SCHEDULER": "off"}
        self.process = subprocess.Popen(
            python("from edu.portal.testing.wake import main; main()"),
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        assert self.answer() == {"ready": True}

    def send(self, **command: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, f"the process ended with {self.process.wait(PATIENCE)}"
        return dict(json.loads(line))

    def ask(self, **command: Any) -> dict[str, Any]:
        self.send(**command)
        return self.answer()

    def wake(self, minute: int) -> dict[str, Any]:
        return self.ask(do="wake", at=(START + minute * MINUTE).isoformat())


def is_listening(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


@contextmanager
def database_server(folder: Path, port: int, log: Any) -> Iterator[None]:
    (folder / "zeo.conf").write_text(ZEO_CONF.format(folder=folder, port=port))
    server = subprocess.Popen(
        python("from ZEO.runzeo import main; main(['-C', sys.argv[1]])", str(folder / "zeo.conf")),
        stdout=log,
        stderr=log,
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while not is_listening(port):
            assert server.poll() is None and time.monotonic() < deadline
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(PATIENCE)


@pytest.fixture
def sources() -> Iterator[Sources]:
    server = Sources()
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server
    server.go.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site."""
    folder = tmp_path_factory.mktemp("database")
    (folder / "blobs").mkdir()
    (folder / "zope.conf").write_text(ZOPE_CONF.format(folder=folder))
    (folder / "inituser").write_text(INITUSER)
    environment = {**os.environ, "EDU_PORTAL_ZOPE_CONF": str(folder / "zope.conf"), "EDU_PORTAL_SCHEDULER": "off"}
    create = python(COMMAND, "site", "create", "--id", "truong", "--profile", "edu.portal:default")
    with (folder / "log.txt").open("wb") as log:
        subprocess.run(create, env=environment, check=True, stdout=log, stderr=log)
    return folder


@pytest.fixture
def processes(tmp_path: Path, database: Path, sources: Sources) -> Iterator[tuple[Zope, Zope]]:
    """Two processes on one database with a site that names the sources."""
    shutil.copytree(database / "blobs", tmp_path / "blobs")
    shutil.copy(database / "Data.fs", tmp_path)
    port = free_port()
    with (tmp_path / "log.txt").open("wb") as log, database_server(tmp_path, port, log):
        for name in ("a", "b"):
            (tmp_path / name).mkdir()
            conf = ZOPE_CONF.format(folder=tmp_path / name).replace(STORAGE, CLIENT.format(port=port))
            assert "zeoclient" in conf
            (tmp_path / name / "zope.conf").write_text(conf)
        pair = Zope(tmp_path / "a", log), Zope(tmp_path / "b", log)
        superiors = [
            {
                "id": f"nguon-{number}",
                "kind": "so",
                "name": f"Nguồn {number}",
                "feeds": [{"category": "tin-tuc", "url": f"http://{sources.host(number)}/nguon-{number}"}],
            }
            for number in range(UNITS)
        ]
        assert pair[0].ask(do="declare", superiors=superiors, allowed=["127.0.0.0/8"]) == {"sources": UNITS}
        yield pair
        for zope in pair:
            zope.process.kill()
            zope.process.wait(PATIENCE)


def test_each_source_is_read_once_in_each_interval(processes: tuple[Zope, Zope], sources: Sources) -> None:
    every = {f"nguon-{number}": 1 for number in range(UNITS)}
    for minute in range(61):
        # They wake in turns, sometimes both, sometimes the same one twice, as threads of two hosts do.
        for zope in {0: (processes[0],), 1: processes[::-1], 2: (processes[1],)}[minute * 7 % 3]:
            zope.wake(minute)
        assert sources.take() == (every if minute % 30 == 0 else {}), minute
    told = processes[1].ask(do="tell")
    assert {feed["status"] for feed in told.values()} == {"ok"}
    assert {len(feed["archived"]) for feed in told.values()} == {3}


def test_a_process_that_is_killed_leaves_neither_gaps_nor_doubles(
    processes: tuple[Zope, Zope], sources: Sources
) -> None:
    first, second = processes
    sources.stuck.add("nguon-3")
    first.send(do="wake", at=START.isoformat())
    deadline = time.monotonic() + PATIENCE
    while len(sources.reads) < UNITS:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait(PATIENCE)
    sources.stuck.clear()
    sources.go.set()
    sources.take()
    # While the lease of the dead one lasts, nobody works; then the other one does.
    second.wake(5)
    assert sources.take() == {}
    for minute in range(11, 45):
        second.wake(minute)
    assert set(sources.take()) == {f"nguon-{number}" for number in range(UNITS)}
    told = second.ask(do="tell")
    for name, feed in told.items():
        assert feed["items"] == 3
        source = name.partition(".")[0]
        assert sorted(feed["archived"]) == [f"Tin {number} của nguồn {source}" for number in range(3)]
