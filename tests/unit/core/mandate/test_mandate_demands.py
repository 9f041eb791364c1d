"""Demands beside sections and criteria: attestations, features, items, the age of a unit, successors of letters."""

from dataclasses import replace
from datetime import date
from edu.portal.core.mandate import params
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Band
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.model import Feature
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Scale
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.model import Term
from edu.portal.core.mandate.model import Wording
from edu.portal.core.mandate.resolve import resolve
from edu.portal.core.mandate.rule import Rule
from edu.portal.core.mandate.rule import wanted
from edu.portal.core.mandate.rules import RULES
from edu.portal.core.mandate.wording import demand
from edu.portal.core.mandate.wording import filled
from edu.portal.core.mandate.wording import placeholders
from edu.portal.core.mandate.wording import sentence
import pytest


TODAY = date(2026, 11, 20)
LAW = Source("law", "1/TT", date(2024, 1, 1), date(2024, 1, 1))
CITY = Source("city", "2/SGD", date(2024, 1, 1), date(2024, 1, 1), jurisdiction="hcm")
CITED = (Citation("law", "1"),)
SECTION = Section("a", "Công khai", citations=CITED)


def catalog(**kinds):
    return merge([Document("d", **{"sources": (LAW, CITY), "sections": (SECTION,), **kinds})])


def ids(items):
    return [item.id for item in items]


def criterion(rule="present", **others):
    return Criterion(**{"id": "a.x", "section": "a", "rule": rule, "citations": CITED, **others})


def test_an_attestation_is_a_criterion_too():
    attestation = Attestation("hop-dong", "Hợp đồng", weight=2, citations=CITED, codes=("R-REGS",))
    resolved = resolve(catalog(attestations=(attestation,)), ("thcs",), (), TODAY)
    assert resolved.attestations == (attestation,)
    [found] = resolved.criteria
    assert (found.id, found.rule, found.section, found.weight) == ("hop-dong", "attested", "", 2)
    assert found.param("attestation") == "hop-dong"
    assert (found.citations, found.codes) == (CITED, ("R-REGS",))


def test_an_attestation_on_a_section_that_is_not_owed_speaks_of_the_portal():
    attestation = Attestation("x", "X", section="b", citations=CITED)
    other = Section("b", "B", site_types=("thpt",), citations=CITED)
    mandate = catalog(sections=(SECTION, other), attestations=(attestation,))
    assert [item.section for item in resolve(mandate, ("thcs",), (), TODAY).criteria] == [""]
    assert [item.section for item in resolve(mandate, ("thpt",), (), TODAY).criteria] == ["b"]


def test_a_demand_on_the_whole_portal_needs_no_section():
    mandate = catalog(criteria=(criterion("https-only", id="cong.https", section=""), criterion(section="none")))
    assert ids(resolve(mandate, ("thcs",), (), TODAY).criteria) == ["cong.https"]


@pytest.mark.parametrize("kind", ["sections", "criteria", "attestations", "items"])
def test_what_depends_on_a_feature_waits_until_it_is_switched_on(kind):
    items = {
        "sections": Section("b", "B", when="dien-dan", citations=CITED),
        "criteria": criterion(id="b", when="dien-dan"),
        "attestations": Attestation("b", "B", when="dien-dan", citations=CITED),
        "items": Item("b", "a", "B", "g", when="dien-dan", citations=CITED),
    }
    kept = {"sections": (SECTION, items[kind])} if kind == "sections" else {kind: (items[kind],)}
    mandate = catalog(features=(Feature("dien-dan", "Diễn đàn", citations=CITED),), **kept)
    assert "b" not in ids(getattr(resolve(mandate, ("thcs",), (), TODAY), kind))
    assert "b" in ids(getattr(resolve(mandate, ("thcs",), (), TODAY, ("dien-dan",)), kind))


def test_features_are_offered_to_the_units_that_they_are_for():
    features = (
        Feature("a", "A", citations=CITED),
        Feature("b", "B", site_types=("so-gddt",), citations=CITED),
        Feature("c", "C", citations=(Citation("city", "1"),)),
    )
    assert ids(resolve(catalog(features=features), ("thcs",), ("vn",), TODAY).features) == ["a"]
    assert ids(resolve(catalog(features=features), ("so-gddt",), ("hcm",), TODAY).features) == ["a", "b", "c"]


