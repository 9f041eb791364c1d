"""One deadline for a whole exchange."""

import contextlib
import socket
from threading import Lock
from threading import Timer
import time
from types import TracebackType


class Deadline:
    """A context in which every connection handed to ``cut_off`` is shut down when the time is over.

    Timeouts of sockets count from one read to the next, so a server that sends a byte now and then is never late.
    Shutting the connection down from outside ends reads, TLS and header lines alike.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer = Timer(seconds, self._shut_down)
        self._timer.daemon = True
        self._timer.name = "edu-portal-deadline"
        self._lock = Lock()
        self._handles: list[socket.socket] = []

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for handle in self._handles:
                handle.close()
            self._handles.clear()

    def remaining(self) -> float:
        """Return the seconds left, never less than a thousandth: 0 would mean a socket that does not wait at all."""
        return max(self._end - time.monotonic(), 0.001)

    @property
    def is_over(self) -> bool:
        """Tell whether the time is used up: then nothing that was read can be taken for complete."""
        return time.monotonic() >= self._end

    def cut_off(self, sock: socket.socket) -> None:
        """Shut this connection down when the time is over. TLS may wrap the socket afterwards."""
        with self._lock:
            self._handles.append(sock.dup())

    def _shut_down(self) -> None:
        with self._lock:
            for handle in self._handles:
                with contextlib.suppress(OSError):
                    handle.shutdown(socket.SHUT_RDWR)
