"""Ask whether an address answers: guarded like every exchange, without reading what it says."""

from collections.abc import Iterable
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.links.model import Answer
from edu.portal.net.client import PERMANENT
from edu.portal.net.client import REDIRECTS
from edu.portal.net.client import decoded
from edu.portal.net.client import failure_of
from edu.portal.net.deadline import Deadline
from edu.portal.net.guard import check_url
from edu.portal.net.guard import guarded_session
from requests import Session
from urllib.parse import urljoin


SECONDS = 8.0
MOST_REDIRECTS = 5
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; edu.portal link check)",
    "Accept": "text/html,*/*;q=0.5",
    "Accept-Language": "vi,en;q=0.5",
    "Connection": "close",
}
# Servers that do not know HEAD hang, break off or call it an error; whoever is not there at all is not asked twice.
WORTH_A_GET = frozenset((FailureKind.TIMEOUT, FailureKind.CONNECTION_LOST, FailureKind.TOO_MANY_REDIRECTS))


def probe(url: str, allowed: Iterable[str] = (), seconds: float = SECONDS) -> Answer:
    """Return what ``url`` answers to HEAD, and if that is an error to GET, each within ``seconds``. Never raises.

    ``allowed`` lists what the guard lets through although it is not public.
    """
    hosts = tuple(allowed)
    answer = _exchange("HEAD", url, hosts, seconds)
    if answer.status >= 400 or answer.kind in WORTH_A_GET:
        return _exchange("GET", url, hosts, seconds)
    return answer


def _exchange(method: str, url: str, allowed: tuple[str, ...], seconds: float) -> Answer:
    with Deadline(seconds) as deadline, guarded_session(allowed, deadline) as session:
        try:
            return _follow(session, method, url, deadline)
        except Exception as error:
            return Answer(kind=str(failure_of(error, deadline).kind))


def _follow(session: Session, method: str, start: str, deadline: Deadline) -> Answer:
    url, moved_to, is_permanent = check_url(start), "", True
    for _step in range(MOST_REDIRECTS + 1):
        session.get_adapter(url).close()
        with session.request(
            method, url, headers=HEADERS, stream=True, allow_redirects=False, timeout=deadline.remaining()
        ) as response:
            target = response.headers.get("Location", "")
            if response.status_code not in REDIRECTS or not target:
                return Answer(response.status_code, moved_to=moved_to)
            is_permanent = is_permanent and response.status_code in PERMANENT
            url = check_url(urljoin(url, decoded(target)))
            moved_to = url if is_permanent else moved_to
    return Answer(kind=str(FailureKind.TOO_MANY_REDIRECTS))