def test_items_stand_in_their_order_once_for_a_school_of_several_levels():
    items = (
        Item("z", "a", "Z", "g", order=1, site_types=("thcs", "thpt"), citations=CITED),
        Item("b", "a", "B", "g", order=2, site_types=("thpt",), citations=CITED),
        Item("c", "a", "C", "g", order=2, site_types=("mam-non",), citations=CITED),
    )
    assert ids(resolve(catalog(items=items), ("thcs", "thpt"), (), TODAY).items) == ["z", "b"]


def test_a_scale_applies_where_its_letter_does():
    scale = Scale("city", (Band(50, "Đạt"), Band(0, "Chưa đạt")))
    assert resolve(catalog(scales=(scale,)), ("thcs",), ("vn",), TODAY).scales == ()
    assert resolve(catalog(scales=(scale,)), ("thcs",), ("hcm",), TODAY).scales == (scale,)


@pytest.mark.parametrize(
    ("founded", "today", "years"),
    [
        (None, TODAY, "5"),
        (1975, TODAY, "5"),
        (2022, TODAY, "5"),
        (2024, TODAY, "3"),
        (2025, TODAY, "2"),
        (2025, date(2026, 8, 31), "1"),
        (2030, TODAY, "1"),
    ],
)
def test_a_young_school_owes_the_years_that_it_has(founded, today, years):
    kept = criterion("years-kept", params=(("years", "5"),))
    groups = criterion("groups-per-year", id="a.y", params=(("groups", "lop truong"), ("years", "5")))
    resolved = resolve(catalog(criteria=(kept, groups)), ("thcs",), (), today, founded=founded)
    assert [item.param("years") for item in resolved.criteria] == [years, years]


def test_a_new_letter_ends_the_one_that_it_replaces():
    new = Source("new", "3/TT", date(2026, 12, 1), date(2027, 1, 1), replaces=("law",))
    documents = [
        Document("d", sources=(LAW,), sections=(SECTION,)),
        Document("e", sources=(new,), sections=(Section("b", "B", citations=(Citation("new", "1"),)),)),
    ]
    mandate = merge(documents)
    assert ids(resolve(mandate, (), (), date(2026, 12, 31)).sections) == ["a"]
    assert ids(resolve(mandate, (), (), date(2027, 1, 1)).sections) == ["b"]
    law = next(source for source in mandate.sources if source.id == "law")
    assert (law.valid_until, law.replaced_by) == (date(2026, 12, 31), ("new",))
    assert ids(resolve(merge(documents[:1]), (), (), date(2027, 1, 1)).sections) == ["a"]


def test_the_earliest_end_counts():
    early = replace(LAW, valid_until=date(2025, 1, 1))
    successors = [
        Source(f"n{year}", "1", date(year, 1, 1), date(year, 1, 1), replaces=("law",)) for year in (2026, 2028)
    ]
    for law, end in ((early, date(2025, 1, 1)), (LAW, date(2025, 12, 31))):
        sources = {source.id: source for source in merge([Document("d", sources=(law, *successors))]).sources}
        assert sources["law"].valid_until == end


def test_combining_keeps_every_code():
    demands = tuple(
        criterion(id=f"a.{number}", params=(("min-items", str(number)),), codes=(f"R-{number}", "R-EMPTY"))
        for number in (1, 2)
    )
    [found] = resolve(catalog(criteria=demands), ("thcs",), (), TODAY).criteria
    assert found.codes == ("R-1", "R-EMPTY", "R-2")
    assert resolve(catalog(criteria=demands), (), (), TODAY).criterion("a.1") == found


def test_a_rule_of_another_package_combines_and_one_that_is_gone_stands_for_itself():
    drills = Rule("drills", (wanted("min", params.whole_number),), largest_min)
    demands = tuple(criterion("drills", id=f"a.{n}", params=(("min", str(n)),)) for n in (1, 2))
    known = resolve(catalog(criteria=demands), (), (), TODAY, rules={**RULES, "drills": drills})
    assert [item.param("min") for item in known.criteria] == ["2"]
    assert ids(resolve(catalog(criteria=demands), (), (), TODAY).criteria) == ["a.1", "a.2"]


