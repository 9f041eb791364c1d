"""When the administrator is told of feeds that cannot be read, and when of their return."""

from collections.abc import Callable
from datetime import datetime
from datetime import timedelta
from edu.portal.settings.site import read_site
from edu.portal.settings.site import read_superior_records
from edu.portal.syndication import alarm
from edu.portal.syndication import alarm_mail
from edu.portal.syndication.progress import note_done
from edu.portal.syndication.records import with_options
from edu.portal.syndication.records import without_feed
from edu.portal.syndication.shown import describe_feeds
from plone import api
import pytest
from syndication_cases import NOW
from syndication_cases import PHONG
from syndication_cases import SO
from syndication_cases import FakeNetwork
from syndication_cases import rss
from typing import Any


HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
BACK = {path: rss(("Tin một", NOW)) for path in (f"{SO}/tin", f"{SO}/van-ban")}
TIN, VAN_BAN, PHUONG = "so-gddt.tin-tuc", "so-gddt.van-ban", "ubnd.tin-tuc"


@pytest.fixture
def outage(superiors: Any, network: FakeNetwork, read: Callable[..., Any]) -> FakeNetwork:
    """Both feeds of the Sở fail since NOW, a quarter of an hour after they were well."""
    read(NOW - HOUR / 4)
    for path in (f"{SO}/tin", f"{SO}/van-ban"):
        del network.pages[path]
    read(NOW)
    return network


def tell(portal: Any, now: datetime) -> tuple[list[str], list[str]]:
    """Return the feeds of both mails, and remember them as told."""
    plan = alarm.plan_alarm(portal, now)
    alarm.remember(portal, plan)
    return [feed["id"] for feed in plan.silent], [feed["id"] for feed in plan.back]


def test_a_day_of_silence_is_told_once_and_the_return_once(superiors: Any, outage: FakeNetwork, read: Any) -> None:
    assert tell(superiors, NOW + 12 * HOUR) == ([], [])
    read(NOW + DAY)
    assert tell(superiors, NOW + DAY) == ([TIN, VAN_BAN], [])
    assert tell(superiors, NOW + DAY + HOUR) == ([], [])
    outage.pages |= BACK
    read(NOW + DAY + 2 * HOUR)
    assert tell(superiors, NOW + DAY + 2 * HOUR) == ([], [TIN, VAN_BAN])
    assert tell(superiors, NOW + DAY + 3 * HOUR) == ([], [])
    assert alarm.told(superiors) == {}


def test_the_feeds_of_one_outage_stand_in_one_mail(superiors: Any, network: FakeNetwork, read: Any) -> None:
    """The feed of the phường falls silent half an hour before those of the Sở: its day is over first."""
    read(NOW)
    del network.pages[f"{PHONG}/tin"]
    read(NOW + HOUR / 2)
    network.pages.clear()
    read(NOW + HOUR)
    assert tell(superiors, NOW + DAY) == ([], [])
    assert tell(superiors, NOW + DAY + HOUR / 60) == ([TIN, VAN_BAN, PHUONG], [])
    assert tell(superiors, NOW + DAY + HOUR) == ([], [])


def test_the_return_is_told_when_the_last_one_is_back(superiors: Any, outage: FakeNetwork, read: Any) -> None:
    read(NOW + DAY)
    tell(superiors, NOW + DAY)
    outage.pages[f"{SO}/tin"] = BACK[f"{SO}/tin"]
    read(NOW + DAY + HOUR)
    assert tell(superiors, NOW + DAY + HOUR) == ([], [])
    outage.pages |= BACK
    read(NOW + DAY + 2 * HOUR)
    assert tell(superiors, NOW + DAY + 2 * HOUR) == ([], [TIN, VAN_BAN])


def test_another_feed_that_falls_silent_later_is_told(superiors: Any, outage: FakeNetwork, read: Any) -> None:
    read(NOW + DAY)
    tell(superiors, NOW + DAY)
    del outage.pages[f"{PHONG}/tin"]
    read(NOW + DAY + HOUR)
    read(NOW + 2 * DAY)
    assert tell(superiors, NOW + 2 * DAY + HOUR) == ([PHUONG], [])
    assert tell(superiors, NOW + 2 * DAY + 2 * HOUR) == ([], [])


