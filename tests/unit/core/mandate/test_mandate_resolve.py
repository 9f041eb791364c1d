"""Resolving: who owes what, from when to when, and how several letters become one demand."""

from dataclasses import replace
from datetime import UTC
from datetime import date
from datetime import datetime
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.model import Jurisdiction
from edu.portal.core.mandate.model import Link
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.resolve import resolve
from edu.portal.core.mandate.rules import RULES
from hypothesis import given
from hypothesis import strategies as st
import pytest


TODAY = date(2026, 11, 20)
LAW = Source("law", "09/2024/TT-BGDĐT", date(2024, 6, 3), date(2024, 7, 19))
OLD = Source("old", "36/2017/TT-BGDĐT", date(2017, 12, 28), date(2018, 2, 13), date(2024, 7, 18))
CITY = Source("city", "4210/GDĐT-TTTT", date(2020, 12, 16), date(2020, 12, 16), jurisdiction="hcm")
WARD = Source("ward", "289/VP-CNTT", date(2017, 10, 9), date(2017, 10, 9), jurisdiction="hn-longbien")


def cited(*sources):
    return tuple(Citation(source, "1") for source in sources)


def demand(key, rule, params, source="law", **others):
    pairs = tuple(sorted(params.items()))
    return Criterion(key, "a", rule, params=pairs, citations=cited(source), **others)


def catalog(*items):
    kinds = {Source: [LAW, OLD, CITY, WARD], Section: [], Display: [], Criterion: [], Jurisdiction: [], Link: []}
    for item in items:
        kinds[type(item)].append(item)
    return merge([Document("d", *(tuple(found) for found in kinds.values()))])


SECTION = Section("a", "A", citations=cited("law"))


def ids(resolved):
    return [section.id for section in resolved.sections]


def test_a_school_of_several_levels_owes_the_union():
    mandate = catalog(
        Section("a", "A", site_types=("mam-non",), citations=cited("law")),
        Section("b", "B", site_types=("thcs", "thpt"), citations=cited("law")),
        Section("c", "C", citations=cited("law")),
    )
    assert ids(resolve(mandate, ("thcs",), (), TODAY)) == ["b", "c"]
    assert ids(resolve(mandate, ("thcs", "mam-non"), (), TODAY)) == ["a", "b", "c"]


def test_parents_come_first_and_siblings_in_their_order():
    mandate = catalog(
        Section("z", "Z", order=10, citations=cited("law")),
        Section("a", "A", order=20, citations=cited("law")),
        Section("m", "M", parent="a", order=5, citations=cited("law")),
        Section("b", "B", order=20, citations=cited("law")),
    )
    assert ids(resolve(mandate, (), (), TODAY)) == ["z", "a", "m", "b"]


def test_a_section_brings_the_sections_that_it_stands_in():
    mandate = catalog(
        Section("a", "A", site_types=("thpt",), citations=cited("ward")),
        Section("b", "B", parent="a", citations=cited("law")),
    )
    assert ids(resolve(mandate, ("thcs",), ("vn",), TODAY)) == ["a", "b"]


def test_a_feature_of_the_unit_is_needed():
    mandate = catalog(Section("a", "A", when="boarding", citations=cited("law")))
    assert ids(resolve(mandate, (), (), TODAY)) == []
    assert ids(resolve(mandate, (), (), TODAY, ("boarding",))) == ["a"]


@pytest.mark.parametrize(
    ("regimes", "expected"),
    [((), ["a", "b", "c"]), (("vn",), ["a"]), (("vn", "hcm"), ["a", "b"]), (("hn-longbien",), ["a", "c"])],
)
def test_letters_apply_where_their_authority_governs(regimes, expected):
    mandate = catalog(
        Section("a", "A", citations=cited("law")),
        Section("b", "B", citations=cited("city")),
        Section("c", "C", citations=cited("ward")),
    )
    assert ids(resolve(mandate, (), regimes, TODAY)) == expected