def largest_min(demands):
    return max(demands, key=lambda given: given["min"])


WORDS = catalog(
    wordings=(
        Wording(
            "published-before",
            "Đăng {of} trước {time} {weekday} {covers}",
            (("pass", "Đã đăng {found}."), ("fail", "“{section}” thiếu {missing}; hạn {due}.")),
        ),
        Wording("deadline-yearly", "Trước ngày {before}"),
    ),
    terms=(Term("fri", "thứ Sáu"), Term("next-week", "tuần trước"), Term("bua-trua", "bữa trưa")),
)
FRIDAY = (("covers", "next-week"), ("of", "bua-trua"), ("time", "16:00"), ("weekday", "fri"))


def test_a_demand_is_said_with_its_parameters_in_the_words_of_the_mandate():
    assert demand(criterion("published-before", params=FRIDAY), WORDS) == (
        "Đăng bữa trưa trước 16:00 thứ Sáu tuần trước"
    )
    assert demand(criterion("published-before", params=FRIDAY[:1] + FRIDAY[2:]), WORDS) == (
        "Đăng trước 16:00 thứ Sáu tuần trước"
    )
    midnight = (("covers", "next-week"), ("time", "00:00"), ("weekday", "fri"))
    assert demand(criterion("published-before", params=midnight), WORDS) == "Đăng trước thứ Sáu tuần trước"
    yearly = criterion("deadline-yearly", params=(("before", "12-30 08-20"),))
    assert demand(yearly, WORDS) == "Trước ngày 20/8, 30/12"
    assert demand(criterion("https-only"), WORDS) == ""


def test_a_result_is_said_by_the_criterion_itself_before_its_rule():
    facts = {"found": "thực đơn tuần 12", "missing": "thực đơn", "due": "20/11/2026"}
    plain = criterion("published-before", params=FRIDAY)
    own = replace(plain, says=(("fail", "Chưa có {missing}."),))
    assert sentence(plain, "pass", facts, WORDS) == "Đã đăng thực đơn tuần 12."
    assert sentence(plain, "fail", facts, WORDS) == "“Công khai” thiếu thực đơn; hạn 20/11/2026."
    assert sentence(own, "fail", facts, WORDS) == "Chưa có thực đơn."
    assert sentence(plain, "warn", facts, WORDS) == ""


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"form": "góp ý", "roles": "phụ huynh"}, "Có biểu mẫu góp ý mở cho phụ huynh."),
        ({"form": "góp ý", "roles": ""}, "Có biểu mẫu góp ý."),
        ({"form": "góp ý"}, "Có biểu mẫu góp ý."),
    ],
)
def test_words_around_a_value_that_is_not_there_are_left_out(facts, said):
    assert filled("Có biểu mẫu {form}[ mở cho {roles}].", facts) == said


def test_placeholders_are_found():
    assert placeholders("{min-items} và {section}, không phải { x } hay {}") == ("min-items", "section")


def test_an_empty_catalogue_resolves_to_nothing():
    assert resolve(Catalog(), ("thcs",), (), TODAY).sections == ()


def test_what_only_good_practice_asks_for_is_not_mandatory():
    practice = replace(LAW, id="habit", kind="good-practice")
    asked = (Citation("habit", "1"),)
    sections = (
        Section("a", "A", citations=asked),
        Section("b", "B", parent="a", citations=(*asked, Citation("city", "1"))),
        Section("c", "C", parent="d", citations=asked),
        Section("d", "D", citations=(Citation("city", "1"),)),
    )
    mandate = catalog(sources=(LAW, CITY, practice), sections=sections)
    owed = {
        "vn": {"a": False, "b": False, "c": False, "d": False},
        "hcm": {"a": True, "b": True, "c": False, "d": True},
    }
    for regime, expected in owed.items():
        resolved = resolve(mandate, ("thcs",), (regime,), TODAY)
        assert {section.id: section.mandatory for section in resolved.sections} == expected
    kept = resolve(mandate, ("thcs",), ("vn",), TODAY).section("d")
    assert kept.citations == ()
