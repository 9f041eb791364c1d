"""A real server of the demonstration school for browser tests and benchmarks: own data folder, own ports."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
import os
from pathlib import Path
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request


ZOPE_CONF = """\
%define INSTANCE {folder}
instancehome $INSTANCE
clienthome $INSTANCE
debug-mode off
default-zpublisher-encoding utf-8
<environment>
  TZ Asia/Ho_Chi_Minh
  zope_i18n_compile_mo_files 1
</environment>
<zodb_db main>
  cache-size 30000
  <blobstorage>
    blob-dir $INSTANCE/blobs
    <filestorage>
      path $INSTANCE/Data.fs
    </filestorage>
  </blobstorage>
  mount-point /
</zodb_db>
"""
WSGI_INI = """\
[app:zope]
use = egg:Zope#main
zope_conf = {folder}/zope.conf

[pipeline:main]
pipeline =
    egg:Zope#httpexceptions
    zope

[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = {port}
threads = 4
"""
SERVE = "from Zope2.Startup.serve import main; main()"
INITUSER = "admin:{SHA}0DPiKuNIrrVmD8IUCuw1hQxNqZc="


COMMAND = "from edu.portal.ops.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass
class DemoServer:
    """A running demonstration school: ``url`` of the school, ``folder`` with its data and log."""

    url: str
    folder: Path
    environment: dict[str, str]
    feeds: subprocess.Popen[bytes] | None = None

    def start_feeds(self) -> None:
        """Start the sample Sở and Phòng and wait until they answer."""
        with (self.folder / "feeds.log").open("ab") as log:
            self.feeds = subprocess.Popen(
                python(COMMAND, "sample-feeds"), env=self.environment, stdout=log, stderr=log
            )
        for name in ("EDU_SAMPLE_SO_PORT", "EDU_SAMPLE_PHONG_PORT"):
            wait_for(f"http://127.0.0.1:{self.environment[name]}/", 30)

    def stop_feeds(self) -> None:
        """Stop them, as when the network of the superior units is down."""
        if self.feeds is not None:
            self.feeds.terminate()
            self.feeds.wait(timeout=20)
            self.feeds = None


def free_port() -> int:
    """Return a TCP port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, seconds: float) -> None:
    """Return when ``url`` answers with any status; raises ``TimeoutError`` after ``seconds``."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=20).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.3)
    raise TimeoutError(f"no answer from {url} within {seconds} s")


def python(*arguments: str) -> list[str]:
    """Return a command line of this Python with this process's import path."""
    path = repr([entry for entry in sys.path if entry])
    return [sys.executable, "-c", f"import sys; sys.path[:] = {path}; {arguments[0]}", *arguments[1:]]


@contextmanager
def demo_server(folder: Path, profile: str = "edu.portal:demo") -> Iterator[DemoServer]:
    """Create the school ``truong`` with ``profile`` in ``folder``, serve it with its feeds, stop both at the end."""
    port, so, phong = free_port(), free_port(), free_port()
    (folder / "blobs").mkdir(parents=True)
    (folder / "zope.conf").write_text(ZOPE_CONF.format(folder=folder), encoding="utf-8")
    (folder / "wsgi.ini").write_text(WSGI_INI.format(folder=folder, port=port), encoding="utf-8")
    (folder / "inituser").write_text(INITUSER, encoding="utf-8")
    environment = {
        **os.environ,
        "EDU_PORTAL_ZOPE_CONF": str(folder / "zope.conf"),
        "EDU_SAMPLE_SO_PORT": str(so),
        "EDU_SAMPLE_PHONG_PORT": str(phong),
        "EDU_PORTAL_SCHEDULER": "on",
        "TZ": "Asia/Ho_Chi_Minh",
    }
    url = f"http://127.0.0.1:{port}/truong"
    running = DemoServer(url=url, folder=folder, environment=environment)
    create = python(COMMAND, "site", "create", "--id", "truong", "--profile", profile)
    with (folder / "log.txt").open("wb") as log:
        subprocess.run(create, env=environment, check=True, stdout=log, stderr=log)
        running.start_feeds()
        zope = subprocess.Popen(python(SERVE, str(folder / "wsgi.ini")), env=environment, stdout=log, stderr=log)
        try:
            wait_for(url, 120)
            yield running
        finally:
            running.stop_feeds()
            zope.terminate()
            zope.wait(timeout=20)
