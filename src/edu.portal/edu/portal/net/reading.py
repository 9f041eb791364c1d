"""Ask one source: fetch, recognise, parse. This is what the refresh of a feed is handed as its way to the world."""

from collections.abc import Callable
from collections.abc import Iterable
from datetime import datetime
from edu.portal.core.feeds.decide import hash_of
from edu.portal.core.feeds.decide import is_same_content
from edu.portal.core.feeds.decide import plan_request
from edu.portal.core.feeds.decide import state_for
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import FeedState
from edu.portal.core.feeds.model import NotModified
from edu.portal.core.feeds.model import Parsed
from edu.portal.core.feeds.model import Reading
from edu.portal.net.client import DEFAULT_LIMITS
from edu.portal.net.client import Limits
from edu.portal.net.client import fetch
from edu.portal.net.client import utc_now
from edu.portal.net.feedxml import NotAFeed
from edu.portal.net.feedxml import read_feed


def read_source(
    source: FeedSource,
    state: FeedState | None,
    allowed: Iterable[str] = (),
    limits: Limits = DEFAULT_LIMITS,
    clock: Callable[[], datetime] = utc_now,
) -> Reading:
    """Return what the source says now, for ``core.feeds.decide.decide``. Takes up to ``limits.seconds``; never raises.

    ``allowed`` lists the hosts, ``host:port``, addresses and networks that may be asked although they are not public.
    """
    known, now = state_for(source, state), clock()
    request = plan_request(source, known, now)
    answer = fetch(request.url, request.etag, request.last_modified, allowed, limits, clock)
    if not isinstance(answer, Body):
        return answer
    if is_same_content(known, answer.content, now):
        return NotModified()
    return _parsed(answer)


def _parsed(body: Body) -> Reading:
    try:
        entries = read_feed(body.content, body.content_type)
    except NotAFeed as problem:
        return Failure(problem.kind, problem.detail)
    except Exception as error:
        # The parser meets whatever the world writes; its accidents are the source's failures.
        return Failure(FailureKind.NOT_A_FEED, f"{type(error).__name__} while reading")
    return Parsed(
        entries=entries,
        url=body.url,
        content_hash=hash_of(body.content),
        etag=body.etag,
        last_modified=body.last_modified,
        moved_to=body.moved_to,
    )
