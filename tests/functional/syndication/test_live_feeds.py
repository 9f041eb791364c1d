"""The whole way over a real HTTP server on loopback: scheduler, console channel, panel, REST, portlet."""

from collections.abc import Callable
from collections.abc import Iterator
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.ops import scheduler
from edu.portal.ops.control import ControlError
from edu.portal.ops.control import execute
from edu.portal.ops.interfaces import IScheduledJob
from edu.portal.ops.scheduler import Scheduler
from edu.portal.ops.scheduler import acquire_lease
from edu.portal.settings.site import read_site
from edu.portal.syndication.portlet import Assignment
from edu.portal.testing.feedserver.server import SampleServer
from edu.portal.testing.fixtures import browser_for
import json
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.portlets.interfaces import IPortletAssignmentMapping
from plone.portlets.interfaces import IPortletManager
import pytest
import socket
import threading
import time
import transaction
from typing import Any
from zope.component import getMultiAdapter
from zope.component import getUtilitiesFor
from zope.component import getUtility


FEEDS_JOB = "feeds.refresh"
FIELDS = {
    "@id",
    "id",
    "title",
    "url",
    "superior",
    "category",
    "status",
    "last_attempt",
    "last_success",
    "next_attempt",
    "item_count",
    "error",
    "http_status",
    "failures",
    "moved_to",
    "paused",
    "as_browser",
    "chain_optional",
}


class CountingServer(SampleServer):
    """The sample Sở, counting its connections."""

    hits = 0

    def process_request(self, request: Any, client_address: Any) -> None:
        self.hits += 1
        super().process_request(request, client_address)


@pytest.fixture
def so() -> Iterator[CountingServer]:
    server = CountingServer("so", 0)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def feeds_alone(monkeypatch: Any) -> None:
    """The feeds are the only background work, so that what the scheduler ran can be counted."""
    jobs = dict(getUtilitiesFor(IScheduledJob))
    assert len(jobs) > 1
    monkeypatch.setattr(scheduler, "getUtilitiesFor", lambda _kind: [(FEEDS_JOB, jobs[FEEDS_JOB])])


@pytest.fixture
def live(functional_portal: Any, so: CountingServer, feeds_alone: None) -> Any:
    """A committed site with the feeds of the sample Sở and the portlet in its left column."""
    site = read_site()
    site.feed_allowed_hosts = (f"127.0.0.1:{so.server_port}",)
    site.superiors = [
        {
            "id": "so-gddt",
            "kind": "so",
            "name": "Sở mẫu",
            "url": so.base,
            "feeds": [
                {"category": name, "title": "", "url": f"{so.base}/rss/{name}"} for name in ("tin-tuc", "thong-bao")
            ],
        }
    ]
    column = getUtility(IPortletManager, name="plone.leftcolumn")
    getMultiAdapter((functional_portal, column), IPortletAssignmentMapping)["tin"] = Assignment()
    transaction.commit()
    return functional_portal


def elsewhere(work: Callable[[], Any]) -> Any:
    """Do it in a thread of its own, as the server's threads do: with its own transaction and connection."""
    result: list[Any] = []

    def run() -> None:
        try:
            result.append(work())
        except Exception as error:
            result.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(60)
    transaction.begin()
    if isinstance(result[0], Exception):
        raise result[0]
    return result[0]


def refresh() -> dict[str, Any]:
    return elsewhere(lambda: execute({"command": "feeds.refresh", "site": "plone"}))


def rest(portal: Any, address: str = "@edu-feeds", *, manager: bool = True) -> Any:
    browser = browser_for(portal)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.addHeader("Accept", "application/json")
    if manager:
        browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.open(f"{portal.absolute_url()}/{address}")
    return browser


def test_from_the_server_to_the_page(live: Any, so: CountingServer) -> None:
    reply = refresh()
    assert so.hits == 2
    assert [item["status"] for item in reply["feeds"]["items"]] == ["ok", "ok"]
    browser = browser_for(live)
    browser.open(live.absolute_url())
    assert "Cập nhật lúc" in browser.contents
    assert browser.contents.count(f'href="{so.base}/') >= 5
    assert so.hits == 2


