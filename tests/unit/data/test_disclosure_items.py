"""What schools disclose, year by year: the items of each level, their groups, their deadlines."""

from collections import Counter
from datetime import date
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.resolve import resolve
from pathlib import Path
import pytest


FOLDER = Path(__file__).resolve().parents[3] / "profiles/default/mandate"
CATALOG = merge(read_document(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.xml")))
TODAY = date(2026, 11, 20)
SCHOOLS = ("mam-non", "tieu-hoc", "thcs", "thpt", "gdtx")
OFFICES = ("phong-gddt", "so-gddt", "ubnd-xa")
# A province whose letters are not shipped: what is left is the law of the whole country.
ELSEWHERE = ("tinh-khac",)


def owed(*types, day=TODAY, features=("boarding", "public")):
    return resolve(CATALOG, types, ELSEWHERE, day, features)


def criterion(resolved, name):
    return next((item for item in resolved.criteria if name in (item.id, *item.combined_from)), None)


def items(*types, day=TODAY, features=("boarding", "public")):
    return {item.id for item in owed(*types, day=day, features=features).items}


def articles_of(found):
    return [int(item.citations[0].at.split()[1]) for item in found]


def forms(first, last):
    return {f"tt36.bm{number:02}" for number in range(first, last + 1)}


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (("mam-non",), forms(1, 4)),
        (("tieu-hoc",), forms(5, 8)),
        (("thcs",), forms(9, 12)),
        (("thpt",), forms(9, 12)),
        (("gdtx",), forms(13, 16)),
        (("thcs", "thpt"), forms(9, 12)),
        (("mam-non", "tieu-hoc"), forms(1, 8)),
        (("tieu-hoc", "thcs", "thpt"), forms(5, 12)),
        (SCHOOLS, forms(1, 16)),
    ],
)
def test_forms_of_circular_36_by_level(types, expected):
    found = items(*types, day=date(2023, 9, 5))
    assert {name for name in found if name.startswith("tt36.bm")} == expected
    assert {name.partition(".")[0] for name in found} == {"tt36"}
    assert {"tt36.tc-khoan-thu", "tt36.tc-khoan-chi", "tt36.tc-mien-giam", "tt36.tc-kiem-toan"} <= found


@pytest.mark.parametrize(
    ("types", "articles"),
    [
        (("mam-non",), {4, 5, 6, 7, 14}),
        (("tieu-hoc",), {4, 5, 8, 9, 14}),
        (("thcs",), {4, 5, 8, 9, 14}),
        (("thpt",), {4, 5, 8, 9, 14}),
        (("gdtx",), {4, 5, 10, 11, 14}),
        (("mam-non", "tieu-hoc"), {4, 5, 6, 7, 8, 9, 14}),
        (SCHOOLS, {4, 5, 6, 7, 8, 9, 10, 11, 14}),
    ],
)
def test_articles_of_circular_09_by_level(types, articles):
    found = owed(*types).items
    assert set(articles_of(found)) == articles
    assert {citation.source for item in found for citation in item.citations} == {"09-2024-tt-bgddt"}


@pytest.mark.parametrize(("day", "regime"), [(date(2024, 7, 18), "tt36"), (date(2024, 7, 19), "tt09")])
def test_items_change_with_the_circular(day, regime):
    for school in SCHOOLS:
        assert {name.partition(".")[0] for name in items(school, day=day)} == {regime}


def test_before_circular_36_nothing_is_listed_and_offices_disclose_no_items():
    assert items(*SCHOOLS, day=date(2016, 9, 5)) == set()
    assert items(*OFFICES) == set()


@pytest.mark.parametrize("day", [date(2023, 9, 5), TODAY])
def test_a_school_of_several_levels_owes_the_union_without_doubles(day):
    both = owed("tieu-hoc", "thcs", "thpt", day=day).items
    assert {item.id for item in both} == items("tieu-hoc", day=day) | items("thcs", day=day) | items("thpt", day=day)
    assert not [title for title, count in Counter(item.title for item in both).items() if count > 1]
    every = owed(*SCHOOLS, day=day).items
    assert not [title for title, count in Counter(item.title for item in every).items() if count > 1]


