"""The shipped mandate: complete, cited, sound."""

from datetime import date
from edu.portal.core.mandate.lint import lint
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.resolve import resolve
from pathlib import Path
import pytest
import re
import unicodedata


ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "profiles/default/mandate").glob("*.xml"))
CATALOG = merge(read_document(path.read_bytes(), path.name) for path in FILES)
TODAY = date(2026, 11, 20)
SCHOOL = resolve(CATALOG, ("thcs",), (), TODAY, ("boarding",))
LETTERS = {source.id for source in CATALOG.sources if source.jurisdiction != "vn"}
MAIN_MENU = [
    "gioi-thieu",
    "tin-tuc",
    "van-ban",
    "cong-khai",
    "cai-cach-hanh-chinh",
    "tai-nguyen",
    "goc-hoc-sinh",
    "goc-phu-huynh",
    "lien-he",
]


def rows(kind):
    lines = (ROOT / "tests/corpus/mandate/rows-thcs.txt").read_text(encoding="utf-8").splitlines()
    owed = (line.split() for line in lines if line and not line.startswith("#"))
    return [row for row, *kinds in owed if kind in kinds]


def cited(items):
    return {citation.row for item in items for citation in item.citations}


def test_the_mandate_is_sound():
    assert lint(CATALOG) == ()


@pytest.mark.parametrize("row", rows("SEC"))
def test_every_section_row_of_a_school_is_cited(row):
    assert row in cited(SCHOOL.sections) | cited(SCHOOL.criteria)


@pytest.mark.parametrize("row", rows("AUD"))
def test_every_audit_row_of_a_school_is_cited(row):
    assert row in cited(SCHOOL.criteria) | cited(SCHOOL.sections)


def test_quotations_and_titles_are_composed_and_bounded():
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text), path.name
    for item in (*CATALOG.sections, *CATALOG.criteria, *CATALOG.links):
        assert all(len(citation.quote) <= 240 for citation in item.citations), item.id


def test_every_citation_of_a_letter_quotes_it():
    silent = {
        (item.id, citation.row)
        for item in (*CATALOG.sections, *CATALOG.criteria, *CATALOG.links)
        for citation in item.citations
        if citation.source in LETTERS and not citation.quote
    }
    assert silent == {("tin-tuc.bon-muoi-bai", "S3-11")}  # that part of the letter is not at hand


def test_the_resource_pages_of_the_letter_are_links():
    found = {link.citations[0].row: link.url.removeprefix("http://") for link in SCHOOL.links_of("trang-tai-nguyen")}
    assert found == {
        "S1-33": "vanban.moet.gov.vn",
        "S1-34": "thi.moet.gov.vn",
        "S1-35": "cchc.moet.gov.vn",
        "S1-36": "ebook.moet.gov.vn",
        "S1-37": "www.edu.net.vn",
    }
    (demanded,) = (item for item in SCHOOL.criteria if item.id == "trang-tai-nguyen.nam-lien-ket")
    assert set(demanded.param("hosts").split()) == set(found.values())


def test_links_stand_where_links_are_taken():
    for link in CATALOG.links:
        (display,) = (display for display in CATALOG.displays if display.section == link.section)
        assert "Link" in display.types and link.description


def test_every_section_has_a_display_and_a_description():
    assert {display.section for display in CATALOG.displays} == {section.id for section in CATALOG.sections}
    assert all(section.description for section in CATALOG.sections)
    assert all(display.types and display.view and display.icon for display in CATALOG.displays)


def test_a_table_names_its_columns_and_nothing_else_does():
    assert {display.section for display in CATALOG.displays if display.columns} == {
        display.section for display in CATALOG.displays if display.view == "edu-table"
    }


def test_menus_hold_the_top_level():
    menus = {display.section: display.menu for display in SCHOOL.displays}
    top = [section.id for section in SCHOOL.children("")]
    assert [section for section in top if menus[section] == "main"] == MAIN_MENU
    assert [section for section in top if menus[section] == "services"] == ["lich", "y-kien"]
    assert not any(menus[section.id] for section in SCHOOL.sections if section.parent)


def test_parents_of_sections_are_overviews():
    parents = {section.parent for section in CATALOG.sections if section.parent}
    assert {display.section for display in CATALOG.displays if display.view == "edu-overview"} == parents


def test_menus_of_food_depend_on_boarding():
    without = resolve(CATALOG, ("thcs",), (), TODAY)
    assert SCHOOL.section("thuc-don") and not without.section("thuc-don")
    assert len(SCHOOL.sections) == len(without.sections) + 1


@pytest.mark.parametrize(
    ("unit", "section", "there"),
    [
        ("mam-non", "thuc-don", True),
        ("mam-non", "tra-cuu-ket-qua", False),
        ("thpt", "van-bang-chung-chi", True),
        ("gdtx", "tuyen-sinh", False),
        ("phong-gddt", "goc-hoc-sinh", False),
        ("phong-gddt", "van-ban-cap-tren", True),
        ("ubnd-xa", "lien-he", True),
    ],
)
def test_sections_follow_the_unit_type(unit, section, there):
    assert bool(resolve(CATALOG, (unit,), (), TODAY, ("boarding",)).section(section)) is there


def test_kindergartens_owe_no_appeal_form():
    small = resolve(CATALOG, ("mam-non",), (), TODAY, ("boarding",))
    assert "bieu-mau.phuc-khao" not in {criterion.id for criterion in small.criteria}
    assert "bieu-mau.phuc-khao" in {criterion.id for criterion in SCHOOL.criteria}


@pytest.mark.parametrize(
    ("section", "rule", "expected"),
    [
        ("lich-cong-tac-tuan", "published-before", {"weekday": "fri", "time": "16:00", "covers": "next-week"}),
        ("thuc-don", "published-before", {"weekday": "fri", "time": "16:00", "covers": "next-week"}),
        ("ba-cong-khai", "years-kept", {"years": "5"}),
        ("thoi-khoa-bieu", "deadline-yearly", {"before": "08-20 12-30"}),
    ],
)
def test_the_strictest_letter_wins_and_all_stay_cited(section, rule, expected):
    found = [item for item in SCHOOL.criteria if (item.section, item.rule) == (section, rule)]
    assert [dict(item.params) for item in found] == [expected]
    each = [item for item in CATALOG.criteria if (item.section, item.rule) == (section, rule)]
    assert cited(found) == cited(each)


def test_old_school_years_are_judged_by_the_circular_of_their_time():
    def circulars(day):
        school = resolve(CATALOG, ("thcs",), ("hcm",), day)
        return [source.number for source in school.sources if "TT-BGD" in source.number]

    in_force = {day.year: circulars(day) for day in (date(2017, 10, 1), date(2019, 10, 1), TODAY)}
    assert in_force == {
        2017: ["09/2009/TT-BGDĐT", "53/2012/TT-BGDĐT"],
        2019: ["36/2017/TT-BGDĐT", "53/2012/TT-BGDĐT"],
        2026: ["09/2024/TT-BGDĐT", "37/2020/TT-BGDĐT"],
    }


def test_no_officer_is_named():
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    assert not re.search(r"0\d{8,9}\b|0\d{2,3}[. ]\d{3}[. ]\d{3}|\w@\w", text)
