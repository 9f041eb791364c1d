"""Changes of the records of the superior units keep what they do not name."""

from copy import deepcopy
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.syndication import records
from edu.portal.syndication import superiors_form as form
from edu.portal.syndication.sources import parse_superiors
import pytest
from syndication_cases import PHONG
from syndication_cases import SO
from syndication_cases import SUPERIORS
from typing import Any


TITLES = dict(zip(CATEGORIES, ("Tin tức", "Thông báo", "Văn bản", "Thư mời"), strict=True))
OPTIONS = {
    "paused": True,
    "as_browser": True,
    "chain_optional": True,
    "include": ["thi"],
    "exclude": ["quảng cáo"],
    "max_age": 30,
}


def with_options() -> list[dict[str, Any]]:
    return records.with_options(SUPERIORS, "so-gddt.tin-tuc", OPTIONS)


def test_the_form_of_the_units_keeps_the_options_it_does_not_show() -> None:
    stored = with_options()
    units = form.inputs_of(parse_superiors(stored))
    units[0].name = "Sở Giáo dục và Đào tạo"
    saved = form.records_of(units, TITLES, stored)
    assert saved[0]["feeds"][0] == stored[0]["feeds"][0]
    assert {name: saved[0]["feeds"][0][name] for name in OPTIONS} == OPTIONS


def test_another_server_gets_no_excuse_of_the_former_one() -> None:
    stored = with_options()
    units = form.inputs_of(parse_superiors(stored))
    units[0].feeds["tin-tuc"] = "https://khac.example.vn/rss"
    feed = form.records_of(units, TITLES, stored)[0]["feeds"][0]
    assert "chain_optional" not in feed and "as_browser" not in feed
    assert (feed["include"], feed["paused"], feed["max_age"]) == (["thi"], True, 30)
    units[0].feeds["tin-tuc"] = f"{SO}/khac"
    assert form.records_of(units, TITLES, stored)[0]["feeds"][0]["chain_optional"] is True


def test_a_new_unit_takes_nothing_over_from_one_that_was_removed() -> None:
    stored = with_options()
    new = form.UnitInput(0, "", "so", "Sở mới", "", {"tin-tuc": f"{SO}/tin"})
    (saved,) = form.records_of([new], TITLES, stored)
    assert saved["id"] == "so-gddt" and "paused" not in saved["feeds"][0]


def test_options_are_written_only_where_they_differ_and_can_be_read() -> None:
    changed = with_options()
    source = parse_superiors(changed)[0].feeds[0]
    assert (source.is_paused, source.as_browser, source.chain_optional) == (True, True, True)
    assert (source.include, source.exclude, source.max_age) == (("thi",), ("quảng cáo",), 30)
    back = records.with_options(changed, "so-gddt.tin-tuc", records.OPTIONS)
    assert back == SUPERIORS
    one = records.with_options(changed, "so-gddt.tin-tuc", {"paused": False})
    assert parse_superiors(one)[0].feeds[0].chain_optional


def test_a_change_touches_nothing_else() -> None:
    before = deepcopy(SUPERIORS)
    changed = records.without_feed(with_options(), "so-gddt.tin-tuc")
    assert before == SUPERIORS
    assert [feed["url"] for feed in changed[0]["feeds"]] == [f"{SO}/van-ban"]
    assert changed[1] == SUPERIORS[1]


def test_a_unit_has_one_feed_of_a_kind() -> None:
    feed = {"category": "thong-bao", "title": "Thông báo", "url": f"{PHONG}/tb", "as_browser": False}
    added = records.with_feed(SUPERIORS, "ubnd", feed)
    assert added[1]["feeds"][-1] == {"category": "thong-bao", "title": "Thông báo", "url": f"{PHONG}/tb"}
    with pytest.raises(records.CategoryTaken):
        records.with_feed(added, "ubnd", feed)
    with pytest.raises(KeyError):
        records.with_feed(added, "khong-co", feed)


@pytest.mark.parametrize("feed_id", ["so-gddt.thu-moi", "khong.co", "", "so-gddt"])
def test_an_unknown_feed_has_no_options(feed_id: str) -> None:
    with pytest.raises(KeyError):
        records.with_options(SUPERIORS, feed_id, {"paused": True})


@pytest.mark.parametrize(
    "damaged", [[], [None], [{"id": "a"}], [{"id": "a", "feeds": "x"}], [{"id": "a", "feeds": [7]}]]
)
def test_damaged_records_break_nothing(damaged: Any) -> None:
    assert records.kept_options(damaged, "a", "tin-tuc", SO) == {}
    added, unit_id = records.with_unit(damaged, "so", "Sở", "")
    assert records.with_feed(added, unit_id, {"category": "tin-tuc", "url": SO})[-1]["feeds"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Giáo dục và Đào tạo Đồng Nai", "so"),
        ("SỞ GD&ĐT", "so"),
        ("Phòng Văn hóa - Xã hội", "phong"),
        ("Ủy ban nhân dân phường Bến Thành", "ubnd"),
        ("UBND phường", "ubnd"),
        ("Bộ Giáo dục và Đào tạo", "khac"),
        ("Sóc Trăng", "khac"),
        ("", "khac"),
    ],
)
def test_a_name_says_which_kind_of_unit(name: str, kind: str) -> None:
    assert records.kind_by_name(name) == kind


def test_words_one_on_each_line_or_between_commas() -> None:
    assert records.read_words(" thi , học bổng\r\nthi\n\n  học   sinh giỏi") == ["thi", "học bổng", "học sinh giỏi"]
    assert len(records.read_words(",".join(map(str, range(500))))) == records.MOST_WORDS


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", 0),
        (" 30 ", 30),
        ("3650", 3650),
        ("3651", None),
        ("-1", None),
        ("x", None),
        ("1.5", None),
        ("9" * 99, None),
    ],
)
def test_days(text: str, days: int | None) -> None:
    assert records.read_days(text) == days