@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("day", [date(2023, 9, 5), TODAY])
def test_every_level_has_items_in_the_three_groups(school, day):
    resolved = owed(school, day=day)
    groups = {item.group for item in resolved.items}
    assert groups >= {"chat-luong-giao-duc", "dieu-kien-bao-dam", "thu-chi-tai-chinh"}
    assert {item.section for item in resolved.items} == {"ba-cong-khai", "cong-khai-thu-chi"}
    for item in resolved.items:
        assert (item.group == "thu-chi-tai-chinh") is (item.section == "cong-khai-thu-chi"), item.id


def test_items_that_no_text_confirms_are_marked():
    doubtful = {"Điều 6", "Điều 7", "Điều 10", "Điều 11", "Điều 5 khoản 5"}
    for item in CATALOG.items:
        if item.id.startswith("tt09."):
            assert item.unverified is (item.citations[0].at in doubtful), item.id
        else:
            assert item.unverified, item.id


def test_items_stand_in_the_order_of_the_articles():
    orders = [item.order for item in CATALOG.items if item.id.startswith("tt09.")]
    assert len(set(orders)) == len(orders)
    found = articles_of(owed(*SCHOOLS).items)
    assert found == sorted(found)


def test_the_annual_report_is_a_pdf_before_the_end_of_june():
    school = owed("thpt")
    assert "tt09.bao-cao-thuong-nien" in {item.id for item in school.items}
    assert criterion(school, "ba-cong-khai.bao-cao-thuong-nien").param("before") == "06-30"
    assert criterion(school, "ba-cong-khai.bao-cao-thuong-nien-pdf").param("of") == "bao-cao-thuong-nien"
    assert criterion(owed("thpt", day=date(2024, 7, 18)), "ba-cong-khai.bao-cao-thuong-nien") is None


def test_schools_before_circular_09_published_in_june_and_september():
    old, new = owed("thcs", day=date(2024, 7, 18)), owed("thcs", day=date(2024, 7, 19))
    assert criterion(old, "ba-cong-khai.tt36-2017").param("before") == "07-01 10-01"
    assert criterion(old, "ba-cong-khai.truoc-30-6") is None
    assert criterion(old, "ba-cong-khai.nam-nam") is None
    assert "niem-yet-cong-khai" in {item.id for item in old.attestations}
    assert criterion(new, "ba-cong-khai.truoc-30-6").param("before") == "06-30"
    assert criterion(new, "ba-cong-khai.tt36-2017") is None
    assert criterion(new, "ba-cong-khai.nam-nam").param("years") == "5"
    assert "niem-yet-cong-khai" not in {item.id for item in new.attestations}


def test_only_kindergartens_owe_plans_of_education_month_by_month_and_week_by_week():
    month, week = "ke-hoach.giao-duc-thang", "ke-hoach.giao-duc-tuan"
    small = owed("mam-non")
    assert dict(criterion(small, month).params) == {"day": "25", "covers": "next-month", "of": "giao-duc-thang"}
    assert criterion(small, week).param("weekday") == "sat" and criterion(small, week).param("time") == "00:00"
    for school in SCHOOLS[1:]:
        assert not criterion(owed(school), month) and not criterion(owed(school), week)
    assert criterion(owed("mam-non", "tieu-hoc"), month)
    assert not criterion(owed("mam-non", day=date(2024, 7, 18)), month)


@pytest.mark.parametrize("school", ["mam-non", "tieu-hoc", "thcs", "thpt"])
def test_menus_before_saturday_where_meals_are_served(school):
    menu = criterion(owed(school), "thuc-don.truoc-thu-bay")
    assert (menu.param("weekday"), menu.param("time"), menu.param("covers")) == ("sat", "00:00", "next-week")
    # Kindergartens owe their menu always, the other schools when they board.
    without = criterion(owed(school, features=("public",)), "thuc-don.truoc-thu-bay")
    assert bool(without) is (school == "mam-non")


def test_menus_are_disclosed_where_meals_are_served():
    assert "tt09.pt-thuc-don" in items("thcs") and "tt09.pt-thuc-don" not in items("thcs", features=("public",))
    assert "tt09.mn-thuc-don" in items("mam-non", features=("public",))


def test_newer_points_are_switches():
    assert "tt29.day-them" not in items("thcs")
    assert "tt29.day-them" in items("thcs", features=("day-them-hoc-them",))
    assert "day-them-hoc-them" not in {feature.id for feature in owed("mam-non").features}
