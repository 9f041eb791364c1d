"""The values that the feed rooms pass to each other."""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from enum import StrEnum
from time import struct_time


CATEGORIES = ("tin-tuc", "thong-bao", "van-ban", "thu-moi")


class FailureKind(StrEnum):
    """Why a feed could not be read. An HTTP error is not listed: its kind is ``http-`` and the status code."""

    BAD_URL = "bad-url"
    BLOCKED_ADDRESS = "blocked-address"
    DNS = "dns"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    TLS = "tls"
    CONNECTION_LOST = "connection-lost"
    TOO_LARGE = "too-large"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    EMPTY = "empty"
    NOT_A_FEED = "not-a-feed"
    HTML_PAGE = "html-page"
    UNSAFE_XML = "unsafe-xml"


@dataclass(frozen=True, slots=True)
class FeedSource:
    """One feed of one superior unit, as the settings name it (S0-05..07, S2-22).

    ``id`` is ``<superior id>.<category>``, ``superior`` the unit's name as shown to readers. ``is_paused``: nobody
    asks it, what is stored stays. ``as_browser`` and ``chain_optional``: see ``net.client``. Shown are the items that
    hold one of the words ``include`` (all, when there are none), none of ``exclude``, and are at most ``max_age`` days
    old (0: any age).
    """

    id: str
    title: str
    url: str
    superior: str = ""
    category: str = ""
    is_paused: bool = False
    as_browser: bool = False
    chain_optional: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_age: int = 0


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An item exactly as the feed said it; ``published_struct`` is the UTC time that the feed library understood.

    ``picture`` is the address of a picture that the feed names for the item.
    """

    guid: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    published: str = ""
    published_struct: struct_time | None = None
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item fit to be shown: plain text, absolute http(s) link and picture or none, dates with an offset.

    ``published`` is None when the feed gives no believable date; ``position`` is the place in the feed, from 0.
    """

    guid: str
    link: str
    title: str
    summary: str
    published: datetime | None
    first_seen: datetime
    position: int = 0
    picture: str = ""

    @property
    def when(self) -> datetime:
        """The moment to sort and show by: a feed's own date never makes an item newer than we know it to be."""
        return self.first_seen if self.published is None else min(self.published, self.first_seen)


@dataclass(frozen=True, slots=True)
class NotModified:
    """The source has nothing new since the last good reading."""


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes that a source answered with; ``url`` is where they came from, ``moved_to`` set if it moved for good."""

    content: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    url: str = ""
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A reading that gave nothing. ``kind`` is a FailureKind or ``http-<status>``, ``detail`` short and technical."""

    kind: str
    detail: str = ""
    status: int | None = None
    retry_after: timedelta | None = None


FetchResult = NotModified | Body | Failure


@dataclass(frozen=True, slots=True)
class Parsed:
    """A feed that was fetched and understood: what ``decide`` judges."""

    entries: tuple[RawEntry, ...]
    url: str
    content_hash: str = ""
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""


Reading = NotModified | Parsed | Failure


@dataclass(frozen=True, slots=True)
class FeedState:
    """All that is remembered of one feed between two readings.

    ``url`` is the address that the state belongs to: a feed that gets another address starts afresh. ``entries`` are
    the last good ones, newest first. ``error_kind`` is empty when the last attempt went well.
    """

    url: str = ""
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    last_full: datetime | None = None
    next_attempt: datetime | None = None
    failures: int = 0
    error_kind: str = ""
    error_detail: str = ""
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""
    content_hash: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedUpdate:
    """The outcome of ``decide``.

    ``changed`` is True when the state must be stored: entries came or went, the feed broke, stays broken or recovered,
    or everything was read in full. Otherwise only times moved, which follow from the even beat (see ``pace``).
    """

    state: FeedState
    changed: bool


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask a source for: address and validators of a conditional GET (empty: a full read), and how."""

    url: str
    etag: str = ""
    last_modified: str = ""
    as_browser: bool = False
    chain_optional: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """How often sources are asked."""

    interval: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(hours=24)
    full_read: timedelta = timedelta(hours=24)
