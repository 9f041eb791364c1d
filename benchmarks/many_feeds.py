"""What a superior unit pays that reads its schools: 2,000 sources on the loopback.

The first round reads everything; the second finds nothing new. Told are the wall time against what the pool allows,
the growth of memory, and what the database was given to write. Run with ``make bench``.
"""

from datetime import timedelta
from edu.portal import clock
from edu.portal.settings.site import read_site
from edu.portal.syndication.gateway import guarded_gateway
from edu.portal.syndication.service import BATCH
from edu.portal.syndication.service import MOST_READERS
from edu.portal.syndication.service import refresh_due
from edu.portal.syndication.store import load_done
from edu.portal.testing.layers import EDU_FUNCTIONAL
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from measure import site_of
from measure import tell
import resource
from threading import Lock
from threading import Thread
from time import monotonic
from time import sleep
import transaction
from typing import Any


SOURCES = 2000
ITEMS = 20
# Seconds that a source takes to answer, as over the network of a province.
DELAY = 0.05
ITEM = """<item><title>Tin {n} của trường {name}: kế hoạch, hội nghị và tập huấn trong tuần</title>
<link>http://truong.example.vn/{name}/{n}</link><guid>{name}-{n}</guid>
<pubDate>Fri, {day} Nov 2026 08:15:00 +0700</pubDate>
<description>&lt;p&gt;Nội dung tóm tắt của
bản tin, vài dòng như các trường vẫn viết.&lt;/p&gt;</description></item>"""


class Schools(ThreadingHTTPServer):
    """Two thousand schools on one port, each under an address of its own."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("0.0.0.0", 0), _School)
        self.asked = 0
        self.lock = Lock()


class _School(BaseHTTPRequestHandler):
    server: Schools

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.asked += 1
        sleep(DELAY)
        name = self.path.strip("/")
        items = "".join(ITEM.format(n=number, name=name, day=number % 20 + 1) for number in range(ITEMS))
        body = f"<rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>".encode()
        known = self.headers.get("If-None-Match")
        self.send_response(304 if known else 200)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Length", "0" if known else str(len(body)))
        self.end_headers()
        if not known:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing."""


def declare(server: Schools) -> None:
    """Write the schools into the settings, four feeds for each unit, each on a host of its own."""
    read_site().superiors = [
        {
            "id": f"truong-{unit}",
            "kind": "khac",
            "name": f"Trường {unit}",
            "feeds": [
                {"category": category, "url": f"http://{_host(unit * 4 + place)}:{server.server_port}/{unit}-{place}"}
                for place, category in enumerate(("tin-tuc", "thong-bao", "van-ban", "thu-moi"))
            ],
        }
        for unit in range(SOURCES // 4)
    ]
    transaction.commit()


def _host(number: int) -> str:
    return f"127.1.{number // 250}.{number % 250 + 1}"


class Writes:
    """Counts the transactions and the bytes that the database of a site is given."""

    def __init__(self, portal: Any) -> None:
        self._storage = portal._p_jar.db().storage
        self._store, self._finish = self._storage.store, self._storage.tpc_finish
        self.objects = self.size = self.transactions = 0
        self._storage.store, self._storage.tpc_finish = self.store, self.finish

    def store(self, oid: bytes, serial: bytes, data: bytes, *rest: Any) -> Any:
        self.objects += 1
        self.size += len(data)
        return self._store(oid, serial, data, *rest)

    def finish(self, *arguments: Any) -> Any:
        self.transactions += 1
        return self._finish(*arguments)

    def take(self) -> tuple[int, int, int]:
        """Return transactions, objects and bytes since the last call."""
        taken = self.transactions, self.objects, self.size
        self.objects = self.size = self.transactions = 0
        return taken


def main() -> None:
    """Measure both rounds, print."""
    portal = site_of(EDU_FUNCTIONAL)
    server = Schools()
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    declare(server)
    gateway, now = guarded_gateway(["127.0.0.0/8"]), clock.now()
    bound = SOURCES / MOST_READERS * DELAY
    writes, memory = Writes(portal), _memory()
    for title, moment in (("everything is new", now), ("nothing is new", now + timedelta(minutes=31))):
        started, asked = monotonic(), server.asked
        refresh_due(portal, gateway, moment, budget=3600)
        wall, count = monotonic() - started, server.asked - asked
        transactions, objects, size = writes.take()
        print(
            f"{title}: {count} sources in {wall:.1f} s (the pool allows {bound:.1f} s), {transactions} transactions, "
            f"{objects} objects, {size / 1024:.0f} KiB, memory +{(_memory() - memory) / 1024:.0f} MiB"
        )
        memory = _memory()
    assert load_done(portal) is not None
    tell(
        "feeds_many",
        f"{SOURCES} sources without news take {wall / bound:.1f} times what a pool of {MOST_READERS} readers "
        f"allows and write {objects} objects.",
        ratio=wall / bound,
    )
    print(f"in memory at a time: the items of {BATCH} sources")
    server.shutdown()


def _memory() -> int:
    """Return the most that the process ever used, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
