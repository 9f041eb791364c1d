"""What is kept of the feeds beyond the newest, and what editors decide of single items."""

from datetime import timedelta
from edu.portal.core.feeds.search import Question
from edu.portal.settings.site import read_site
from edu.portal.syndication.archive import archived_rows
from edu.portal.syndication.archive import forget_archives
from edu.portal.syndication.archive import is_purge_due
from edu.portal.syndication.archive import purge
from edu.portal.syndication.choices import forget_decisions
from edu.portal.syndication.choices import read_hidden
from edu.portal.syndication.choices import read_pinned
from edu.portal.syndication.choices import save_decision
from edu.portal.syndication.search import search_archive
from edu.portal.syndication.shown import shown_items
import pytest
from syndication_cases import NOW
from syndication_cases import SO
from syndication_cases import SUPERIORS
from syndication_cases import rss
from typing import Any


ALL = ("so-gddt.tin-tuc", "so-gddt.van-ban", "ubnd.tin-tuc")
DAY = timedelta(days=1)


def archive(portal: Any, now: Any = NOW) -> list[str]:
    return [item["title"] for item in search_archive(portal, Question(), now).items]


def test_what_a_feed_drops_stays_in_the_archive(superiors: Any, network: Any, read: Any) -> None:
    read()
    network.pages[f"{SO}/tin"] = rss(("Tin ba", NOW + DAY))
    read(NOW + DAY)
    assert archive(superiors, NOW + DAY) == [
        "Tin ba",
        "Tin phường",
        "Tin một",
        "Thư mời dự tập huấn",
        "Tin hai",
        "Công văn 12",
    ]


def test_a_corrected_item_stands_there_once(superiors: Any, network: Any, read: Any) -> None:
    read()
    network.pages[f"{SO}/tin"] = network.pages[f"{SO}/tin"].replace("Tin một".encode(), "Tin đã sửa".encode())
    read(NOW + DAY)
    assert "Tin đã sửa" in archive(superiors) and "Tin một" not in archive(superiors)
    assert len(archive(superiors)) == 5


def test_a_new_item_on_top_writes_one_row(superiors: Any, network: Any, read: Any) -> None:
    many = [(f"Tin thứ {number}", NOW - timedelta(hours=number)) for number in range(2, 40)]
    network.pages[f"{SO}/tin"] = rss(*many)
    read()
    before = dict(archived_rows(superiors, "so-gddt.tin-tuc"))
    network.pages[f"{SO}/tin"] = rss(("Tin vừa đăng", NOW), *many).replace(b"bai/0-", b"bai/new-")
    for place in range(len(many)):
        page = network.pages[f"{SO}/tin"]
        network.pages[f"{SO}/tin"] = page.replace(f"bai/{place + 1}-".encode(), f"bai/{place}-".encode())
    read(NOW + timedelta(hours=1))
    after = dict(archived_rows(superiors, "so-gddt.tin-tuc"))
    assert len(after) == len(before) + 1
    assert all(after[key] is row or after[key] == row for key, row in before.items())
    assert archive(superiors)[0] == "Tin vừa đăng"


def test_after_ninety_days_it_goes(superiors: Any, read: Any) -> None:
    read()
    assert not is_purge_due(superiors, NOW + 80 * DAY)
    assert is_purge_due(superiors, NOW + 89 * DAY)
    assert purge(superiors, NOW + 89 * DAY) == 2
    assert purge(superiors, NOW + 91 * DAY) == 3
    assert archive(superiors) == []


def test_a_source_that_is_deleted_takes_its_archive(superiors: Any, read: Any) -> None:
    read()
    forget_archives(superiors, ["ubnd.tin-tuc"])
    assert archive(superiors) == ["Tin phường"]


def test_pinned_items_stand_first_and_hidden_ones_nowhere(superiors: Any, read: Any) -> None:
    read()
    items = shown_items(superiors, ALL, NOW)
    last, first = items[-1]["key"], items[0]["key"]
    save_decision(superiors, last, "pin")
    save_decision(superiors, first, "hide")
    titles = [item["title"] for item in shown_items(superiors, ALL, NOW, 2)]
    assert titles == [items[-1]["title"], items[1]["title"]]
    assert items[0]["title"] not in archive(superiors)
    save_decision(superiors, last, "hide")
    assert read_pinned(superiors) == frozenset()
    save_decision(superiors, last, "show")
    save_decision(superiors, first, "pin")
    assert read_hidden(superiors) == frozenset()
    save_decision(superiors, first, "unpin")
    assert [item["key"] for item in shown_items(superiors, ALL, NOW)] == [item["key"] for item in items]
    save_decision(superiors, first, "hide")
    forget_decisions(superiors, [])
    assert read_hidden(superiors) == frozenset()
    with pytest.raises(ValueError, match="burn"):
        save_decision(superiors, first, "burn")


def test_the_words_of_a_source_count(superiors: Any, read: Any) -> None:
    read()
    units = [{**unit, "feeds": [{**feed, "exclude": ["TIN MOT"]} for feed in unit["feeds"]]} for unit in SUPERIORS]
    read_site().superiors = units
    assert "Tin một" not in [item["title"] for item in shown_items(superiors, ALL, NOW)]
    assert "Tin một" not in archive(superiors)


def test_what_two_units_list_is_one_item_with_both_names(superiors: Any, network: Any, read: Any) -> None:
    network.pages["https://phong.example.vn/rss/tin"] = network.pages[f"{SO}/tin"]
    read()
    item = shown_items(superiors, ALL, NOW)[0]
    assert (item["superior"], item["also"]) == ("Sở GD&ĐT", ["UBND phường"])