def test_a_year_is_judged_by_the_letters_of_its_time():
    mandate = catalog(Section("a", "A", citations=cited("law", "old")), Section("b", "B", citations=cited("old")))
    now = resolve(mandate, (), (), TODAY)
    assert ids(now) == ["a"]
    assert [citation.source for citation in now.sections[0].citations] == ["law"]
    then = resolve(mandate, (), (), date(2024, 7, 18))
    assert ids(then) == ["a", "b"]
    assert [citation.source for citation in then.sections[0].citations] == ["old"]
    assert [source.id for source in then.sources] == ["city", "old", "ward"]
    assert ids(resolve(mandate, (), (), date(2018, 2, 12))) == []


def test_displays_follow_their_sections():
    mandate = catalog(SECTION, Display("a", view="edu-table"), Display("x"))
    resolved = resolve(mandate, (), (), TODAY)
    assert resolved.displays == (Display("a", view="edu-table"),)
    assert resolved.display("x") is None


def test_the_earliest_deadline_of_the_week_wins_and_every_letter_stays_attached():
    rule = "published-before"
    mandate = catalog(
        SECTION,
        demand("a.s4", rule, {"weekday": "mon", "time": "12:00", "covers": "same-week"}, "law"),
        demand("a.s2", rule, {"weekday": "fri", "time": "16:00", "covers": "next-week"}, "ward", weight=3),
        demand("a.tt9", rule, {"weekday": "sat", "time": "00:00", "covers": "next-week"}, "city"),
    )
    (criterion,) = resolve(mandate, (), (), TODAY).criteria
    assert criterion.id == "a.s2"
    assert criterion.params == (("covers", "next-week"), ("time", "16:00"), ("weekday", "fri"))
    assert {citation.source for citation in criterion.citations} == {"law", "ward", "city"}
    assert criterion.combined_from == ("a.s2", "a.s4", "a.tt9")
    assert criterion.weight == 3


CASES = [
    ("present", {}, {"min-items": "3"}, {"min-items": "3"}),
    ("min-count", {"count": "2"}, {"count": "10"}, {"count": "10"}),
    ("per-week", {"min": "1"}, {"min": "2"}, {"min": "2"}),
    ("per-period", {"period": "year", "min": "40"}, {"period": "month", "min": "4"}, {"period": "month", "min": "4"}),
    ("per-period", {"period": "year", "min": "52"}, {"period": "month", "min": "4"}, {"period": "year", "min": "52"}),
    ("published-within", {"working-days": "3", "after": "issued"}, {"working-days": "1", "after": "issued"}, None),
    ("not-older-than", {"days": "90"}, {"days": "30"}, None),
    ("years-kept", {"years": "3"}, {"years": "5"}, None),
    ("fields-present", {"fields": "phone"}, {"fields": "email phone"}, None),
    ("text-length", {"min-words": "350", "max-words": "900"}, {"min-words": "200", "max-words": "700"},
     {"min-words": "350", "max-words": "700"}),
    ("deadline-yearly", {"before": "08-25"}, {"before": "08-20 12-30"}, None),
    ("deadline-yearly", {"before": "08-25 12-01"}, {"before": "12-30 08-20"}, {"before": "08-20 12-01"}),
    ("deadline-monthly", {"day": "1", "covers": "same-month"}, {"day": "25", "covers": "next-month"}, None),
    ("feed-fresh", {"categories": "van-ban tin-tuc"}, {"categories": "tin-tuc van-ban", "hours": "6"},
     {"categories": "tin-tuc van-ban", "hours": "6"}),
    ("no-expired", {}, {}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "first", "second", "expected"), CASES)
def test_the_strictest_letter_wins(rule, first, second, expected):
    wanted = tuple(sorted((second if expected is None else expected).items()))
    for one, two in ((first, second), (second, first)):
        mandate = catalog(SECTION, demand("a.one", rule, one), demand("a.two", rule, two, "city"))
        (criterion,) = resolve(mandate, (), (), TODAY).criteria
        assert criterion.params == wanted
        assert {citation.source for citation in criterion.citations} == {"law", "city"}


