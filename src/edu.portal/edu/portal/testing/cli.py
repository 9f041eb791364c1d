"""``edu-portal sample-feeds``: a small real HTTP server of a sample Sở and a sample Phòng."""

from argparse import ArgumentTypeError
from argparse import Namespace
from contextlib import ExitStack
from contextlib import suppress
import http.client
import os
import signal
import sys
import threading
from typing import Any


UNITS = {"so": ("EDU_SAMPLE_SO_PORT", 8190), "phong": ("EDU_SAMPLE_PHONG_PORT", 8191)}


def add_commands(groups: Any) -> None:
    """Add the command ``sample-feeds`` to the parser's sub-commands."""
    command = groups.add_parser("sample-feeds", help="chạy máy chủ nguồn tin mẫu của một Sở và một Phòng")
    for unit, (variable, default) in UNITS.items():
        command.add_argument(
            f"--port-{unit}",
            type=_port,
            default=os.environ.get(variable) or str(default),
            help=f"cổng của máy chủ mẫu ({variable}, mặc định {default})",
        )
    command.set_defaults(run=run_sample_feeds)


def run_sample_feeds(options: Namespace) -> int:
    """Serve both units until interrupted. Returns 0, also when they are served already, 1 when a port is taken."""
    from edu.portal.testing.feedserver.server import SampleServer

    ports = {"so": options.port_so, "phong": options.port_phong}
    with ExitStack() as stack:
        servers = []
        for unit, port in ports.items():
            try:
                servers.append(stack.enter_context(SampleServer(unit, port)))
            except OSError:
                return _report_taken(ports, port)
        for server in servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            sys.stdout.write(f"{server.unit['name']}: {server.base}\n")
        sys.stdout.flush()
        _wait_for_signal()
        for server in servers:
            server.shutdown()
    return 0


def _wait_for_signal() -> None:
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    with suppress(KeyboardInterrupt):
        stop.wait()


def _report_taken(ports: dict[str, int], port: int) -> int:
    if all(_is_ours(number) for number in ports.values()):
        sys.stdout.write("Máy chủ nguồn tin mẫu đang chạy rồi.\n")
        return 0
    variables = ", ".join(variable for variable, _default in UNITS.values())
    sys.stderr.write(f"Cổng {port} đã có chương trình khác dùng. Chọn cổng khác bằng {variables}.\n")
    return 1


def _is_ours(port: int) -> bool:
    from edu.portal.testing.feedserver.server import SOFTWARE

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("HEAD", "/")
        return (connection.getresponse().getheader("Server") or "").startswith(SOFTWARE)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise ArgumentTypeError(f"'{text}' không phải là số cổng (1-65535)")
    return int(text)