def test_paused_and_deleted_feeds_are_nobodys_worry(superiors: Any, outage: FakeNetwork, read: Any) -> None:
    records = with_options(read_superior_records(), TIN, {"paused": True})
    read_site().superiors = without_feed(records, VAN_BAN)
    assert tell(superiors, NOW + 3 * DAY) == ([], [])


def test_a_feed_that_was_told_and_then_paused_is_not_back(superiors: Any, outage: FakeNetwork, read: Any) -> None:
    read(NOW + DAY)
    tell(superiors, NOW + DAY)
    for feed_id in (TIN, VAN_BAN):
        read_site().superiors = with_options(read_superior_records(), feed_id, {"paused": True})
    assert tell(superiors, NOW + DAY + HOUR) == ([], [])
    assert alarm.told(superiors) == {}


def test_a_feed_that_never_worked_is_told_after_a_day(superiors: Any, network: FakeNetwork, read: Any) -> None:
    del network.pages[f"{PHONG}/tin"]
    read(NOW)
    assert tell(superiors, NOW + HOUR) == ([], [])
    network.pages.clear()
    assert tell(superiors, NOW + DAY + HOUR) == ([PHUONG], [])


def test_good_readings_that_were_not_written_count(superiors: Any, network: FakeNetwork, read: Any) -> None:
    """A feed without news is not stored for hours: the last success of one that then fails is the beat before."""
    read(NOW)
    note_done(superiors, NOW + 23 * HOUR)
    network.pages.clear()
    failed = NOW + 23 * HOUR + HOUR / 2
    read(failed)
    note_done(superiors, failed)
    feed = describe_feeds(superiors, failed)[0]
    assert (feed["failures"], feed["last_success"]) == (1, NOW + 23 * HOUR)
    assert feed["status"] == "failing"
    assert tell(superiors, NOW + 25 * HOUR) == ([], [])


@pytest.fixture
def with_address(superiors: Any) -> Any:
    api.portal.set_registry_record("plone.email_from_address", "cong@thcs.example.edu.vn")
    return superiors


def test_the_mail_names_the_feeds_and_what_is_wrong(with_address: Any, outage: FakeNetwork, read: Any) -> None:
    read(NOW + DAY)
    (mail,) = alarm_mail.messages(with_address, alarm.plan_alarm(with_address, NOW + DAY))
    assert (mail["To"], mail["Auto-Submitted"]) == ("cong@thcs.example.edu.vn", "auto-generated")
    assert mail["Subject"].endswith(": 2")
    text = mail.get_content()
    assert f"{SO}/tin" in text and f"{SO}/van-ban" in text and PHONG not in text
    assert "Thứ Sáu, 20/11/2026 lúc 9:25" in text


def test_without_an_address_the_log_says_so_once(superiors: Any, outage: FakeNetwork, read: Any, caplog: Any) -> None:
    api.portal.get_tool("portal_registry").records["plone.email_from_address"].value = None
    alarm_mail._reported.clear()
    job = alarm_mail.AlarmJob()
    read(NOW + DAY)
    assert not any(job.is_due(superiors, NOW + DAY + HOUR * number) for number in range(3))
    assert len([line for line in caplog.records if "no mail address or server" in line.message]) == 1
    api.portal.set_registry_record("plone.email_from_address", "cong@thcs.example.edu.vn")
    assert job.is_due(superiors, NOW + DAY + 4 * HOUR)


def test_without_a_server_nobody_is_told(with_address: Any, outage: FakeNetwork, read: Any) -> None:
    api.portal.get_tool("portal_registry").records["plone.smtp_host"].value = ""
    read(NOW + DAY)
    assert not alarm_mail.AlarmJob().is_due(with_address, NOW + DAY)
    api.portal.set_registry_record("plone.smtp_host", "localhost")
    assert alarm_mail.AlarmJob().is_due(with_address, NOW + DAY)


def test_nothing_to_tell_is_nothing_to_do(with_address: Any, network: FakeNetwork, read: Any) -> None:
    read(NOW)
    assert not alarm_mail.AlarmJob().is_due(with_address, NOW + HOUR)
