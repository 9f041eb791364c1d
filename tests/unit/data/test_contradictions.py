"""Where the letters contradict each other, or newer law: one test for each, on the shipped mandate.

All letters are active while a unit has not chosen its authorities; ``hn-longbien`` and ``phong-dien`` set dates,
``hcm`` sets none of these, and so shows what the national letters alone leave.
"""

from datetime import date
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.resolve import resolve
from edu.portal.core.unit.kinds import KINDS
from pathlib import Path
import pytest


FOLDER = Path(__file__).resolve().parents[3] / "profiles/default/mandate"
CATALOG = merge(read_document(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.xml")))
TODAY = date(2026, 11, 20)
FRIDAY_16 = {"weekday": "fri", "time": "16:00", "covers": "next-week"}
SATURDAY_0 = {"weekday": "sat", "time": "00:00", "covers": "next-week"}
MONDAY_NOON = {"weekday": "mon", "time": "12:00", "covers": "same-week"}


def school(*regimes, unit="thcs", day=TODAY, founded=None):
    return resolve(CATALOG, (unit,), regimes, day, ("boarding", "public"), founded)


def demands(resolved, section, rule):
    return [item for item in resolved.criteria if (item.section, item.rule) == (section, rule)]


def asked(resolved, section, rule):
    return [dict(item.params) for item in demands(resolved, section, rule)]


def rows(items):
    return {citation.row for item in items for citation in item.citations}


@pytest.mark.parametrize(
    ("regimes", "expected"),
    [
        ((), [FRIDAY_16]),
        (("hn-longbien", "phong-dien"), [FRIDAY_16]),
        (("hn-longbien",), [FRIDAY_16]),
        (("phong-dien",), [MONDAY_NOON]),
        (("hcm",), []),
    ],
)
def test_the_weekly_schedule_is_due_when_the_strictest_active_letter_says(regimes, expected):
    resolved = school(*regimes)
    assert asked(resolved, "lich-cong-tac-tuan", "published-before") == expected
    # Without a letter it is good practice: offered, not owed.
    assert resolved.section("lich-cong-tac-tuan").mandatory is bool(expected)


def test_both_letters_stay_cited_for_the_weekly_schedule():
    (demand,) = demands(school("hn-longbien", "phong-dien"), "lich-cong-tac-tuan", "published-before")
    assert rows([demand]) == {"S2-63", "S4-08"}
    assert {"R-SCHED-FRI", "R-SCHED-MON"} == set(demand.codes)


@pytest.mark.parametrize(
    ("regimes", "expected"),
    [((), FRIDAY_16), (("hn-longbien",), FRIDAY_16), (("hcm",), SATURDAY_0), (("phong-dien",), SATURDAY_0)],
)
def test_the_menu_is_due_on_friday_by_the_letter_and_before_saturday_by_law(regimes, expected):
    assert asked(school(*regimes), "thuc-don", "published-before") == [expected]


def test_before_the_circular_of_2024_only_the_letter_dates_the_menu():
    assert asked(school("hn-longbien", day=date(2023, 10, 1)), "thuc-don", "published-before") == [FRIDAY_16]
    assert asked(school("hcm", day=date(2023, 10, 1)), "thuc-don", "published-before") == []


def test_timetables_have_dates_of_one_letter_and_a_rhythm_of_another():
    dates, rhythm = "deadline-yearly", "per-period"
    assert asked(school("phong-dien"), "thoi-khoa-bieu", dates) == [{"before": "08-20 12-30"}]
    assert asked(school("phong-dien"), "thoi-khoa-bieu", rhythm) == []
    assert asked(school("hn-longbien"), "thoi-khoa-bieu", dates) == []
    assert asked(school("hn-longbien"), "thoi-khoa-bieu", rhythm) == [{"period": "semester", "min": "1"}]
    assert asked(school(), "thoi-khoa-bieu", dates) and asked(school(), "thoi-khoa-bieu", rhythm)


def test_plans_schedules_and_teaching_schedules_are_three_sections():
    every = [section.id for section in school("phong-dien").children("lich")]
    assert {"ke-hoach", "lich-cong-tac-tuan", "lich-bao-giang"} <= set(every)
    assert school("hn-longbien").section("lich-cong-tac-tuan")
    assert not school("hn-longbien").section("lich-bao-giang")


def test_the_frequency_of_news_is_four_rules_that_do_not_touch_each_other():
    resolved = school()
    found = {
        "per-week": {"min": "2"},
        "published-before-time": {"time": "16:00", "flag": "thoi-su"},
        "per-period": {"period": "school-year", "min": "40"},
    }
    for rule, params in found.items():
        assert params in asked(resolved, "tin-tuc", rule)
    for section in ("hoat-dong-chung", "hoat-dong-chuyen-mon", "hoat-dong-doan-the"):
        assert asked(resolved, section, "published-within") == [{"working-days": "1", "after": "event-end"}]


def test_each_frequency_of_news_falls_with_its_own_letter():
    def codes(*regimes):
        wanted = {"R-NEWS-WEEK", "R-NEWS-EVENT", "R-NEWS-16H", "R-NEWS-YEAR"}
        return {(code, item.severity) for item in school(*regimes).criteria for code in item.codes if code in wanted}

    assert codes("phong-dien") == {("R-NEWS-WEEK", "required"), ("R-NEWS-16H", "required")}
    assert codes("hn-longbien") == {("R-NEWS-EVENT", "required")}
    assert codes("hcm") == {("R-NEWS-WEEK", "recommended"), ("R-NEWS-YEAR", "recommended")}


@pytest.mark.parametrize(
    ("day", "years"),
    [(date(2021, 10, 1), "3"), (date(2024, 7, 18), "3"), (date(2024, 7, 19), "5"), (TODAY, "5")],
)
def test_disclosure_is_kept_three_years_by_the_letter_and_five_by_the_circular_of_2024(day, years):
    (demand,) = demands(school("hcm", day=day), "ba-cong-khai", "years-kept")
    assert demand.param("years") == years
    assert "R-CK-3Y" in demand.codes  # the three of the letter stay cited: missing them is the graver fault


def test_outside_of_the_letter_nothing_asks_for_three_years():
    assert asked(school("hn-longbien", day=date(2021, 10, 1)), "ba-cong-khai", "years-kept") == []
    assert asked(school("hn-longbien"), "ba-cong-khai", "years-kept") == [{"years": "5"}]


@pytest.mark.parametrize(("founded", "years"), [(None, "5"), (2010, "5"), (2025, "2"), (2026, "1")])
def test_a_young_school_owes_the_years_that_it_has(founded, years):
    resolved = school("hcm", founded=founded)
    assert [params["years"] for params in asked(resolved, "ba-cong-khai", "years-kept")] == [years]
    assert [params["years"] for params in asked(resolved, "nien-giam-thong-ke", "groups-per-year")] == [years]


def test_expired_documents_leave_the_list_and_disclosure_stays():
    resolved = school("hn-longbien")
    for section in ("van-ban-cap-tren", "ba-cong-khai"):
        assert asked(resolved, section, "no-expired") == [{}]
    # Both at once: the current list holds nothing expired, the archive keeps five years.
    assert asked(resolved, "ba-cong-khai", "years-kept") == [{"years": "5"}]


def test_the_running_line_is_demanded_and_so_are_pages_for_everybody():
    resolved = school()
    (ticker,) = [item for item in resolved.criteria if item.rule == "ticker-shown"]
    assert (ticker.section, ticker.params) == ("", (("min", "1"),))  # no parameter asks for movement
    assert [item for item in resolved.criteria if item.rule == "accessible-pages"]
    assert not [item for item in school("hcm").criteria if item.rule == "ticker-shown"]


def test_of_a_person_one_telephone_is_enough():
    resolved = school()
    fields = {
        name
        for section in ("co-cau-to-chuc", "danh-ba")
        for params in asked(resolved, section, "fields-present")
        for name in params["fields"].split()
    }
    assert {"name", "position", "phone", "email", "photo"} <= fields
    assert not {name for name in fields if "mobile" in name or "birth" in name}


def test_results_are_looked_up_one_by_one_and_no_list_of_pupils_is_asked_for():
    resolved = school()
    assert asked(resolved, "tra-cuu-ket-qua", "lookup-present") == [{}]
    (approval,) = [item for item in resolved.attestations if item.id == "cach-cong-khai-tuyen-sinh"]
    assert approval.severity == "recommended" and rows([approval]) == {"S2-53"}
    assert "S2-53" not in rows(item for item in resolved.criteria if item.rule != "attested")


def test_disclosure_is_one_section_in_which_income_and_spending_keep_their_own():
    below = [section.id for section in school().children("cong-khai")]
    assert {"ba-cong-khai", "cong-khai-thu-chi"} <= set(below)
    assert [display.menu for display in CATALOG.displays if display.section == "cong-khai"] == ["main"]
    assert {"S0-11", "S2-54", "S1-41"} <= rows([school().section("ba-cong-khai")])
    assert "S2-56" in rows([school().section("cong-khai-thu-chi")])


def test_font_and_code_are_two_demands():
    found = {item.rule: rows([item]) for item in school("hcm").criteria if item.rule in ("one-font", "unicode-text")}
    assert "S1-11" in found["one-font"] and "S1-12" in found["unicode-text"]
    assert not found["one-font"] & found["unicode-text"]


def test_all_devices_are_one_demand_whatever_the_letters_name():
    (demand,) = [item for item in school("hcm").criteria if item.rule == "mobile-ready"]
    assert rows([demand]) == {"S0-04", "S1-07"}
    assert dict(demand.params) == {"width": "360", "target": "24"}


def test_sharing_asks_for_a_link_and_no_particular_network():
    (demand,) = [item for item in school("hcm").criteria if item.rule == "share-links"]
    assert demand.params == (("min", "1"),)
    assert "Twitter" in demand.citations[0].quote


def test_the_place_of_the_server_is_stated_not_measured():
    resolved = school("hcm")
    assert "S1-10" in rows(resolved.attestations)
    assert {item.rule for item in resolved.criteria if "S1-10" in rows([item])} == {"attested"}
    assert "S1-10" not in rows(school("hn-longbien").attestations)


def test_levels_three_and_four_of_services_stand_in_the_quotation_only():
    resolved = resolve(CATALOG, ("phong-gddt",), ("hcm",), TODAY, ("public",))
    (demand,) = [item for item in resolved.criteria if item.rule == "services-offered" and "S0-16" in rows([item])]
    assert demand.severity == "recommended" and demand.params == (("min", "1"),)
    assert any("mức độ 3, 4" in citation.quote for citation in demand.citations)


def test_the_parent_is_a_record_and_no_level_of_the_letters():
    for unit in ("mam-non", "tieu-hoc", "thcs"):
        (demand,) = demands(school("hcm", unit=unit), "tin-cap-tren", "feed-of-parent")
        assert demand.params == (("min", "1"),)
        (kind,) = (kind for kind in KINDS if kind.id == unit)
        assert {"ubnd", "phong", "so"} <= set(kind.superiors)


def test_dead_addresses_of_the_letter_can_be_replaced():
    resolved = school("hcm")
    assert len(resolved.links_of("trang-tai-nguyen")) == 5
    (alive,) = demands(resolved, "trang-tai-nguyen", "links-alive")
    assert alive.severity == "recommended"


def test_the_misprinted_number_of_the_letter_is_named_beside_the_right_one():
    places = {
        citation.at
        for item in CATALOG.attestations
        for citation in item.citations
        if citation.row in {f"S1-{number}" for number in range(60, 67)}
    }
    assert places == {"3.4 (in nhầm 4.4)"}


def test_before_the_first_of_january_of_every_month_means_of_every_month():
    (demand,) = [
        item for item in demands(school("phong-dien"), "ke-hoach", "deadline-monthly") if "R-PLAN-MONTH" in item.codes
    ]
    assert dict(demand.params) == {"day": "1", "covers": "same-month", "of": "thang"}
    assert "1/1 hằng tháng" in demand.citations[0].quote


def test_a_review_before_the_day_of_the_letter_counts_from_the_letter():
    (letter,) = (source for source in CATALOG.sources if source.id == "phong-gddt-phong-dien-2015")
    assert letter.valid_from == letter.issued == date(2015, 2, 8)
    assert not demands(school("phong-dien", day=date(2015, 2, 7)), "tin-tuc", "per-week")
    assert demands(school("phong-dien", day=date(2015, 2, 8)), "tin-tuc", "per-week")


def test_the_merged_deadline_cell_counts_for_its_three_sections():
    sections = {item.section for item in school("hn-longbien").criteria if "S2-26" in rows([item])}
    assert sections == {"hoat-dong-chung", "hoat-dong-chuyen-mon", "hoat-dong-doan-the"}


def test_a_kindergarten_owes_its_menu_always_and_other_schools_when_they_board():
    for unit, features, there in (("mam-non", (), True), ("tieu-hoc", (), False), ("tieu-hoc", ("boarding",), True)):
        for regimes in ((), ("hn-longbien",), ("hcm",)):
            resolved = resolve(CATALOG, (unit,), regimes, TODAY, features)
            assert bool(resolved.section("thuc-don")) is there
            assert bool(demands(resolved, "thuc-don", "published-before")) is there


def test_the_same_section_rests_on_the_article_of_schools_or_on_that_of_offices():
    def articles(unit):
        section = resolve(CATALOG, (unit,), ("elsewhere",), TODAY, ("public",)).section("lien-he")
        return {citation.at for citation in section.citations if citation.source == "37-2020-tt-bgddt"}

    assert articles("thcs") == {"Điều 9"}
    assert articles("so-gddt") == {"Điều 8"}
    elsewhere = resolve(CATALOG, ("thcs",), ("elsewhere",), TODAY, ("public",))
    assert not elsewhere.section("thu-tuc-hanh-chinh")  # only local letters ask it of schools
    assert resolve(CATALOG, ("so-gddt",), ("elsewhere",), TODAY).section("thu-tuc-hanh-chinh")
