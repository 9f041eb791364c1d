"""What of the feeds is shown, what a person is told of a feed, and where feeds are looked for."""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.choose import is_urgent
from edu.portal.core.feeds.choose import is_wanted
from edu.portal.core.feeds.choose import item_key
from edu.portal.core.feeds.choose import pinned_first
from edu.portal.core.feeds.choose import same_item
from edu.portal.core.feeds.inspect import inspect
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.feeds.model import Parsed
from edu.portal.core.feeds.model import RawEntry
from edu.portal.core.feeds.platforms import candidates
from edu.portal.core.feeds.platforms import guess_category
from edu.portal.core.feeds.platforms import platform_of
from edu.portal.core.feeds.platforms import read_platforms
import pytest


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
DAY = timedelta(days=1)
SITE = "https://so.example.vn"
SOURCE = FeedSource("so.tin-tuc", "Tin tức", "https://so.example.vn/rss", "Sở", "tin-tuc")
ENTRY = Entry(
    "g1", "https://so.example.vn/1", "Tập huấn phòng chống đuối nước", "Cho học sinh tiểu học", NOW - DAY, NOW
)


@pytest.mark.parametrize(
    ("include", "exclude", "max_age", "wanted"),
    [
        ((), (), 0, True),
        (("duoi nuoc",), (), 0, True),
        (("ĐUỐI NƯỚC", "xe buýt"), (), 0, True),
        (("học  sinh",), (), 0, True),
        (("tuyển sinh",), (), 0, False),
        ((), ("tiểu học",), 0, False),
        (("đuối nước",), ("tiểu học",), 0, False),
        ((), ("  ",), 0, True),
        ((), (), 1, True),
        ((), (), 2, True),
    ],
)
def test_words_and_age(include: tuple[str, ...], exclude: tuple[str, ...], max_age: int, wanted: bool) -> None:
    source = replace(SOURCE, include=include, exclude=exclude, max_age=max_age)
    assert is_wanted(source, ENTRY, NOW) is wanted


def test_what_is_too_old_is_not_wanted() -> None:
    assert not is_wanted(replace(SOURCE, max_age=2), ENTRY, NOW + 2 * DAY)


def test_an_item_keeps_its_name_when_its_words_change() -> None:
    assert item_key(SOURCE.id, ENTRY) == item_key(SOURCE.id, replace(ENTRY, title="Khác", summary=""))
    assert item_key(SOURCE.id, ENTRY) != item_key("phong.tin-tuc", ENTRY)
    assert item_key(SOURCE.id, ENTRY) != item_key(SOURCE.id, replace(ENTRY, link=f"{SITE}/2"))


def test_two_units_tell_the_same() -> None:
    relayed = replace(ENTRY, guid="x", link="https://phong.example.vn/9", title="TẬP HUẤN phòng chống  đuối nước")
    moved = replace(ENTRY, title="Sửa", link="http://so.example.vn/1/")
    later = replace(relayed, published=NOW - 9 * DAY)
    assert set(same_item(ENTRY)) & set(same_item(relayed))
    assert set(same_item(ENTRY)) & set(same_item(moved))
    assert not set(same_item(ENTRY)) & set(same_item(later))
    assert same_item(replace(ENTRY, link="", title="Thông báo khẩn")) == ()


def test_pinned_items_stand_first() -> None:
    assert pinned_first([("a", 1), ("b", 2), ("c", 3)], {"c", "gone"}) == [3, 1, 2]


def parsed(*entries: RawEntry, **values: str) -> Parsed:
    return Parsed(entries, **{"url": "https://so.example.vn/rss", **values})  # type: ignore[arg-type]


