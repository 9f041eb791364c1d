"""How feeds are doing, in words and as JSON; paused ones are left alone."""

from datetime import timedelta
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.model import FeedState
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.ops.interfaces import IScheduledJob
from edu.portal.ops.ledger import Run
from edu.portal.ops.wording import JOB_TITLES
from edu.portal.settings.site import read_site
from edu.portal.syndication import service
from edu.portal.syndication.health import status_code
from edu.portal.syndication.health_view import row_of
from edu.portal.syndication.records import with_options
from edu.portal.syndication.report import feeds_as_json
from edu.portal.syndication.shown import describe_feeds
import pytest
from syndication_cases import NOW
from syndication_cases import SO
from syndication_cases import SUPERIORS
from syndication_cases import FakeNetwork
from typing import Any
from zope.component import getMultiAdapter
from zope.component import getUtilitiesFor
from zope.interface import alsoProvides


TIN = "so-gddt.tin-tuc"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("http-404", 404),
        ("http-503", 503),
        ("http-", None),
        ("http-x", None),
        (FailureKind.HTML_PAGE, 200),
        (FailureKind.TIMEOUT, None),
        (FailureKind.DNS, None),
        ("internal", None),
    ],
)
def test_the_status_of_a_failure(kind: str, code: int | None) -> None:
    assert status_code(FeedState(error_kind=kind, failures=1, last_success=NOW)) == code


def test_the_status_without_a_failure() -> None:
    assert status_code(FeedState()) is None
    assert status_code(FeedState(last_success=NOW)) == 200


def test_a_paused_feed_is_asked_by_nobody(superiors: Any, network: FakeNetwork, read: Any, monkeypatch: Any) -> None:
    read(NOW)
    read_site().superiors = with_options(SUPERIORS, TIN, {"paused": True})
    late = NOW + timedelta(days=1)
    assert TIN not in [source.id for source in service.list_due(superiors, late)]
    asked: list[str] = []
    monkeypatch.setattr(
        service, "refresh", lambda _portal, sources, *_rest, **_more: asked.extend(s.id for s in sources)
    )
    service.refresh_all(superiors, network.gateway, late)
    assert asked == ["so-gddt.van-ban", "ubnd.tin-tuc"]
    for feed_id in asked:
        read_site().superiors = with_options(read_site().superiors, feed_id, {"paused": True})
    assert service.next_due(superiors) is None


def test_the_same_in_words_and_as_json(superiors: Any, network: FakeNetwork, read: Any) -> None:
    read(NOW)
    read_site().superiors = with_options(SUPERIORS, TIN, {"paused": True, "chain_optional": True})
    del network.pages[f"{SO}/van-ban"]
    read(NOW + timedelta(hours=1))
    now = NOW + timedelta(hours=1)
    items = {item["id"]: item for item in feeds_as_json(superiors, now, "")["items"]}
    assert (items[TIN]["paused"], items[TIN]["chain_optional"], items[TIN]["next_attempt"]) == (True, True, None)
    assert (items["so-gddt.van-ban"]["failures"], items["so-gddt.van-ban"]["http_status"]) == (1, None)
    assert (items["ubnd.tin-tuc"]["failures"], items["ubnd.tin-tuc"]["http_status"]) == (0, 200)
    rows = {feed["id"]: row_of(feed, now) for feed in describe_feeds(superiors, now)}
    assert rows[TIN]["state"] == "Paused" and rows[TIN]["next"] == ""
    assert rows["so-gddt.van-ban"]["since"].mapping == {"day": "Thứ Sáu, 20/11/2026", "time": "9:40"}
    assert not rows["ubnd.tin-tuc"]["since"]


def page(portal: Any, name: str) -> Any:
    request = portal.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    request.environ["REQUEST_METHOD"] = request.method = "GET"
    return getMultiAdapter((portal, request), name=name)


def test_what_needs_somebody_stands_first(superiors: Any, network: FakeNetwork, read: Any) -> None:
    del network.pages[f"{SO}/van-ban"]
    read(NOW)
    read_site().superiors = with_options(SUPERIORS, TIN, {"paused": True})
    view = page(superiors, "edu-feed-health")
    assert view.rows[0]["id"] == "so-gddt.van-ban"
    assert view.rows[-1]["id"] == TIN
    assert not view.is_fine and sum(state["count"] for state in view.counts) == 3
    assert "[refused: connection refused]" in view()


def test_every_background_work_has_a_title(portal: Any) -> None:
    assert {name for name, _job in getUtilitiesFor(IScheduledJob)} == set(JOB_TITLES)


def test_the_table_of_the_background_work(superiors: Any, monkeypatch: Any) -> None:
    runs = {"links.check": Run(NOW, 1.25, "ValueError: <script>", 3, NOW - timedelta(days=1))}
    monkeypatch.setattr("edu.portal.ops.views.load_runs", lambda _portal: runs)
    view = page(superiors, "edu-jobs")
    first = view.rows[0]
    assert (first["name"], first["seconds"], first["failures"]) == ("links.check", "1,2", 3)
    assert first["good"] == "9:40 19/11/2026"
    html = view()
    assert "&lt;script&gt;" in html and "<script>\n" not in html.partition("<table")[2].partition("</table")[0]
    assert all(name in html for name in JOB_TITLES)
