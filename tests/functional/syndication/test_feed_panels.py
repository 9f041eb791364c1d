"""The panels of the feeds over HTTP: found and added, taken over from a list, set, paused, deleted, told by mail."""

from aiosmtpd.controller import Controller
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.ops.application import application
from edu.portal.settings.site import read_site
from edu.portal.syndication import alarm
from edu.portal.syndication.alarm_mail import AlarmJob
from edu.portal.syndication.archive import archived
from edu.portal.syndication.choices import PIN
from edu.portal.syndication.choices import read_pinned
from edu.portal.syndication.choices import save_decision
from edu.portal.syndication.shown import shown_items
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.store import load_state
from edu.portal.syndication.store import save_state
from edu.portal.testing.feedserver.server import SampleServer
from edu.portal.testing.fixtures import browser_for
from email import message_from_bytes
from email.policy import default
import io
from plone import api
import pytest
import socket
import threading
import transaction
from typing import Any
from zope.component.hooks import setSite


TIN = "so-gddt.tin-tuc"
PAGES = ("@@edu-feed-add", "@@edu-feed-lists", "@@edu-feed-health", "@@edu-jobs", "edu-superiors.opml")


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
def site(functional_portal: Any, so: CountingServer) -> Any:
    read_site().feed_allowed_hosts = (f"127.0.0.1:{so.server_port}",)
    transaction.commit()
    return functional_portal


@pytest.fixture
def with_feeds(site: Any, so: CountingServer) -> Any:
    feeds = [{"category": name, "title": "", "url": f"{so.base}/rss/{name}"} for name in ("tin-tuc", "thong-bao")]
    read_site().superiors = [{"id": "so-gddt", "kind": "so", "name": "Sở mẫu", "url": so.base, "feeds": feeds}]
    transaction.commit()
    return site


def manager(portal: Any) -> Any:
    return browser_for(portal, manager=True)


def feed_ids() -> list[str]:
    transaction.begin()
    return [source.id for source in read_sources()]


def test_from_the_address_of_a_site_to_its_feeds(site: Any, so: CountingServer) -> None:
    browser = manager(site)
    browser.open(f"{site.absolute_url()}/@@edu-superiors")
    browser.getControl(name="address").value = so.base
    browser.getControl(name="find").click()
    assert "lúc " in browser.contents and "Kết nối không mã hóa" in browser.contents
    assert feed_ids() == []
    asked = so.hits
    browser.getControl(name="new-name").value = ""
    browser.getControl(name="add-all").click()
    assert 'aria-invalid="true"' in browser.contents and feed_ids() == []
    browser.getControl(name="new-name").value = "Sở mẫu"
    browser.getControl(name="new-kind").value = ["so"]
    browser.getControl(name="add", index=0).click()
    assert feed_ids() == [TIN]
    assert browser.getControl(name="unit").value == ["so-gddt"]
    browser.getControl(name="add-all").click()
    assert browser.url.endswith("/@@edu-superiors")
    assert feed_ids() == [f"so-gddt.{name}" for name in ("tin-tuc", "thong-bao", "van-ban", "thu-moi")]
    assert so.hits == asked


@pytest.mark.parametrize(
    "typed", ["", "127.0.0.1:1/rss", "javascript:alert(1)", "http://[::1", "x" * 3000, "khong co"]
)
def test_a_search_that_fails_says_what_to_do_and_keeps_what_was_typed(site: Any, typed: str) -> None:
    browser = manager(site)
    browser.open(f"{site.absolute_url()}/@@edu-feed-add")
    browser.getControl(name="address").value = typed
    browser.getControl(name="platform").value = ["wordpress"]
    browser.getControl(name="find").click()
    assert 'role="alert"' in browser.contents
    assert browser.getControl(name="address").value == typed
    assert browser.getControl(name="platform").value == ["wordpress"]