def raw(name: str, date: str, **values: str) -> RawEntry:
    return RawEntry(**{"guid": name, "link": f"/{name}", "title": f"Tin {name}", "published": date, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("feed", "problems"),
    [
        (parsed(raw("a", "20/11/2026 08:12"), raw("b", "19/11/2026 07:00")), ()),
        (parsed(), ("no-items",)),
        (parsed(raw("a", ""), raw("b", "x")), ("no-dates",)),
        (parsed(raw("a", ""), raw("b", "19/11/2026 08:00")), ("some-dates-missing",)),
        (parsed(raw("a", "20/11/2026 15:00")), ("future-dates",)),
        (parsed(raw("a", "20/11/2026 08:11"), raw("b", "19/11/2026 07:11")), ("month-as-minutes",)),
        (parsed(raw("a", "20/5/2026 08:00")), ("asleep",)),
        (parsed(raw("a", "20/11/2026 08:00", link="", guid="x")), ("no-links",)),
        (parsed(raw("a", "20/11/2026 08:00"), raw("a", "19/11/2026 07:00", link="/b")), ("repeated-guids",)),
        (
            parsed(raw("a", "20/11/2026 08:00"), url="http://so.example.vn/rss", moved_to="https://so.example.vn/rss"),
            ("moved",),
        ),
        (parsed(raw("a", "20/11/2026 08:00"), url="http://so.example.vn/rss"), ("plain-http",)),
    ],
)
def test_what_is_odd_about_a_feed_is_told(feed: Parsed, problems: tuple[str, ...]) -> None:
    assert inspect(feed, NOW).problems == problems


def test_the_newest_five_are_shown() -> None:
    found = inspect(parsed(*(raw(str(day), f"{day}/11/2026 08:00") for day in range(1, 10))), NOW)
    assert [entry.guid for entry in found.entries] == ["9", "8", "7", "6", "5"]
    assert found.total == 9


@pytest.mark.parametrize(
    ("generator", "url", "hint", "platform"),
    [
        ("nukeviet", "https://a.edu.vn/", "", "nukeviet"),
        ("", "https://a.edu.vn/Pages/index.aspx", "", "sharepoint"),
        ("wordpress", "https://a.edu.vn/", "plone", "plone"),
        ("", "https://a.edu.vn/", "", "other"),
    ],
)
def test_platforms_are_recognised(generator: str, url: str, hint: str, platform: str) -> None:
    assert platform_of(generator, url, hint).id == platform


def test_where_feeds_are_looked_for() -> None:
    nukeviet = read_platforms()[0]
    found = candidates("https://a.edu.vn/cong/index.php", nukeviet)
    assert found[0] == "https://a.edu.vn/cong/news/rss/"
    assert "https://a.edu.vn/news/rss/" in found and "https://a.edu.vn/rss.xml" in found
    assert len(found) == len(set(found))
    assert candidates("https://a.edu.vn", nukeviet)[0] == "https://a.edu.vn/news/rss/"


@pytest.mark.parametrize(
    ("title", "url", "category"),
    [
        ("Tin tức", "https://a.edu.vn/news/rss/", "tin-tuc"),
        ("THÔNG BÁO", "https://a.edu.vn/rss/2", "thong-bao"),
        ("", "https://a.edu.vn/rssphong.aspx?kt=vb", "van-ban"),
        ("", "https://a.edu.vn/laws/rss/", "van-ban"),
        ("Thông báo mời họp", "https://a.edu.vn/rss", "thu-moi"),
        ("Giấy mời", "", "thu-moi"),
        ("", "https://a.edu.vn/feed", "tin-tuc"),
    ],
)
def test_the_kind_of_a_feed_is_guessed(title: str, url: str, category: str) -> None:
    assert guess_category(title, url) == category


@pytest.mark.parametrize(
    ("title", "urgent"),
    [
        ("KHẨN: Ứng phó bão số 9", True),
        ("[Khẩn] Ứng phó bão số 9", True),
        ("KHẨN Cho học sinh nghỉ học", True),
        ("(Hỏa tốc) Công điện", True),
        ("HOẢ TỐC - Công điện", True),
        ("Thượng khẩn: Công điện", True),
        ("Khẩn cấp sơ tán", True),
        ("Khẩn trương rà soát cơ sở vật chất", False),
        ("KHẨN TRƯƠNG RÀ SOÁT", False),
        ("Cảnh báo khẩn", False),
        ("Khẩn hoang", False),
        ("", False),
    ],
)
def test_what_a_unit_marks_as_urgent(title: str, urgent: bool) -> None:
    assert is_urgent(title) is urgent
