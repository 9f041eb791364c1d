"""What was found goes through the forms without loss, whatever somebody sends back."""

from edu.portal.core.feeds.inspect import PROBLEMS
from edu.portal.core.feeds.inspect import Inspection
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.unit.checks import MOST_SUPERIORS
from edu.portal.net.opml import Outline
from edu.portal.syndication import finding
from edu.portal.syndication.discover import Candidate
from edu.portal.syndication.discover import Discovery
from edu.portal.syndication.wording import PROBLEM_SENTENCES
from edu.portal.syndication.wording import failure_sentence
import json
import pytest
from syndication_cases import PHONG
from syndication_cases import SO
from syndication_cases import SUPERIORS
from typing import Any


TITLES = dict(zip(CATEGORIES, ("Tin tức", "Thông báo", "Văn bản", "Thư mời"), strict=True))


def feed(path: str = "moi", category: str = "thong-bao", **more: Any) -> finding.Found:
    return finding.Found(f"{SO}/{path}", "Thông báo của Sở", category, **more)


def test_every_problem_has_a_sentence() -> None:
    assert set(PROBLEM_SENTENCES) == set(PROBLEMS)
    assert all(failure_sentence(kind) for kind in FailureKind)


def test_what_was_found_comes_back_from_the_form() -> None:
    found = [feed(problems=["asleep"], items=[["Tin", "Thứ Sáu, 20/11/2026 lúc 8:15"]], total=7, chain_optional=True)]
    sent = {finding.FOUND_FIELD: finding.written(found), "category-0": "van-ban"}
    (back,) = finding.read_found(sent)
    assert (back.url, back.category, back.total, back.chain_optional) == (found[0].url, "van-ban", 7, True)
    assert (back.problems, back.items) == (found[0].problems, found[0].items)


@pytest.mark.parametrize(
    "text",
    [
        None,
        7,
        "",
        "x",
        "{}",
        "[1]",
        "[[]]",
        '[{"url": 3}]',
        "[" * 100_000,
        "[" + " " * finding.LONGEST_FOUND + "]",
        '[{"title": "no address"}]',
    ],
)
def test_nonsense_of_a_form_is_nothing(text: Any) -> None:
    assert finding.read_found({finding.FOUND_FIELD: text}) == []


def test_wrong_kinds_of_values_are_left_out() -> None:
    row = {
        "url": SO,
        "title": 7,
        "category": "khac",
        "items": [7, ["a"], ["a", 3]],
        "problems": {"x": 1},
        "total": "9",
    }
    (found,) = finding.read_found({finding.FOUND_FIELD: json.dumps([row]), "category-0": ["tin-tuc"]})
    assert (found.title, found.category, found.items, found.problems, found.total) == (
        "",
        "tin-tuc",
        [["a", "3"]],
        [],
        0,
    )


def test_feeds_join_a_unit_and_what_has_no_place_says_why() -> None:
    found = [feed(), feed("hai", "tin-tuc"), feed("ba")]
    choice = finding.UnitChoice("so-gddt")
    records = finding.add_to_unit(SUPERIORS, choice, found, TITLES)
    assert [row["url"] for row in records[0]["feeds"]] == [f"{SO}/tin", f"{SO}/van-ban", f"{SO}/moi"]
    assert [one.is_added for one in found] == [True, False, False]
    assert found[0].error is None and found[1].error and found[2].error
    assert not choice.errors


def test_a_new_unit_needs_a_name_and_keeps_what_was_typed() -> None:
    choice = finding.read_choice({"unit": "", "new-kind": "so", "new-name": " ", "new-url": "so.vn"})
    found = [feed()]
    assert finding.add_to_unit(SUPERIORS, choice, found, TITLES) is SUPERIORS
    assert set(choice.errors) == {"new-name", "new-url"} and choice.url == "so.vn"
    assert not found[0].is_added
    choice.name, choice.url = "Sở khác", ""
    records = finding.add_to_unit(SUPERIORS, choice, found, TITLES)
    assert (records[-1]["id"], records[-1]["name"], choice.id) == ("so-gddt-2", "Sở khác", "so-gddt-2")