def test_a_page_opens_no_socket(live: Any, so: CountingServer, monkeypatch: Any) -> None:
    refresh()

    def refuse(*arguments: Any) -> None:
        raise AssertionError("a page opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    browser = browser_for(live)
    browser.open(f"{live.absolute_url()}?nguon=thong-bao")
    assert "Cập nhật lúc" in browser.contents


def test_a_server_that_is_gone_costs_neither_items_nor_time(live: Any, so: CountingServer) -> None:
    refresh()
    so.shutdown()
    so.server_close()
    reply = refresh()
    assert [item["status"] for item in reply["feeds"]["items"]] == ["failing", "failing"]
    assert all(item["item_count"] and item["error"].startswith("refused") for item in reply["feeds"]["items"])
    browser = browser_for(live)
    browser.open(live.absolute_url())
    begin = time.monotonic()
    browser.open(live.absolute_url())
    assert time.monotonic() - begin < 2
    assert browser.contents.count(f'href="{so.base}/') >= 5
    assert "nguồn tin tạm thời không trả lời" in browser.contents


def test_without_the_allow_list_loopback_is_refused(live: Any, so: CountingServer) -> None:
    read_site().feed_allowed_hosts = ()
    transaction.commit()
    reply = refresh()
    assert so.hits == 0
    assert all(item["error"].startswith("blocked-address") for item in reply["feeds"]["items"])
    assert "mạng nội bộ" in reply["sentences"]["so-gddt.tin-tuc"]


def test_only_the_due_feeds_are_read(live: Any, so: CountingServer) -> None:
    request = {"command": "feeds.refresh", "site": "plone", "arguments": {"only_due": True}}
    elsewhere(lambda: execute(request))
    elsewhere(lambda: execute(request))
    assert so.hits == 2


@pytest.mark.parametrize(
    ("site", "command", "code"),
    [
        ("khong-co", "feeds.refresh", "no-site"),
        ("acl_users", "feeds.refresh", "no-site"),
        ("plone", "x", "no-command"),
    ],
)
def test_a_command_that_cannot_be_done(live: Any, site: str, command: str, code: str) -> None:
    with pytest.raises(ControlError) as caught:
        elsewhere(lambda: execute({"command": command, "site": site}))
    assert caught.value.code == code


def test_rest_for_managers(live: Any, so: CountingServer) -> None:
    refresh()
    answer = json.loads(rest(live).contents)
    assert set(answer) == {"items", "items_total"}
    assert answer["items_total"] == 2
    item = answer["items"][0]
    assert set(item) == FIELDS
    assert item["id"] == "so-gddt.tin-tuc"
    assert item["title"] == "Tin tức"
    assert item["last_success"].endswith("+07:00")
    assert item["next_attempt"] > item["last_attempt"]
    assert item["error"] is None
    single = rest(live, "@edu-feeds/so-gddt.tin-tuc")
    assert json.loads(single.contents) == item
    assert item["@id"] == single.url


def test_rest_says_no(live: Any) -> None:
    assert rest(live, manager=False).headers["status"].startswith("401")
    assert rest(live, "@edu-feeds/khong.co").headers["status"].startswith("404")


def test_rest_before_the_first_reading(live: Any) -> None:
    item = json.loads(rest(live).contents)["items"][0]
    assert item["status"] == "never"
    assert (item["last_attempt"], item["last_success"], item["next_attempt"]) == (None, None, None)


def test_the_scheduler_reads_what_is_due_once(live: Any, so: CountingServer) -> None:
    now = datetime.now(UTC)
    now_awake = Scheduler(clock=lambda: now)
    assert elsewhere(now_awake.wake) == 1
    assert so.hits == 2
    assert elsewhere(now_awake.wake) == 0
    assert so.hits == 2
    later = Scheduler(clock=lambda: now + timedelta(hours=1))
    assert elsewhere(later.wake) == 1
    assert so.hits == 4


def test_of_two_schedulers_one_works(live: Any, so: CountingServer) -> None:
    now = datetime.now(UTC)
    assert elsewhere(Scheduler(clock=lambda: now).wake) == 1
    site = read_site()
    site.superiors = [
        {**site.superiors[0], "feeds": [{"category": "van-ban", "title": "", "url": f"{so.base}/rss/van-ban"}]}
    ]
    transaction.commit()
    assert elsewhere(Scheduler(clock=lambda: now).wake) == 0
    assert elsewhere(Scheduler(clock=lambda: now + timedelta(minutes=11)).wake) == 1


def test_the_thread_works_and_stops(live: Any, so: CountingServer) -> None:
    scheduler = Scheduler(pace=0.1)
    scheduler.start(first_wake=0.01)
    deadline = time.monotonic() + 20
    while so.hits < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    scheduler.stop()
    transaction.begin()
    assert so.hits == 2
    assert not scheduler._thread.is_alive()


def test_a_failure_is_logged_once_and_the_end_of_it(live: Any, monkeypatch: Any, caplog: Any) -> None:
    scheduler = Scheduler()
    caplog.set_level("INFO", "edu.portal.scheduler")
    with monkeypatch.context() as broken:
        broken.setattr("edu.portal.syndication.jobs.list_due", lambda *arguments: 1 / 0)
        assert elsewhere(scheduler.wake) == 0
        assert elsewhere(scheduler.wake) == 0
    assert elsewhere(scheduler.wake) == 1
    messages = [record.message for record in caplog.records if record.name == "edu.portal.scheduler"]
    assert messages == [
        "Background work failed: feeds.refresh of /plone",
        "Background work recovered: feeds.refresh of /plone",
    ]


def test_a_site_without_the_add_on_is_left_alone(functional_stock_portal: Any) -> None:
    assert elsewhere(Scheduler().wake) == 0


def test_an_idle_lease_is_not_written(live: Any) -> None:
    root = live._p_jar.root()
    now = datetime.now(UTC)
    assert acquire_lease(root, "a", now)
    written = root["edu.portal.scheduler"]._p_serial
    assert acquire_lease(root, "a", now + timedelta(minutes=4))
    assert not acquire_lease(root, "b", now + timedelta(minutes=4))
    assert root["edu.portal.scheduler"]._p_serial == written


def test_the_panel_works_without_javascript(functional_portal: Any, so: CountingServer) -> None:
    browser = browser_for(functional_portal, manager=True)
    address = f"{functional_portal.absolute_url()}/@@edu-superiors"
    browser.open(address)
    browser.getControl(name="unit-0-name").value = "Sở mẫu"
    browser.getControl(name="unit-0-feed-tin-tuc").value = "so.example.vn/rss"
    browser.getControl(name="allowed-hosts").value = f"127.0.0.1:{so.server_port}"
    browser.getControl(name="save").click()
    assert 'aria-invalid="true"' in browser.contents
    assert browser.getControl(name="unit-0-feed-tin-tuc").value == "so.example.vn/rss"
    browser.getControl(name="unit-0-feed-tin-tuc").value = f"{so.base}/rss/tin-tuc"
    browser.getControl(name="add").click()
    assert browser.getControl(name="unit-0-name").value == "Sở mẫu"
    browser.getControl(name="unit-1-name").value = "UBND phường"
    browser.getControl(name="unit-1-kind").value = ["ubnd"]
    browser.getControl(name="save").click()
    transaction.begin()
    assert [(unit["id"], unit["name"]) for unit in read_site().superiors] == [
        ("so-gddt", "Sở mẫu"),
        ("ubnd", "UBND phường"),
    ]
    assert so.hits == 0
    browser.getControl(name="refresh").click()
    assert so.hits == 1
    assert browser.url == address
    browser.getControl(name="remove", index=1).click()
    assert "UBND phường" not in browser.contents
    browser.getControl(name="save").click()
    transaction.begin()
    assert [unit["id"] for unit in read_site().superiors] == ["so-gddt"]


def test_the_panel_wants_its_own_token(functional_portal: Any) -> None:
    browser = browser_for(functional_portal, manager=True)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.open(f"{functional_portal.absolute_url()}/@@edu-superiors")
    browser.post(f"{functional_portal.absolute_url()}/@@edu-superiors", "unit-count=0&save=1")
    assert browser.headers["status"].startswith("403")


def test_the_panel_is_for_those_who_manage_feeds(functional_portal: Any) -> None:
    browser = browser_for(functional_portal)
    browser.handleErrors = True
    browser.open(f"{functional_portal.absolute_url()}/@@edu-superiors")
    assert "login" in browser.url or "require_login" in browser.url


def test_editors_add_the_portlet_through_its_form(live: Any) -> None:
    browser = browser_for(live, manager=True)
    browser.open(f"{live.absolute_url()}/++contextportlets++plone.leftcolumn/+/edu.portal.portlet.feeds")
    browser.getControl(name="form.widgets.heading").value = "Tin của Sở"
    browser.getControl(name="form.widgets.limit").value = "3"
    browser.getControl(name="form.widgets.feeds:list").value = ["so-gddt.thong-bao"]
    browser.getControl(name="form.buttons.add").click()
    transaction.begin()
    column = getUtility(IPortletManager, name="plone.leftcolumn")
    assignments = getMultiAdapter((live, column), IPortletAssignmentMapping).values()
    (assignment,) = [added for added in assignments if getattr(added, "heading", "")]
    assert (assignment.heading, assignment.limit, assignment.display) == ("Tin của Sở", 3, "tabs")
    assert tuple(assignment.feeds) == ("so-gddt.thong-bao",)