def test_demands_that_speak_of_different_things_stay_apart():
    mandate = catalog(
        SECTION,
        demand("a.1", "published-within", {"working-days": "1", "after": "issued"}),
        demand("a.2", "published-within", {"working-days": "1", "after": "received"}),
        demand("a.3", "attested", {"attestation": "mot"}),
        demand("a.4", "attested", {"attestation": "mot"}),
    )
    assert [criterion.id for criterion in resolve(mandate, (), (), TODAY).criteria] == ["a.1", "a.2", "a.3", "a.4"]


def test_a_recommendation_does_not_tighten_a_duty():
    mandate = catalog(
        SECTION,
        demand("a.duty", "per-week", {"min": "1"}),
        demand("a.wish", "per-week", {"min": "5"}, severity="recommended"),
    )
    assert [criterion.param("min") for criterion in resolve(mandate, (), (), TODAY).criteria] == ["1", "5"]


def test_criteria_of_other_units_and_sections_are_left_out():
    mandate = catalog(
        replace(SECTION, site_types=("thcs",)),
        demand("a.1", "no-expired", {}, site_types=("thpt",)),
        demand("a.2", "preview-works", {}, when="boarding"),
        demand("a.3", "lookup-present", {}, "old"),
    )
    assert resolve(mandate, ("thcs",), (), TODAY).criteria == ()
    assert resolve(mandate, ("thpt",), (), TODAY).sections == ()
    assert resolve(mandate, ("thpt",), (), TODAY).criteria == ()


def address(key, section="a", *sources, **others):
    return Link(key, section, key.upper(), f"https://{key}.vn", citations=cited(*sources or ("law",)), **others)


def test_links_come_in_their_order_with_the_sections_of_the_unit():
    mandate = catalog(
        SECTION,
        Section("b", "B", site_types=("thpt",), citations=cited("law")),
        address("x", order=20),
        address("z", order=10),
        address("y", order=10),
        address("w", "b"),
    )
    resolved = resolve(mandate, ("thcs",), (), TODAY)
    assert [link.id for link in resolved.links_of("a")] == ["y", "z", "x"]
    assert resolved.links_of("b") == ()
    assert resolve(mandate, ("thpt",), (), TODAY).links_of("b") == (address("w", "b"),)


@pytest.mark.parametrize(
    ("regimes", "day", "expected"),
    [
        ((), TODAY, ["both", "city", "law"]),
        (("vn",), TODAY, ["both", "law"]),
        (("hcm",), TODAY, ["both", "city", "law"]),
        (("hn-longbien",), date(2024, 7, 18), ["old"]),
    ],
)
def test_links_are_those_of_the_letters_in_force(regimes, day, expected):
    mandate = catalog(
        replace(SECTION, citations=cited("law", "old")),
        address("law"),
        address("city", "a", "city"),
        address("old", "a", "old"),
        address("both", "a", "law", "city"),
    )
    resolved = resolve(mandate, (), regimes, day)
    assert [link.id for link in resolved.links] == expected
    active = {source.id for source in resolved.sources}
    assert {citation.source for link in resolved.links for citation in link.citations} <= active


def test_the_vietnamese_day_begins_seven_hours_earlier():
    assert local_date(datetime(2026, 11, 19, 17, 0, tzinfo=UTC)) == TODAY
    with pytest.raises(ValueError, match="time zone"):
        local_date(datetime(2026, 11, 20))


# Random mandates -----------------------------------------------------------------------------------------------------

