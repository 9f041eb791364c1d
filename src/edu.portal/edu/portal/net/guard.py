"""A requests session that decides at connect time which addresses it talks to.

The name is resolved once, every address it resolves to is judged, and the connection goes to a judged address. So
neither a name that points into the intranet nor one that changes its mind between check and use gets through. Every
redirect opens its connection the same way.
"""

from collections.abc import Callable
from collections.abc import Iterable
from datetime import UTC
from datetime import datetime
from edu.portal.core.feeds.model import FailureKind
from edu.portal.net.addresses import AllowRule
from edu.portal.net.addresses import is_allowed
from edu.portal.net.addresses import is_public
from edu.portal.net.addresses import read_address
from edu.portal.net.addresses import read_allow_rules
from edu.portal.net.certificate import UnfitCertificate
from edu.portal.net.certificate import check_leaf
from edu.portal.net.deadline import Deadline
from functools import partial
from requests import Session
from requests.adapters import HTTPAdapter
import socket
from threading import Thread
from typing import Any
from urllib.parse import urlsplit
from urllib3 import HTTPConnectionPool
from urllib3 import HTTPSConnectionPool
from urllib3.connection import HTTPConnection
from urllib3.connection import HTTPSConnection


# What getaddrinfo gives: family, type, protocol, canonical name, socket address.
Resolved = tuple[Any, Any, int, str, tuple[Any, ...]]
Open = Callable[[str, int], socket.socket]


class ConnectProblem(Exception):
    """A connection that was refused by us or never came about; ``kind`` is a FailureKind.

    No OSError on purpose: urllib3 would wrap it and lose the kind.
    """

    def __init__(self, kind: FailureKind, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail


def check_url(url: str) -> str:
    """Return the url when it may be asked for: http or https, a host, no user name. Raises ConnectProblem if not."""
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port != 0
    except ValueError as error:
        raise ConnectProblem(FailureKind.BAD_URL, str(error)) from error
    if parts.scheme not in ("http", "https"):
        raise ConnectProblem(FailureKind.BAD_URL, "only http and https are read")
    if "@" in parts.netloc:
        raise ConnectProblem(FailureKind.BAD_URL, "an address with a user name is not read")
    if not parts.hostname or not port_is_sound:
        raise ConnectProblem(FailureKind.BAD_URL, "the address names no host")
    return url


def guarded_session(allowed: Iterable[str], deadline: Deadline) -> Session:
    """Return a session whose every connection is judged and ends with the deadline.

    ``allowed`` lists the hosts, ``host:port``, addresses and networks that are let through although not public.
    Proxies, .netrc and certificate settings of the environment are ignored. A request with ``verify=False`` accepts a
    certificate whose chain cannot be followed, and nothing else that is wrong with it.
    """
    session = Session()
    session.trust_env = False
    session.adapters.clear()
    session.mount("http://", _GuardedAdapter(read_allow_rules(allowed), deadline))
    session.mount("https://", session.adapters["http://"])
    return session


def judged_addresses(host: str, port: int, rules: tuple[AllowRule, ...], seconds: float) -> list[Resolved]:
    """Return what the host resolves to when all of it may be connected to, within the seconds given.

    Raises ConnectProblem: one address that is not public and not allowed is enough to refuse the host.
    """
    found = _resolve(host, port, seconds)
    for *_kind, target in found:
        address = read_address(str(target[0]))
        if not (is_public(address) or is_allowed(address, host, port, rules)):
            raise ConnectProblem(FailureKind.BLOCKED_ADDRESS, f"{host} leads to {address}")
    return found


def _resolve(host: str, port: int, seconds: float) -> list[Resolved]:
    """Resolve in a thread of its own: the system's resolver knows no deadline."""
    answers: list[list[Resolved]] = []
    errors: list[Exception] = []

    def ask() -> None:
        try:
            answers.append(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    thread = Thread(target=ask, name="edu-portal-resolve", daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    if errors or (answers and not answers[0]):
        raise ConnectProblem(FailureKind.DNS, f"{host}: {errors[0] if errors else 'no address'}")
    if not answers:
        raise ConnectProblem(FailureKind.TIMEOUT, f"{host}: the name was not resolved in time")
    return answers[0]


def _open_connection(rules: tuple[AllowRule, ...], deadline: Deadline, host: str, port: int) -> socket.socket:
    problem = ConnectProblem(FailureKind.UNREACHABLE, host)
    for family, kind, protocol, _name, target in judged_addresses(host, port, rules, deadline.remaining()):
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(deadline.remaining())
            sock.connect(target)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            deadline.cut_off(sock)
            return sock
        except OSError as error:
            sock.close()
            problem = _problem_of(error, host)
    raise problem


def _problem_of(error: OSError, host: str) -> ConnectProblem:
    if isinstance(error, TimeoutError):
        return ConnectProblem(FailureKind.TIMEOUT, f"{host}: no connection in time")
    if isinstance(error, ConnectionRefusedError):
        return ConnectProblem(FailureKind.REFUSED, f"{host}: connection refused")
    return ConnectProblem(FailureKind.UNREACHABLE, f"{host}: {error}")


class _Guarded:
    """What both kinds of connection do instead of resolving and connecting by themselves."""

    host: str
    port: int

    def __init__(self, *args: Any, opener: Open, **options: Any) -> None:
        super().__init__(*args, **options)
        self._opener = opener

    def _new_conn(self) -> socket.socket:
        return self._opener(self.host.strip("[]"), self.port)


class _GuardedHTTPConnection(_Guarded, HTTPConnection):
    pass


class _GuardedHTTPSConnection(_Guarded, HTTPSConnection):
    # TLS is negotiated by the base class, with the name of the url and not the address.

    def connect(self) -> None:
        super().connect()
        if self.is_verified:
            return
        sock: Any = self.sock
        try:
            check_leaf(sock.getpeercert(binary_form=True), self.host.strip("[]"), datetime.now(UTC))
        except UnfitCertificate as error:
            self.close()
            raise ConnectProblem(FailureKind.TLS, str(error)) from error
        self.is_verified = True


class _GuardedAdapter(HTTPAdapter):
    def __init__(self, rules: tuple[AllowRule, ...], deadline: Deadline) -> None:
        self._opener: Open = partial(_open_connection, rules, deadline)
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        manager: Any = self.poolmanager
        manager.pool_classes_by_scheme = {
            "http": partial(_pool, HTTPConnectionPool, partial(_GuardedHTTPConnection, opener=self._opener)),
            "https": partial(_pool, HTTPSConnectionPool, partial(_GuardedHTTPSConnection, opener=self._opener)),
        }


def _pool(kind: type[HTTPConnectionPool], connection: Any, *args: Any, **options: Any) -> HTTPConnectionPool:
    pool = kind(*args, **options)
    pool.ConnectionCls = connection
    return pool
