"""Which addresses are talked to, and that the decision falls at connect time."""

from contextlib import suppress
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import FailureKind
from edu.portal.net.addresses import is_allowed
from edu.portal.net.addresses import is_public
from edu.portal.net.addresses import read_address
from edu.portal.net.addresses import read_allow_rule
from edu.portal.net.addresses import read_allow_rules
from edu.portal.net.client import Limits
from edu.portal.net.client import fetch
from edu.portal.net.guard import ConnectProblem
from edu.portal.net.guard import check_url
from edu.portal.testing.feedserver.hostile import HostileServer
from hypothesis import given
from hypothesis import strategies as st
import pytest
import socket
import ssl
import threading
import time


NOT_PUBLIC = """127.0.0.1 127.8.9.1 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    100.100.100.200 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.5 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
    192.88.99.1 168.63.129.16 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 fec0::1 2001:db8::1 ::ffff:127.0.0.1
    ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1::1 2001:0:7f00:1::1 100::1"""
NOT_ASKED = """so.example.vn ftp://a/ file:///etc/passwd javascript:1 http:// http:///a http://a:b@c/ http://a@c/
    http://c:99999/ http://c:0/ http://[::1/ gopher://a"""


@pytest.fixture
def server():
    with HostileServer() as running:
        yield running


@pytest.fixture
def names(monkeypatch):
    """Names that resolve as the test says; a list of answers is given one after the other."""
    real, known = socket.getaddrinfo, {}

    def getaddrinfo(host, port, *args, **options):
        if host not in known:
            return real(host, port, *args, **options)
        answers = known[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in addresses
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return known


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_addresses_that_are_not_public(address):
    assert not is_public(read_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "103.9.196.1", "2606:4700::1111", "2405:4800::1", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address):
    assert is_public(read_address(address))


@pytest.mark.parametrize(
    ("entry", "host", "port", "address", "expected"),
    [
        ("127.0.0.1", "127.0.0.1", 8190, "127.0.0.1", True),
        ("127.0.0.1:8190", "127.0.0.1", 8190, "127.0.0.1", True),
        ("127.0.0.1:8190", "127.0.0.1", 8191, "127.0.0.1", False),
        ("127.0.0.1:8190", "so.noi-bo", 8190, "127.0.0.1", True),
        ("10.0.0.0/8", "so.noi-bo", 80, "10.2.3.4", True),
        ("10.0.0.0/8", "so.noi-bo", 80, "::ffff:10.2.3.4", True),
        ("10.0.0.0/8", "so.noi-bo", 80, "11.2.3.4", False),
        ("so.noi-bo", "SO.noi-bo.", 80, "10.2.3.4", True),
        ("so.noi-bo:8080", "so.noi-bo", 80, "10.2.3.4", False),
        ("so.noi-bo", "tin.so.noi-bo", 80, "10.2.3.4", False),
        ("[::1]:8190", "::1", 8190, "::1", True),
        ("::1", "localhost", 80, "::1", True),
        (" LOCALHOST ", "localhost", 80, "127.0.0.1", True),
    ],
)
def test_allow_rules(entry, host, port, address, expected):
    assert is_allowed(read_address(address), host, port, [read_allow_rule(entry)]) is expected


@pytest.mark.parametrize("entry", ["", "http://so.noi-bo", "so.noi-bo:x", "so.noi-bo:99999", "a b", "[x]:80", "a@b"])
def test_entries_that_say_nothing_allow_nothing(entry):
    with pytest.raises(ValueError):
        read_allow_rule(entry)
    assert read_allow_rules([entry]) == ()


@given(st.text(max_size=30))
def test_any_entry_is_a_rule_or_refused(entry):
    try:
        read_allow_rule(entry)
    except ValueError:
        assert read_allow_rules([entry]) == ()


@pytest.mark.parametrize("url", ["", *NOT_ASKED.split()])
def test_urls_that_are_not_asked_for(url):
    with pytest.raises(ConnectProblem) as problem:
        check_url(url)
    assert problem.value.kind == FailureKind.BAD_URL
    assert fetch(url).kind == FailureKind.BAD_URL


def test_loopback_is_refused_and_never_touched(server):
    for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0", "[::ffff:127.0.0.1]", "[::1]"):
        assert fetch(f"http://{host}:{server.port}/feed").kind == FailureKind.BLOCKED_ADDRESS, host
    assert not server.hits


@pytest.mark.parametrize("entry", ["127.0.0.1", "127.0.0.0/8", "{host}"])
def test_loopback_is_let_through_by_the_list(server, entry):
    assert isinstance(fetch(server.url("/feed"), allowed=[entry.format(host=server.host)]), Body)


def test_another_port_is_not_let_through(server):
    assert fetch(server.url("/feed"), allowed=["127.0.0.1:1"]).kind == FailureKind.BLOCKED_ADDRESS


@pytest.mark.parametrize("addresses", [["10.1.2.3"], ["8.8.8.8", "10.1.2.3"], ["8.8.8.8", "::1"]])
def test_one_private_address_is_enough_to_refuse_a_name(names, addresses):
    names["so.example.vn"] = [addresses]
    assert fetch("http://so.example.vn/rss").kind == FailureKind.BLOCKED_ADDRESS
    assert fetch("https://so.example.vn/rss").kind == FailureKind.BLOCKED_ADDRESS


def test_a_name_is_resolved_once_and_the_connection_goes_to_the_judged_address(names, server):
    # Rebinding: the first answer is allowed, a second question would lead elsewhere.
    names["so.noi-bo"] = [["127.0.0.1"], ["10.255.255.1"]]
    answer = fetch(f"http://so.noi-bo:{server.port}/feed", allowed=[server.host])
    assert isinstance(answer, Body)
    assert names["so.noi-bo"] == [["10.255.255.1"]]
    assert server.requests[0]["host"] == f"so.noi-bo:{server.port}"


def test_a_redirect_to_another_port_of_loopback_is_refused(server):
    with HostileServer() as other:
        answer = fetch(server.url(f"/to?{other.url('/feed')}"), allowed=[server.host])
        assert answer.kind == FailureKind.BLOCKED_ADDRESS
        assert not other.hits


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("http://169.254.169.254/latest/meta-data/", FailureKind.BLOCKED_ADDRESS),
        ("http://[::1]:8080/", FailureKind.BLOCKED_ADDRESS),
        ("http://10.0.0.1/", FailureKind.BLOCKED_ADDRESS),
        ("file:///etc/passwd", FailureKind.BAD_URL),
        ("gopher://127.0.0.1:70/", FailureKind.BAD_URL),
        ("http://a:b@127.0.0.1/", FailureKind.BAD_URL),
    ],
)
def test_redirects_to_where_nobody_should_go(server, target, kind):
    assert fetch(server.url(f"/to?{target}"), allowed=[server.host]).kind == kind


def test_tls_is_asked_for_by_name_and_not_by_address(names):
    names["so.noi-bo"] = [["127.0.0.1"]]
    asked, context = [], ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def shake_hands():
            connection, _address = listener.accept()
            # The server has no certificate: all that counts is the name that it hears.
            with connection, suppress(OSError):
                context.wrap_socket(connection, server_side=True)

        thread = threading.Thread(target=shake_hands, daemon=True)
        thread.start()
        answer = fetch(f"https://so.noi-bo:{port}/rss", allowed=["so.noi-bo"])
        thread.join(5)
    assert answer.kind == FailureKind.TLS
    assert asked == ["so.noi-bo"]


def test_proxies_of_the_environment_are_ignored(server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert isinstance(fetch(server.url("/feed"), allowed=[server.host]), Body)


def test_a_resolver_that_hangs_is_given_up(names, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: time.sleep(3) or [])
    start = time.monotonic()
    assert fetch("http://so.example.vn/", limits=Limits(seconds=0.2)).kind == FailureKind.TIMEOUT
    assert time.monotonic() - start < 2
