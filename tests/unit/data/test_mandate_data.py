"""The shipped mandate: complete, cited, sound, and fit for each kind of unit."""

from datetime import date
from edu.portal.core.mandate.lint import lint
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.resolve import resolve
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.unit.kinds import KINDS
from pathlib import Path
import pytest
import re
import unicodedata


ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "profiles/default/mandate").glob("*.xml"))
CATALOG = merge(read_document(path.read_bytes(), path.name) for path in FILES)
TODAY = date(2026, 11, 20)
SCHOOL = resolve(CATALOG, ("thcs",), (), TODAY, ("boarding", "public"))
LETTERS = {source.id for source in CATALOG.sources if source.jurisdiction != "vn"}
OFFICES = ("phong-gddt", "so-gddt", "ubnd-xa")
SCHOOLS = tuple(kind.id for kind in KINDS if kind.id not in OFFICES)
CITING = (
    *CATALOG.sections,
    *CATALOG.criteria,
    *CATALOG.attestations,
    *CATALOG.features,
    *CATALOG.items,
    *CATALOG.links,
)
ICONS = {path.stem for path in (ROOT / "src/edu.portal/edu/portal/home/icons").glob("*.svg")}
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


def owed(unit, *features, regimes=()):
    return resolve(CATALOG, (unit,), regimes, TODAY, features)


def criteria(resolved, **wanted):
    return [item for item in resolved.criteria if all(getattr(item, name) == value for name, value in wanted.items())]


def cited(items):
    return {citation.row for item in items for citation in item.citations}


def menu(resolved, name):
    return [
        section.id
        for section in resolved.children("")
        if (display := resolved.display(section.id)) and display.menu == name
    ]


def test_the_mandate_is_sound():
    assert lint(CATALOG) == ()


def test_quotations_and_titles_are_composed_and_bounded():
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text), path.name
    for item in CITING:
        assert all(len(citation.quote) <= 240 for citation in item.citations), item.id


def test_every_citation_of_a_letter_quotes_it():
    silent = {
        citation.source
        for item in CITING
        for citation in item.citations
        if citation.source in LETTERS and not citation.quote
    }
    assert silent == {"bang-cham-diem-hcm"}  # known from a copy in other words


def test_a_name_that_a_rule_is_given_has_vietnamese_words():
    terms = {term.id for term in CATALOG.terms}
    unnamed = {
        (criterion.id, name)
        for criterion in CATALOG.criteria
        for parameter in RULES[criterion.rule].parameters
        if parameter.has_terms
        for value in [RULES[criterion.rule].read(criterion.params).get(parameter.name)]
        for name in ([value] if isinstance(value, str) else value if isinstance(value, tuple) else ())
        if isinstance(name, str) and name not in terms
    }
    assert unnamed == set()


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
    assert all(display.types and display.view for display in CATALOG.displays)
    assert {display.icon for display in CATALOG.displays} <= ICONS


def test_a_table_names_its_columns_and_nothing_else_does():
    assert {display.section for display in CATALOG.displays if display.columns} == {
        display.section for display in CATALOG.displays if display.view == "edu-table"
    }


def test_menus_hold_the_top_level():
    assert menu(SCHOOL, "main") == MAIN_MENU
    assert menu(SCHOOL, "services") == ["lich", "y-kien"]
    menus = {display.section: display.menu for display in SCHOOL.displays}
    assert not any(menus[section.id] for section in SCHOOL.sections if section.parent)


@pytest.mark.parametrize("unit", [*SCHOOLS, *OFFICES])
def test_no_main_menu_is_longer_than_the_letter_bears(unit):
    resolved = owed(unit, "boarding", "public", *(feature.id for feature in CATALOG.features))
    (most,) = {item.param("max") for item in criteria(SCHOOL, rule="menu-size")}
    assert len(menu(resolved, "main")) <= int(most) == 9


def test_parents_of_sections_are_overviews():
    parents = {section.parent for section in CATALOG.sections if section.parent}
    overviews = {display.section for display in CATALOG.displays if display.view == "edu-overview"}
    assert overviews == parents


def test_menus_of_food_depend_on_boarding():
    without = resolve(CATALOG, ("thcs",), (), TODAY, ("public",))
    assert SCHOOL.section("thuc-don") and not without.section("thuc-don")
    assert len(SCHOOL.sections) == len(without.sections) + 1