def test_a_unit_without_any_feed_is_not_made() -> None:
    bad = finding.Found("javascript:alert(1)")
    choice = finding.UnitChoice("", "so", "Sở khác")
    assert finding.add_to_unit(SUPERIORS, choice, [bad], TITLES) is SUPERIORS
    assert bad.error and not choice.id


def test_a_unit_that_is_gone_and_too_many_units() -> None:
    gone = finding.UnitChoice("da-xoa")
    finding.add_to_unit(SUPERIORS, gone, [feed()], TITLES)
    many = [{"id": f"u{number}", "kind": "so", "name": "x", "feeds": []} for number in range(MOST_SUPERIORS)]
    one_more = finding.UnitChoice("", "so", "Sở")
    assert finding.add_to_unit(many, one_more, [feed()], TITLES) is many
    assert set(gone.errors) == set(one_more.errors) == {"unit"}


def test_the_needs_of_a_server_are_stored_with_its_feed() -> None:
    records = finding.add_to_unit(
        SUPERIORS, finding.UnitChoice("ubnd"), [feed(as_browser=True, chain_optional=True)], TITLES
    )
    assert records[1]["feeds"][-1] == {
        "category": "thong-bao",
        "title": "Thông báo",
        "url": f"{SO}/moi",
        "as_browser": True,
        "chain_optional": True,
    }


def test_the_unit_of_the_same_host_is_proposed() -> None:
    candidate = Candidate(f"{SO}/x", "x", "tin-tuc", False, False, Inspection((), 0, ()))
    assert finding.usual_choice(Discovery("x", "Sở", found=(candidate,)), SUPERIORS).id == "so-gddt"
    new = finding.usual_choice(Discovery("https://phong.vn/x/y", "Phòng GD"), SUPERIORS)
    assert (new.id, new.kind, new.name, new.url) == ("", "phong", "Phòng GD", "https://phong.vn/")


def test_a_list_becomes_units() -> None:
    lines = [
        Outline(f"{SO}/tin", "Tin tức", "tin-tuc", "Sở GD&ĐT"),
        Outline(f"{SO}/tb", "Thông báo", "", "SỞ GD&ĐT", ""),
        Outline("https://ubnd.example.vn/rss", "Công văn", "", "UBND phường Mới", "https://ubnd.example.vn"),
        Outline("https://ubnd.example.vn/rss", "Công văn", "", "Lặp lại"),
        Outline("file:///etc/passwd", "Xấu", "", "Xấu", "javascript:alert(1)"),
        Outline("https://le.example.vn/rss", "Lẻ"),
    ]
    found = finding.found_in(lines, SUPERIORS)
    assert [row.is_added for row in found] == [True, False, False, False, False]
    assert [row.category for row in found] == ["tin-tuc", "thong-bao", "van-ban", "tin-tuc", "tin-tuc"]
    assert found[3].error and not found[3].page
    records = finding.add_to_groups(SUPERIORS, [row for row in found if not row.is_added], TITLES)
    assert [(unit["id"], unit["name"]) for unit in records] == [
        ("so-gddt", "Sở GD&ĐT"),
        ("ubnd", "UBND phường"),
        ("ubnd-2", "UBND phường Mới"),
        ("don-vi", "le.example.vn"),
    ]
    assert records[0]["feeds"][-1]["url"] == f"{SO}/tb"
    assert PHONG in records[1]["feeds"][0]["url"]


def test_a_list_of_thousands_is_cut() -> None:
    lines = [Outline(f"https://truong-{number}.example.vn/rss", "x" * 9000) for number in range(5000)]
    found = finding.found_in(lines, [])
    assert len(found) == finding.MOST_FOUND
    assert len(finding.written(found)) < finding.LONGEST_FOUND
    records = finding.add_to_groups([], found, TITLES)
    assert len(records) == MOST_SUPERIORS and found[-1].error