def test_a_list_is_shown_before_it_is_taken_over(site: Any, so: CountingServer) -> None:
    lines = "".join(
        f'<outline type="rss" text="{name}" category="{name}" xmlUrl="{so.base}/rss/{name}"/>'
        for name in ("tin-tuc", "van-ban")
    )
    content = f'<opml version="2.0"><body><outline text="Sở mẫu">{lines}</outline></body></opml>'.encode()
    browser = manager(site)
    browser.open(f"{site.absolute_url()}/@@edu-feed-lists")
    browser.getControl(name="list").add_file(io.BytesIO(content), "text/x-opml", "nguon.opml")
    browser.getControl(name="read").click()
    assert "Sở mẫu" in browser.contents and feed_ids() == []
    browser.getControl(name="chosen").value = ["1"]
    browser.getControl(name="add-all").click()
    assert feed_ids() == ["so-gddt.van-ban"]
    browser.open(f"{site.absolute_url()}/edu-superiors.opml")
    assert browser.headers["Content-Type"] == "text/x-opml; charset=utf-8"
    assert f'xmlUrl="{so.base}/rss/van-ban"' in browser.contents
    assert so.hits == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body>&a;</body></opml>',
        b"<opml><body/></opml>",
        b"\x00\xff" * 50,
        b"<opml>" + b" " * 1_100_000 + b"</opml>",
    ],
)
def test_a_file_that_is_no_list_is_refused(site: Any, content: bytes) -> None:
    browser = manager(site)
    browser.open(f"{site.absolute_url()}/@@edu-feed-lists")
    browser.getControl(name="list").add_file(io.BytesIO(content), "text/xml", "x.opml")
    browser.getControl(name="read").click()
    assert 'role="alert"' in browser.contents and "root:" not in browser.contents
    assert feed_ids() == []


def test_the_settings_of_a_source(with_feeds: Any, so: CountingServer) -> None:
    browser = manager(with_feeds)
    page = f"{with_feeds.absolute_url()}/@@edu-feed-source?nguon={TIN}"
    browser.open(page)
    for name in ("as_browser", "chain_optional"):
        browser.getControl(name=name).value = ["1"]
    browser.getControl(name="include").value = "thi, học sinh"
    browser.getControl(name="max_age").value = "ba mươi"
    browser.getControl(name="save").click()
    assert 'aria-invalid="true"' in browser.contents
    assert browser.getControl(name="max_age").value == "ba mươi"
    assert browser.getControl(name="chain_optional").value == ["1"]
    browser.getControl(name="max_age").value = "30"
    browser.getControl(name="try").click()
    transaction.begin()
    source = read_sources()[0]
    assert (source.as_browser, source.chain_optional, source.max_age) == (True, True, 30)
    assert source.include == ("thi", "học sinh")
    assert so.hits == 1 and load_state(with_feeds, TIN).last_success
    assert "edu-banner--warn" in browser.contents
    browser.open(f"{with_feeds.absolute_url()}/@@edu-superiors")
    assert "Chứng thư không được kiểm tra đầy đủ" in browser.contents
    browser.getControl(name="save").click()
    transaction.begin()
    assert read_sources()[0] == replace(source, title="Tin tức")


def test_pausing_and_trying_from_the_health_page(with_feeds: Any, so: CountingServer) -> None:
    browser = manager(with_feeds)
    health = f"{with_feeds.absolute_url()}/@@edu-feed-health"
    browser.open(health)
    browser.getControl(name="pause", index=0).click()
    transaction.begin()
    assert [source.is_paused for source in read_sources()] == [True, False]
    browser.getControl(name="try-all").click()
    assert so.hits == 1
    browser.getControl(name="resume").click()
    transaction.begin()
    assert not any(source.is_paused for source in read_sources())
    so.shutdown()
    so.server_close()
    browser.getControl(name="try", index=0).click()
    assert "edu-state--old" in browser.contents and "role=" in browser.contents


def test_a_deleted_source_leaves_nothing_behind(with_feeds: Any) -> None:
    browser = manager(with_feeds)
    browser.open(f"{with_feeds.absolute_url()}/@@edu-feed-health")
    browser.getControl(name="try-all").click()
    transaction.begin()
    (gone,) = shown_items(with_feeds, [TIN], datetime.now(UTC), 1)
    (kept,) = shown_items(with_feeds, ["so-gddt.thong-bao"], datetime.now(UTC), 1)
    for item in (gone, kept):
        save_decision(with_feeds, item["key"], PIN)
    transaction.commit()
    assert list(archived(with_feeds, TIN))
    browser.open(f"{with_feeds.absolute_url()}/@@edu-feed-source?nguon={TIN}")
    browser.getControl(name="remove").click()
    transaction.begin()
    assert feed_ids() == ["so-gddt.thong-bao"]
    assert not list(archived(with_feeds, TIN)) and not load_state(with_feeds, TIN).entries
    assert read_pinned(with_feeds) == {kept["key"]}


