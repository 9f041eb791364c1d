"""Fetch one address: guarded, conditional, and within limits that hold for the whole exchange."""

from collections.abc import Callable
from collections.abc import Iterable
import contextlib
from dataclasses import dataclass
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.model import FetchResult
from edu.portal.core.feeds.model import NotModified
from edu.portal.net.certificate import INCOMPLETE
from edu.portal.net.deadline import Deadline
from edu.portal.net.guard import ConnectProblem
from edu.portal.net.guard import check_url
from edu.portal.net.guard import guarded_session
from edu.portal.net.inflate import BodyTooLarge
from edu.portal.net.inflate import inflate
from email.utils import parsedate_to_datetime
from requests import Response
from requests import Session
from requests import exceptions
from ssl import SSLCertVerificationError
from urllib.parse import urljoin
from urllib.parse import urlsplit
from urllib3.exceptions import HTTPError


BROWSER = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
USER_AGENT = "Mozilla/5.0 (compatible; edu.portal feed reader)"
ACCEPT = "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml, text/xml, */*;q=0.1"
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": ACCEPT,
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "vi,en;q=0.5",
    # One exchange per visit; a kept connection would only hold a worker of a small server.
    "Connection": "close",
}
REDIRECTS = frozenset((301, 302, 303, 307, 308))
PERMANENT = frozenset((301, 308))
NOT_MODIFIED = 304
CHUNK = 16_384
LONGEST_RETRY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one exchange may cost: seconds in all, bytes before and after decompression, redirects."""

    seconds: float = 15.0
    body: int = 2 * 1024 * 1024
    redirects: int = 3


DEFAULT_LIMITS = Limits()


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def fetch(
    source_url: str,
    etag: str = "",
    last_modified: str = "",
    allowed: Iterable[str] = (),
    limits: Limits = DEFAULT_LIMITS,
    clock: Callable[[], datetime] = utc_now,
    as_browser: bool = False,
    chain_optional: bool = False,
) -> FetchResult:
    """Return what the address answers: NotModified, a Body without its compression, or a Failure. Never raises.

    ``allowed`` lists what the guard lets through although it is not public; ``clock`` says now for a Retry-After that
    is a date. ``as_browser`` sends what a browser sends, for servers that turn others away; ``chain_optional`` accepts
    from the host of ``source_url`` a certificate whose chain is incomplete.
    """
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = HEADERS | (browser_headers(source_url) if as_browser else {})
    headers |= {name: value for name, value in conditions.items() if value}
    with Deadline(limits.seconds) as deadline, guarded_session(allowed, deadline) as session:
        exchange = _Exchange(session, deadline, limits, clock, headers, host_of(source_url) if chain_optional else "")
        try:
            return exchange.follow(source_url)
        except Exception as error:
            return failure_of(error, deadline)


class _Exchange:
    """One fetch with its redirects."""

    def __init__(
        self,
        session: Session,
        deadline: Deadline,
        limits: Limits,
        clock: Callable[[], datetime],
        headers: dict[str, str],
        chain_optional_for: str,
    ) -> None:
        self._session = session
        self._deadline = deadline
        self._limits = limits
        self._clock = clock
        self._headers = headers
        self._chain_optional_for = chain_optional_for

    def follow(self, start: str) -> FetchResult:
        url, moved_to, is_permanent = check_url(start), "", True
        for _step in range(self._limits.redirects + 1):
            with self._ask(url) as response:
                target = response.headers.get("Location", "")
                if response.status_code not in REDIRECTS or not target:
                    return self._answer(response, url, moved_to)
                is_permanent = is_permanent and response.status_code in PERMANENT
                url = check_url(urljoin(url, decoded(target)))
                moved_to = url if is_permanent else ""
        return Failure(FailureKind.TOO_MANY_REDIRECTS, f"more than {self._limits.redirects}, last {url}")

    def _ask(self, url: str) -> Response:
        # We asked the server to close; a connection kept from the step before may just be closing.
        self._session.get_adapter(url).close()
        try:
            return self._get(url, True)
        except exceptions.SSLError as error:
            # The second try is for this one fault only; what else may be wrong is then judged by the guard.
            if host_of(url) != self._chain_optional_for or _verify_code(error) not in INCOMPLETE:
                raise
        return self._get(url, False)

    def _get(self, url: str, verify: bool) -> Response:
        return self._session.get(
            url,
            headers=self._headers,
            stream=True,
            allow_redirects=False,
            timeout=self._deadline.remaining(),
            verify=verify,
        )

    def _answer(self, response: Response, url: str, moved_to: str) -> FetchResult:
        status = response.status_code
        if status == NOT_MODIFIED:
            return NotModified()
        if not 200 <= status < 300:
            after = read_retry_after(response.headers.get("Retry-After", ""), self._clock())
            return Failure(f"http-{status}", str(response.reason or ""), status, after)
        content = self._content(response)
        if self._deadline.is_over:
            return Failure(FailureKind.TIMEOUT, f"not finished within {self._limits.seconds:g} s", status)
        if not content.strip():
            return Failure(FailureKind.EMPTY, "the body is empty", status)
        header = response.headers.get
        return Body(
            content=content,
            content_type=header("Content-Type", ""),
            etag=header("ETag", ""),
            last_modified=header("Last-Modified", ""),
            url=url,
            moved_to=moved_to,
        )

    def _content(self, response: Response) -> bytes:
        """Return the body. One that ends early is kept: whether it is a feed is judged by who reads it."""
        received = bytearray()
        with contextlib.suppress(HTTPError):
            for chunk in response.raw.stream(CHUNK, decode_content=False):
                received += chunk
                if len(received) > self._limits.body:
                    raise BodyTooLarge(f"more than {self._limits.body} bytes")
        return inflate(bytes(received), response.headers.get("Content-Encoding", ""), self._limits.body)


def browser_headers(url: str) -> dict[str, str]:
    """Return the headers of a common browser that comes from the front page of the site."""
    parts = urlsplit(url)
    return {
        "User-Agent": BROWSER,
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language": "vi-VN,vi;q=0.9,en;q=0.6",
        "Referer": f"{parts.scheme}://{parts.netloc}/",
        "Upgrade-Insecure-Requests": "1",
    }


def host_of(url: str) -> str:
    """Return the host of an address, "" when it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def read_retry_after(value: str, now: datetime) -> timedelta | None:
    """Return how long a Retry-After header asks to wait, at most a day, or None when it says nothing."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=int(text[:9])), LONGEST_RETRY)
    try:
        moment = parsedate_to_datetime(text)
        pause = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(pause, timedelta(0)), LONGEST_RETRY)


def decoded(location: str) -> str:
    """Headers arrive as Latin-1; servers write UTF-8 paths into them."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def failure_of(error: Exception, deadline: Deadline) -> Failure:
    """Return why an exchange failed; ``error`` is what it raised."""
    if isinstance(error, ConnectProblem):
        return Failure(error.kind, error.detail)
    if isinstance(error, BodyTooLarge):
        return Failure(FailureKind.TOO_LARGE, str(error))
    if deadline.is_over or isinstance(error, exceptions.Timeout):
        return Failure(FailureKind.TIMEOUT, "no complete answer in time")
    if isinstance(error, exceptions.SSLError):
        return Failure(FailureKind.TLS, _reason(error))
    if isinstance(error, (exceptions.InvalidURL, exceptions.InvalidSchema, exceptions.MissingSchema, ValueError)):
        return Failure(FailureKind.BAD_URL, _reason(error))
    return Failure(FailureKind.CONNECTION_LOST, _reason(error))


def _verify_code(error: BaseException | None) -> int:
    """Return what OpenSSL found wrong with a certificate, 0 when that was not the reason."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, SSLCertVerificationError):
            return error.verify_code
        arguments = [part for part in error.args if isinstance(part, BaseException)]
        reason = getattr(error, "reason", None)
        error = error.__cause__ or error.__context__ or (reason if isinstance(reason, BaseException) else None)
        error = error or next(iter(arguments), None)
    return 0


def _reason(error: Exception) -> str:
    """Return the innermost cause in one line, without the addresses of objects that wrappers print."""
    inner: BaseException = error
    while inner.__cause__ or inner.__context__:
        inner = inner.__cause__ or inner.__context__ or inner
    return f"{type(inner).__name__}: {' '.join(str(inner).split())}"[:200]