@pytest.mark.parametrize(
    ("unit", "section", "there"),
    [
        ("mam-non", "thuc-don", True),
        ("mam-non", "tra-cuu-ket-qua", False),
        ("thpt", "van-bang-chung-chi", True),
        ("gdtx", "tuyen-sinh", False),
        ("thcs", "don-vi-truc-thuoc", False),
        ("thcs", "dich-vu-truc-tuyen", True),
        ("phong-gddt", "goc-hoc-sinh", False),
        ("phong-gddt", "van-ban-truong", False),
        ("phong-gddt", "thoi-khoa-bieu", False),
        ("phong-gddt", "van-ban-cap-tren", True),
        ("phong-gddt", "van-ban-don-vi", True),
        ("so-gddt", "thong-tin-cai-cach-hanh-chinh", True),
        ("so-gddt", "cong-cac-don-vi", True),
        ("ubnd-xa", "xep-hang", True),
        ("ubnd-xa", "ra-soat-hang-thang", True),
        ("ubnd-xa", "ban-bien-tap", True),
        ("ubnd-xa", "lien-he", True),
    ],
)
def test_sections_follow_the_unit_type(unit, section, there):
    assert bool(owed(unit, "boarding").section(section)) is there


@pytest.mark.parametrize("unit", OFFICES)
def test_an_office_is_not_spoken_to_as_a_school(unit):
    said = [f"{section.title} {section.description}" for section in owed(unit, "public").sections]
    assert not [words for words in said if re.search(r"nhà trường|Ban giám hiệu|văn bản trường", words, re.I)]


def test_kindergartens_owe_no_appeal_form():
    forms = {unit: {item.param("form") for item in criteria(owed(unit), rule="form-present")} for unit in SCHOOLS}
    assert {unit for unit in SCHOOLS if "phuc-khao" in forms[unit]} == {"tieu-hoc", "thcs", "thpt", "gdtx"}
    assert all({"nghi-hoc", "chuyen-truong", "gop-y"} <= forms[unit] for unit in SCHOOLS)


@pytest.mark.parametrize(
    ("unit", "fact", "there"),
    [("thpt", "public", True), ("thpt", "private", False), ("gdtx", "private", False), ("phong-gddt", "public", True)],
)
def test_public_procurement_is_for_public_units(unit, fact, there):
    resolved = owed(unit, fact)
    assert bool(resolved.section("du-an-dau-thau-mua-sam")) is there
    assert bool([item for item in resolved.criteria if "R-TENDER" in item.codes]) is there


def test_the_forum_stays_shut_until_somebody_opens_it():
    assert "dien-dan" in {feature.id for feature in SCHOOL.features}
    assert SCHOOL.section("dien-dan") is None
    opened = owed("thcs", "dien-dan")
    assert opened.section("dien-dan").parent == "y-kien"
    assert criteria(opened, section="dien-dan")


def test_an_office_describes_its_procedures_in_thirteen_particulars():
    (demand,) = criteria(owed("phong-gddt"), id="thu-tuc-hanh-chinh.muoi-ba-muc")
    assert len(demand.param("fields").split()) == 13
    assert not criteria(SCHOOL, id="thu-tuc-hanh-chinh.muoi-ba-muc")


def test_demands_on_the_whole_portal_are_named_as_such():
    for criterion in CATALOG.criteria:
        assert criterion.id.split(".")[0] == (criterion.section or "cong"), criterion.id


def test_a_demand_on_the_whole_portal_is_judged_without_naming_a_section():
    said = {wording.rule: dict(wording.says) for wording in CATALOG.wordings}
    for criterion in (found for found in CATALOG.criteria if not found.section):
        for sentence in {**said[criterion.rule], **dict(criterion.says)}.values():
            assert "{section}" not in sentence, criterion.id


# Letters that name the kinds of schools they speak to: kindergartens, primary and lower secondary schools.
ADDRESSED = ("289-vp-cntt-2017", "phong-gddt-phong-dien-2015")