VALUES = {
    "present": st.fixed_dictionaries({"min-items": st.integers(1, 9).map(str)}),
    "per-period": st.fixed_dictionaries(
        {"period": st.sampled_from(["week", "month", "year"]), "min": st.integers(1, 60).map(str)}
    ),
    "published-before": st.fixed_dictionaries(
        {
            "weekday": st.sampled_from(["mon", "fri", "sat"]),
            "time": st.sampled_from(["00:00", "12:00", "16:00"]),
            "covers": st.sampled_from(["same-week", "next-week"]),
        }
    ),
    "fields-present": st.fixed_dictionaries(
        {"fields": st.lists(st.sampled_from("abcd"), min_size=1, unique=True).map(" ".join)}
    ),
    "deadline-yearly": st.fixed_dictionaries(
        {"before": st.lists(st.sampled_from(["01-01", "08-20", "12-30"]), min_size=1, max_size=3).map(" ".join)}
    ),
    "deadline-monthly": st.fixed_dictionaries(
        {"day": st.integers(1, 28).map(str), "covers": st.sampled_from(["same-month", "next-month"])}
    ),
    "text-length": st.fixed_dictionaries(
        {"min-words": st.integers(1, 9).map(str), "max-words": st.integers(10, 19).map(str)}
    ),
    "accessible-pages": st.fixed_dictionaries({"level": st.sampled_from(["A", "AA", "AAA"])}),
    "page-speed": st.fixed_dictionaries(
        dict.fromkeys(("fcp", "lcp", "speed-index", "blocking"), st.integers(1, 9).map(str))
    ),
    "mobile-ready": st.fixed_dictionaries(dict.fromkeys(("width", "target"), st.integers(1, 9).map(str))),
    "board-complete": st.fixed_dictionaries(dict.fromkeys(("heads", "editors", "admins"), st.integers(1, 9).map(str))),
    "attested": st.fixed_dictionaries({"attestation": st.sampled_from(["x", "y"])}),
}
CRITERIA = st.sampled_from(sorted(VALUES)).flatmap(
    lambda rule: st.builds(
        demand,
        key=st.integers(0, 999).map(lambda number: f"a.{number}"),
        rule=st.just(rule),
        params=VALUES[rule],
        source=st.sampled_from(["law", "city", "ward"]),
        weight=st.integers(1, 3),
    )
)


@st.composite
def documents(draw):
    """Several documents over one tree, each criterion and section in one of them."""
    sections = [SECTION]
    for number in range(draw(st.integers(0, 4))):
        parent = draw(st.sampled_from(["", *(section.id for section in sections)]))
        types = draw(st.sampled_from([(), ("thcs",), ("thpt",)]))
        source = draw(st.sampled_from(["law", "city", "old"]))
        sections.append(Section(f"s{number}", "S", parent, draw(st.integers(0, 2)), types, citations=cited(source)))
    criteria = draw(st.lists(CRITERIA, max_size=6, unique_by=lambda criterion: criterion.id))
    parts = [Document("goc", sources=(LAW, OLD, CITY, WARD))]
    parts += [Document(f"m-{section.id}", sections=(section,)) for section in sections]
    parts += [Document(f"c-{criterion.id}", criteria=(criterion,)) for criterion in criteria]
    return parts


@given(documents(), st.randoms(), st.permutations(["thcs", "thpt"]), st.permutations(["hcm", "vn"]))
def test_the_order_of_everything_is_without_effect(parts, random, site_types, regimes):
    expected = resolve(merge(parts), ("thcs", "thpt"), ("vn", "hcm"), TODAY)
    shuffled = list(parts)
    random.shuffle(shuffled)
    assert resolve(merge(shuffled), site_types, regimes, TODAY) == expected


@given(documents(), st.randoms())
def test_the_order_of_combining_is_without_effect(parts, random):
    """Also inside of one document: the ids decide which criterion is named, never the order of the file."""
    everything = merge(parts)
    criteria = list(everything.criteria)
    random.shuffle(criteria)
    shuffled = Catalog(everything.sources, everything.sections, everything.displays, tuple(criteria))
    assert resolve(shuffled, ("thcs",), (), TODAY) == resolve(everything, ("thcs",), (), TODAY)


@given(documents())
def test_every_citation_in_force_stays_attached(parts):
    everything = merge(parts)
    resolved = resolve(everything, ("thcs",), (), TODAY)
    kept = {citation for criterion in resolved.criteria for citation in criterion.citations}
    assert kept == {citation for criterion in everything.criteria for citation in criterion.citations}


@given(documents())
def test_combined_parameters_are_those_of_the_rule(parts):
    for criterion in resolve(merge(parts), ("thcs",), (), TODAY).criteria:
        assert RULES[criterion.rule].read(criterion.params)


@given(documents())
def test_every_section_stands_below_its_parent(parts):
    seen = {""}
    for section in resolve(merge(parts), ("thcs",), ("vn",), TODAY).sections:
        assert section.parent in seen
        seen.add(section.id)