@pytest.mark.parametrize("page", PAGES)
def test_the_panels_are_for_managers_and_ask_nobody(with_feeds: Any, so: CountingServer, page: str) -> None:
    manager(with_feeds).open(f"{with_feeds.absolute_url()}/{page}")
    assert so.hits == 0
    visitor = browser_for(with_feeds)
    visitor.handleErrors = True
    visitor.open(f"{with_feeds.absolute_url()}/{page}")
    assert "login" in visitor.url or "require_login" in visitor.url


@pytest.mark.parametrize(
    "page", ["@@edu-feed-add", "@@edu-feed-lists", "@@edu-feed-health", f"@@edu-feed-source?nguon={TIN}"]
)
def test_the_panels_want_their_own_token(with_feeds: Any, page: str) -> None:
    browser = manager(with_feeds)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.open(f"{with_feeds.absolute_url()}/@@edu-feed-health")
    browser.post(f"{with_feeds.absolute_url()}/{page}", "find=1&address=x&try-all=1&save=1")
    assert browser.headers["status"].startswith("403")


@pytest.mark.parametrize("feed_id", ["khong.co", "", "so-gddt"])
def test_an_unknown_source_is_not_found(with_feeds: Any, feed_id: str) -> None:
    browser = manager(with_feeds)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.open(f"{with_feeds.absolute_url()}/@@edu-feed-source?nguon={feed_id}")
    assert browser.headers["status"].startswith("404")


class Inbox:
    """What the SMTP server was handed."""

    def __init__(self) -> None:
        self.mails: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def mailing(with_feeds: Any) -> Any:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    api.portal.set_registry_record("plone.email_from_address", "cong@thcs.example.edu.vn")
    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    api.portal.set_registry_record("plone.smtp_port", port)
    transaction.commit()
    return with_feeds


@pytest.fixture
def inbox(mailing: Any) -> Iterator[list[Any]]:
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=api.portal.get_registry_record("plone.smtp_port"))
    server.start()
    yield inbox.mails
    server.stop()


def run_alarm(now: datetime) -> bool:
    """Do what the background thread does, in a thread of its own; return whether there was anything to do."""
    done: list[bool] = []

    def run() -> None:
        with application() as app:
            setSite(app.plone)
            job = AlarmJob()
            if job.is_due(app.plone, now):
                job.run(app.plone, now)
                done.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    transaction.begin()
    return bool(done)


def fail_since(portal: Any, moment: datetime) -> None:
    for source in read_sources():
        state = replace(
            load_state(portal, source.id),
            url=source.url,
            last_success=moment,
            last_attempt=moment + timedelta(hours=20),
            failures=6,
            error_kind="timeout",
        )
        save_state(portal, source.id, state)
    transaction.commit()


def test_the_administrator_is_told_by_mail_once_and_of_the_return(mailing: Any, inbox: list[Any]) -> None:
    now = datetime.now(UTC)
    fail_since(mailing, now - timedelta(hours=25))
    assert run_alarm(now)
    assert not run_alarm(now + timedelta(hours=1))
    (mail,) = inbox
    assert mail["To"] == "cong@thcs.example.edu.vn" and mail["Auto-Submitted"] == "auto-generated"
    assert mail["Subject"] == "Nguồn tin không đọc được suốt một ngày: 2"
    assert mail.get_content().count("/rss/") == 2
    browser = manager(mailing)
    browser.open(f"{mailing.absolute_url()}/@@edu-feed-health")
    assert "Đã gửi thư báo quản trị viên về 2 nguồn tin" in browser.contents
    browser.getControl(name="try-all").click()
    assert run_alarm(datetime.now(UTC))
    assert inbox[1]["Subject"] == "Nguồn tin đã đọc lại được: 2"
    assert not run_alarm(datetime.now(UTC)) and len(inbox) == 2


def test_a_mail_that_no_server_takes_is_sent_later(mailing: Any, caplog: Any) -> None:
    now = datetime.now(UTC)
    fail_since(mailing, now - timedelta(hours=25))
    assert run_alarm(now)
    assert "The mail about feeds was not sent" in caplog.text and "example.edu.vn" not in caplog.text
    assert alarm.told(mailing) == {}
    assert not run_alarm(now + timedelta(minutes=30))
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=api.portal.get_registry_record("plone.smtp_port"))
    server.start()
    try:
        assert run_alarm(now + timedelta(minutes=61))
    finally:
        server.stop()
    assert len(inbox.mails) == 1