@pytest.mark.parametrize("unit", ["thpt", "gdtx"])
@pytest.mark.parametrize("place", ["hn-longbien", "phong-dien"])
def test_a_letter_to_other_schools_asks_nothing_of_the_upper_ones(unit, place):
    with_letter = resolve(CATALOG, (unit,), ("vn", place), TODAY, ("public",))
    without = resolve(CATALOG, (unit,), ("vn",), TODAY, ("public",))
    assert [(section.id, section.mandatory) for section in with_letter.sections] == [
        (section.id, section.mandatory) for section in without.sections
    ]
    demands = (*with_letter.sections, *with_letter.criteria, *with_letter.attestations)
    assert not {cite.source for demand in demands for cite in demand.citations} & set(ADDRESSED)


def test_what_the_table_of_sections_does_not_mark_is_no_duty():
    """289/VP-CNTT has no mark at news from the office, for which the office answers, and none at music."""
    school = resolve(CATALOG, ("thcs",), ("vn", "hn-longbien"), TODAY, ("public",))
    assert [school.section(name).mandatory for name in ("tin-cap-tren", "nhac", "video")] == [False, False, True]
    assert school.criterion("tin-cap-tren.tin-tu-phong").severity == "recommended"


def test_a_monthly_plan_of_education_is_asked_of_kindergartens_only():
    """Circular 09/2024, article 15: other schools are not spoken to."""
    plans = {unit: resolve(CATALOG, (unit,), ("vn",), TODAY, ("public",)).section("ke-hoach") for unit in SCHOOLS}
    assert plans["mam-non"].mandatory
    assert [unit for unit, section in plans.items() if section.mandatory] == ["mam-non"]


def test_a_measure_of_our_own_never_binds():
    # Where a letter says "thường xuyên" or "kịp thời", the number is ours; so is the text of the scoring sheet.
    own = [
        "tin-tuc.thuong-xuyen",
        "tin-tuc.kip-thoi",
        "gop-y.tra-loi",
        "cong.sao-luu",
        "cong.bo-cuc",
        "cong.chuyen-muc-rieng",
        "cong.ten-mien-dia-danh",
        "thong-tin-cai-cach-hanh-chinh.hang-nam",
    ]
    severity = {criterion.id: criterion.severity for criterion in CATALOG.criteria}
    assert {severity[name] for name in own} == {"recommended"}
    sheet = [
        item.severity
        for item in (*CATALOG.criteria, *CATALOG.attestations)
        if any(citation.source == "bang-cham-diem-hcm" for citation in item.citations)
    ]
    assert len(sheet) == 7 and set(sheet) == {"recommended"}


def test_the_scoring_sheet_is_marked_and_has_its_scale():
    (sheet,) = (source for source in CATALOG.sources if source.id == "bang-cham-diem-hcm")
    assert sheet.kind == "scoring-sheet" and "4210/GDĐT-TTTT" in sheet.note and "Không rõ điểm" in sheet.note
    assert [source.id for source in CATALOG.sources if source.kind == "scoring-sheet"] == [sheet.id]
    (scale,) = resolve(CATALOG, ("thpt",), ("hcm",), TODAY).scales
    assert [(band.min, band.title) for band in scale.bands] == [
        (90, "Xuất sắc"),
        (80, "Tốt"),
        (70, "Khá"),
        (50, "Trung bình"),
        (0, "Yếu"),
    ]
    assert resolve(CATALOG, ("thpt",), ("hn-longbien",), TODAY).scales == ()


def test_letters_say_what_of_them_is_not_at_hand():
    notes = {source.id: source.note for source in CATALOG.sources if source.id in LETTERS}
    assert all(notes.values())
    assert "phần II" in notes["4210-gddt-tttt-2020"]
    assert "3082/GDĐT-TTTT" in notes["phong-gddt-quan-8-2016"]
    assert "Cần Thơ" in notes["phong-gddt-phong-dien-2015"] and "Huế" in notes["phong-gddt-phong-dien-2015"]


def test_what_software_cannot_see_is_stated():
    stated = cited(SCHOOL.attestations)
    contract, plan, hosting, board, money = {"S0-25", "S0-28"}, {"S1-01", "S3-08"}, {"S1-10"}, {"S1-49"}, {"S1-67"}
    rules, report, lead = {"S1-54", "S2-08"}, {"S2-04", "S2-05"}, {"S4-17"}
    assert contract | plan | hosting | board | money | rules | report | lead <= stated


def test_no_officer_is_named():
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    assert not re.search(r"0\d{8,9}\b|0\d{2,3}[. ]\d{3}[. ]\d{3}|\w@\w", text)
