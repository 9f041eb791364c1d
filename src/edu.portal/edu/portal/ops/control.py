"""The control channel: the console command talks to the running server through a Unix socket in its client home.

A FileStorage belongs to one process. While the server runs, ``edu-portal`` cannot open it; it sends one line of JSON
``{"command": "feeds.refresh", "site": "truong", "arguments": {}}`` and reads one line, ``{"reply": {...}}`` or
``{"error": "<code>", "message": "..."}``. Only the user that runs the server can open the socket (mode 0600).
"""

from collections.abc import Callable
from collections.abc import Iterator
import contextlib
from contextlib import contextmanager
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.ops.application import SiteNotFound
from edu.portal.ops.application import site
from edu.portal.ops.interfaces import IControlCommand
import json
import logging
import os
from pathlib import Path
from plone.browserlayer.utils import registered_layers
import socket
import threading
import time
from typing import Any
from zope.component import queryUtility


logger = logging.getLogger("edu.portal.control")

SOCKET_NAME = "edu-portal.sock"
# sun_path holds 108 bytes on Linux and 104 on BSD, the closing zero byte included.
LONGEST_ADDRESS = 103
LONGEST_REQUEST = 64 * 1024
REQUEST_SECONDS = 5.0
REPLY_SECONDS = 600.0
PAUSE_SECONDS = 1.0


class ControlError(RuntimeError):
    """The command could not be done. ``code``: ``no-site``, ``no-command``, ``bad-request``, ``failed``."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.code = code


def execute(request: dict[str, Any]) -> dict[str, Any]:
    """Run the command that ``request`` names in this process and return its reply. Raises ``ControlError``."""
    site_id, name = request.get("site"), request.get("command")
    arguments = request.get("arguments") or {}
    if not (isinstance(site_id, str) and isinstance(name, str) and isinstance(arguments, dict)):
        raise ControlError("bad-request")
    try:
        with site(site_id) as portal:
            command = queryUtility(IControlCommand, name=name)
            if command is None:
                raise ControlError("no-command", name)
            if IEduPortalLayer not in registered_layers():
                raise ControlError("not-installed", site_id)
            return dict(command(portal, arguments))
    except SiteNotFound as error:
        raise ControlError("no-site", site_id) from error
    except ValueError as error:
        raise ControlError("bad-request", str(error)) from error


def ask(client_home: str, request: dict[str, Any], timeout: float = REPLY_SECONDS) -> dict[str, Any] | None:
    """Send ``request`` to the server of ``client_home`` and return its reply; ``None`` when no server listens.

    Raises ``ControlError`` with the server's code, ``PermissionError`` when the socket belongs to another user.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(timeout)
        try:
            with _address(client_home) as address:
                connection.connect(address)
        except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError):
            return None
        try:
            connection.sendall(json.dumps(request).encode() + b"\n")
            answer = json.loads(_read_line(connection, limit=None) or b"{}")
        except TimeoutError as error:
            raise ControlError("failed", "timeout") from error
        except (OSError, ValueError) as error:
            raise ControlError("failed", "connection lost") from error
    if "reply" not in answer:
        raise ControlError(answer.get("error", "failed"), answer.get("message", ""))
    return dict(answer["reply"])


class ControlServer:
    """Listens in a daemon thread and does one request after the other."""

    def __init__(self, client_home: str, handle: Callable[[dict[str, Any]], dict[str, Any]] = execute) -> None:
        self.client_home = client_home
        self.handle = handle
        self.path = Path(client_home) / SOCKET_NAME
        self._listener: socket.socket | None = None

    def start(self) -> bool:
        """Open the socket and the thread. Returns ``False`` when another living process holds the same socket.

        A file that a killed process left behind is replaced. Raises ``OSError`` when the folder cannot be written.
        """
        if _is_answered(self.client_home):
            return False
        self.path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with _address(self.client_home) as address:
                listener.bind(address)
            # Before listen() nobody can connect, so there is no moment at which others could.
            self.path.chmod(0o600)
            listener.listen(8)
        except OSError:
            listener.close()
            raise
        self._listener = listener
        threading.Thread(target=self._loop, args=(listener,), name="edu.portal.control", daemon=True).start()
        return True

    def stop(self) -> None:
        """Close the socket and remove its file."""
        listener, self._listener = self._listener, None
        if listener is None:
            return
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        self.path.unlink(missing_ok=True)

    def _loop(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError as error:
                if self._listener is not listener:
                    return
                # Out of descriptors, for example: a server in trouble is when its console is needed.
                logger.warning("The console commands cannot be heard at the moment: %s", error)
                time.sleep(PAUSE_SECONDS)
                continue
            with connection:
                try:
                    self._serve(connection)
                except Exception as error:
                    logger.info("A console command went away: %s", error)

    def _serve(self, connection: socket.socket) -> None:
        line = _read_line(connection, LONGEST_REQUEST, time.monotonic() + REQUEST_SECONDS)
        if line.strip():
            answer = json.dumps(self._answer(line)).encode() + b"\n"
            connection.settimeout(REQUEST_SECONDS)
            connection.sendall(answer)

    def _answer(self, line: bytes) -> dict[str, Any]:
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            return {"error": "bad-request", "message": "not JSON"}
        if not isinstance(request, dict):
            return {"error": "bad-request", "message": "not an object"}
        try:
            return {"reply": self.handle(request)}
        except ControlError as error:
            return {"error": error.code, "message": str(error)}
        except Exception as error:
            logger.exception("A console command failed: %s", request.get("command"))
            return {"error": "failed", "message": type(error).__name__}


def _is_answered(client_home: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(REQUEST_SECONDS)
        try:
            with _address(client_home) as address:
                probe.connect(address)
        except TimeoutError:
            return True
        except OSError:
            return False
    return True


@contextmanager
def _address(client_home: str) -> Iterator[str]:
    """Yield an address of the socket that fits into ``sun_path``: a deep folder is reached through its descriptor."""
    direct = os.path.join(client_home, SOCKET_NAME)
    if len(os.fsencode(direct)) <= LONGEST_ADDRESS:
        yield direct
        return
    descriptor = os.open(client_home, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{descriptor}/{SOCKET_NAME}"
    finally:
        os.close(descriptor)


def _read_line(connection: socket.socket, limit: int | None, end: float | None = None) -> bytes:
    """Return what was sent up to the first line break.

    Raises ``OSError`` when it is longer than ``limit`` bytes or not complete at the monotonic time ``end``.
    """
    received = bytearray()
    while b"\n" not in received:
        if end is not None:
            connection.settimeout(max(end - time.monotonic(), 0.001))
        chunk = connection.recv(65536)
        if not chunk:
            break
        received += chunk
        if limit is not None and len(received) > limit:
            raise OSError("the request is too long")
    return bytes(received.partition(b"\n")[0])
