from edu.portal.settings.site import read_site
from edu.portal.syndication.sources import parse_superiors
from edu.portal.syndication.sources import read_sources
import pytest
from typing import Any


FEED = {"category": "tin-tuc", "title": "Tin tức", "url": "https://a.vn/rss"}
UNIT = {"id": "so-gddt", "kind": "so", "name": "Sở GD&ĐT", "url": "https://a.vn", "feeds": [FEED]}


def test_a_unit_with_a_feed() -> None:
    (unit,) = parse_superiors([UNIT])
    (feed,) = unit.feeds
    assert (unit.id, unit.kind, unit.name, unit.url) == ("so-gddt", "so", "Sở GD&ĐT", "https://a.vn")
    assert (feed.id, feed.title, feed.url) == ("so-gddt.tin-tuc", "Tin tức", "https://a.vn/rss")
    assert (feed.superior, feed.category) == ("Sở GD&ĐT", "tin-tuc")


def test_feeds_stand_in_the_order_of_the_categories() -> None:
    feeds = [{**FEED, "category": name} for name in ("thu-moi", "van-ban", "tin-tuc", "thong-bao")]
    (unit,) = parse_superiors([{**UNIT, "feeds": feeds}])
    assert [feed.category for feed in unit.feeds] == ["tin-tuc", "thong-bao", "van-ban", "thu-moi"]


@pytest.mark.parametrize(
    "records",
    [None, "so-gddt", 7, {}, [None], ["x"], [[]], [{}], [{"id": 3}], [{"id": ""}], [{"id": "a.b"}], [{"id": "../x"}]],
)
def test_nonsense_gives_no_unit(records: Any) -> None:
    assert parse_superiors(records) == ()


@pytest.mark.parametrize(
    "feeds", [None, "x", [None], [{}], [{**FEED, "category": "khac"}], [{**FEED, "url": " "}], [{**FEED, "url": None}]]
)
def test_nonsense_gives_no_feed(feeds: Any) -> None:
    (unit,) = parse_superiors([{**UNIT, "feeds": feeds}])
    assert unit.feeds == ()


def test_one_bad_record_does_not_hide_the_good_ones() -> None:
    assert [unit.id for unit in parse_superiors([{"id": 1}, UNIT, UNIT, "x"])] == ["so-gddt"]


def test_an_unknown_kind_is_another_unit() -> None:
    (unit,) = parse_superiors([{**UNIT, "kind": "tổng cục"}])
    assert unit.kind == "khac"


def test_the_settings_of_the_site(superiors: Any) -> None:
    assert [source.id for source in read_sources()] == ["so-gddt.tin-tuc", "so-gddt.van-ban", "ubnd.tin-tuc"]


def test_a_site_without_settings(stock_portal: Any) -> None:
    assert read_sources() == ()


def test_no_superior_yet(portal: Any) -> None:
    assert list(read_site().superiors or []) == []
    assert read_sources() == ()
