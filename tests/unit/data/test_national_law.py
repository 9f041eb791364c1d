"""The national law as shipped: which letter judges which year, what ended, what follows, and for whom."""

from datetime import date
from datetime import timedelta
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.resolve import resolve
from pathlib import Path
import pytest


ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "profiles/default/mandate").glob("*.xml"))
CATALOG = merge(read_document(path.read_bytes(), path.name) for path in FILES)
SOURCES = {source.id: source for source in CATALOG.sources}
TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
SCHOOLS = ("mam-non", "tieu-hoc", "thcs", "thpt", "gdtx")
OFFICES = ("phong-gddt", "so-gddt", "ubnd-xa")
DISCLOSURE = {"09-2009-tt-bgddt", "36-2017-tt-bgddt", "09-2024-tt-bgddt"}
PORTALS = {"53-2012-tt-bgddt", "37-2020-tt-bgddt"}
DECREES = {"43-2011-nd-cp", "42-2022-nd-cp", "224-2026-nd-cp"}
PRIVACY = {"13-2023-nd-cp", "91-2025-qh15", "356-2025-nd-cp"}
# A province whose letters are not shipped: what is left is the law of the whole country.
ELSEWHERE = ("tinh-khac",)
FACTS = ("boarding", "public")


def owed(*types, day=TODAY, features=FACTS):
    return resolve(CATALOG, types, ELSEWHERE, day, features)


def in_force(chain, day):
    return {source.id for source in owed("thcs", day=day).sources} & chain


def criterion(resolved, name):
    return next((item for item in resolved.criteria if name in (item.id, *item.combined_from)), None)


# Which letter judges which school year


@pytest.mark.parametrize("year", range(2008, 2031))
def test_one_circular_on_disclosure_judges_a_school_year(year):
    if year < 2009:
        expected = set()
    elif year < 2018:
        expected = {"09-2009-tt-bgddt"}
    elif year < 2024:
        expected = {"36-2017-tt-bgddt"}
    else:
        expected = {"09-2024-tt-bgddt"}
    assert in_force(DISCLOSURE, date(year, 9, 5)) == expected


@pytest.mark.parametrize("year", range(2008, 2031))
def test_one_circular_on_portals_judges_a_school_year(year):
    if year < 2013:
        expected = set()
    elif year < 2021:
        expected = {"53-2012-tt-bgddt"}
    else:
        expected = {"37-2020-tt-bgddt"}
    assert in_force(PORTALS, date(year, 1, 15)) == expected


@pytest.mark.parametrize(
    ("chain", "last_day", "old", "new"),
    [
        (DISCLOSURE, date(2018, 2, 12), {"09-2009-tt-bgddt"}, {"36-2017-tt-bgddt"}),
        (DISCLOSURE, date(2024, 7, 18), {"36-2017-tt-bgddt"}, {"09-2024-tt-bgddt"}),
        (PORTALS, date(2020, 11, 19), {"53-2012-tt-bgddt"}, {"37-2020-tt-bgddt"}),
        (DECREES, date(2022, 8, 14), {"43-2011-nd-cp"}, {"42-2022-nd-cp"}),
        (DECREES, date(2026, 6, 30), {"42-2022-nd-cp"}, {"224-2026-nd-cp"}),
        (PRIVACY, date(2025, 12, 31), {"13-2023-nd-cp"}, {"91-2025-qh15", "356-2025-nd-cp"}),
        ({"32-2017-tt-btttt", "22-2023-tt-btttt"}, date(2024, 4, 4), {"32-2017-tt-btttt"}, {"22-2023-tt-btttt"}),
    ],
)
def test_a_chain_changes_over_night(chain, last_day, old, new):
    assert in_force(chain, last_day) == old
    assert in_force(chain, last_day + DAY) == new


def test_a_successor_ends_what_it_replaces_the_day_before():
    for source in CATALOG.sources:
        for old in source.replaces:
            assert SOURCES[old].valid_until < source.valid_from
            assert source.id in SOURCES[old].replaced_by
            assert SOURCES[old].issued < source.issued


def test_nothing_that_the_law_cites_is_dated_before_it_was_written():
    for source in CATALOG.sources:
        assert source.issued <= source.valid_from <= (source.valid_until or date.max), source.id


def test_what_could_not_be_read_is_said():
    doubtful = {
        "09-2009-tt-bgddt": "ngày ban hành",
        "36-2017-tt-bgddt": "chưa đối chiếu",
        "09-2024-tt-bgddt": "chưa đối chiếu",
        "224-2026-nd-cp": "chưa đọc được",
        "26-2020-tt-btttt": "chưa đọc được",
        "37-2020-tt-bgddt": "chưa đọc được",
        "29-2024-tt-bgddt": "chưa đối chiếu",
        "217-2025-qh15": "chưa đối chiếu",
    }
    assert {name: words for name, words in doubtful.items() if words not in SOURCES[name].note} == {}


def test_the_law_is_of_the_whole_country_and_not_quoted():
    law = {source.id for source in CATALOG.sources if source.jurisdiction == NATIONAL}
    assert law >= DISCLOSURE | PORTALS | DECREES | PRIVACY
    cited = (*CATALOG.criteria, *CATALOG.items, *CATALOG.attestations, *CATALOG.features, *CATALOG.sections)
    assert not [item.id for item in cited for found in item.citations if found.source in law and found.quote]


# Portals: the decree that ended, and what follows


NEW_PRACTICE = {
    "cong.in-va-luu": "L-11",
    "cong.tieng-anh": "L-12",
    "cong.theo-doi-gop-y": "L-13",
    "cong.danh-gia-cong": "L-13",
    "cong.ba-lan-bam": "L-19",
}


@pytest.mark.parametrize("office", OFFICES)
def test_the_ended_decree_bound_offices_and_nothing_in_force_rests_on_it(office):
    then, now = owed(office, day=date(2026, 6, 30)), owed(office, day=date(2026, 7, 1))

    def resting(resolved):
        everything = (*resolved.criteria, *resolved.sections, *resolved.items, *resolved.attestations)
        return {item.id for item in everything if any(found.source == "42-2022-nd-cp" for found in item.citations)}

    assert {"cong.in-va-luu-nd42", "cong.tieng-anh-nd42", "cong.danh-gia-nd42", "van-ban.nd42"} <= resting(then)
    assert resting(now) == set()
    for name, row in NEW_PRACTICE.items():
        found = criterion(now, name)
        assert (found.severity, row) == ("recommended", found.citations[0].row)
        assert {citation.source for citation in found.citations} == {"224-2026-nd-cp"}
        assert criterion(then, name) is None


def test_the_decree_on_state_agencies_bound_no_school():
    for school in SCHOOLS:
        for day in (date(2023, 1, 1), date(2026, 6, 30)):
            resolved = owed(school, day=day)
            assert not [item.id for item in resolved.criteria if item.id.endswith("nd42")]


def test_offices_describe_procedures_and_offer_services():
    for office in OFFICES:
        resolved = owed(office)
        asked = criterion(resolved, "thu-tuc-hanh-chinh.muoi-ba-muc-co-quan")
        assert asked.severity == "recommended" and len(asked.param("fields").split()) == 13
        assert criterion(resolved, "thu-tuc-hanh-chinh.thong-tin-thu-tuc").severity == "required"
        assert criterion(resolved, "dich-vu-truc-tuyen.dich-vu-cong").severity == "required"
    assert not owed("thcs").section("thu-tuc-hanh-chinh")


def test_everybody_is_told_the_article_that_is_theirs():
    for unit, article, other in (("thcs", "Điều 9", "Điều 8"), ("ubnd-xa", "Điều 8", "Điều 9")):
        places = {
            citation.at
            for item in owed(unit).criteria
            for citation in item.citations
            if citation.source == "37-2020-tt-bgddt"
        }
        assert article in places and other not in places


EVERYWHERE = (
    "gioi-thieu",
    "co-cau-to-chuc",
    "tin-tuc",
    "van-ban-truong",
    "ba-cong-khai",
    "gop-y",
    "lay-y-kien",
    "lien-he",
)
OFFICE_SECTIONS = (
    "gioi-thieu",
    "tin-tuc",
    "van-ban-cap-tren",
    "thu-tuc-hanh-chinh",
    "dich-vu-truc-tuyen",
    "gop-y",
    "lien-he",
)


@pytest.mark.parametrize(
    ("school", "section"),
    [(school, section) for school in SCHOOLS for section in EVERYWHERE]
    + [(school, "tuyen-sinh") for school in SCHOOLS[:4]]
    + [("mam-non", "ke-hoach"), ("mam-non", "thuc-don")],
)
def test_a_school_anywhere_gets_the_sections_of_the_law(school, section):
    assert owed(school).section(section)


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_anywhere_gets_the_sections_of_the_law(office):
    resolved = owed(office)
    assert all(resolved.section(name) for name in OFFICE_SECTIONS)
    assert not resolved.section("ba-cong-khai") and resolved.section("thong-tin-tieng-anh").mandatory is False


# Switches, accessibility, personal data


def test_the_monitoring_code_waits_for_the_office_to_decide():
    office = owed("so-gddt")
    assert "ma-do-luong-emc" in {feature.id for feature in office.features}
    assert criterion(office, "cong.ma-emc") is None
    assert criterion(owed("so-gddt", features=("ma-do-luong-emc",)), "cong.ma-emc")
    assert "ma-do-luong-emc" not in {feature.id for feature in owed("thcs").features}


def test_accessibility_binds_public_schools_and_offices():
    def levels(resolved):
        return {item.severity: item.param("level") for item in resolved.criteria if item.rule == "accessible-pages"}

    assert levels(owed("thcs")) == {"required": "A", "recommended": "AA"}
    assert levels(owed("thcs", features=("private",))) == {"recommended": "AA"}
    assert levels(owed("ubnd-xa", features=())) == {"required": "A", "recommended": "AA"}
    assert levels(owed("thcs", day=date(2020, 12, 31))) == {}
    assert levels(owed("thcs", day=date(2021, 1, 1))) == {"required": "A"}


def test_speed_and_https_are_benchmarks():
    speed = criterion(owed("thcs"), "cong.toc-do")
    assert speed.severity == "recommended"
    assert dict(speed.params) == {"fcp": "3000", "lcp": "4000", "speed-index": "5800", "blocking": "600"}
    assert criterion(owed("thcs"), "cong.https").severity == "recommended"


def test_consent_and_answers_in_two_working_days():
    before, now = owed("thcs", day=date(2025, 12, 31)), owed("thcs")
    assert criterion(now, "cong.tra-loi-hai-ngay").param("working-days") == "2"
    assert criterion(before, "cong.tra-loi-hai-ngay") is None
    assert set(criterion(now, "cong.tre-em-dong-y").param("kinds").split()) == {
        "noi-dung-tre-em",
        "so-di-dong",
        "anh-ca-nhan",
    }
    assert "noi-dung-tre-em" not in criterion(owed("so-gddt"), "cong.can-bo-dong-y").param("kinds")
    assert now.section("quyen-rieng-tu") and "luu-phieu-dong-y" in {item.id for item in now.attestations}


def test_children_were_protected_before_there_was_a_law_on_data():
    then = criterion(owed("thcs", day=date(2018, 9, 5)), "cong.tre-em-dong-y")
    assert {citation.source for citation in then.citations} == {"102-2016-qh13", "56-2017-nd-cp"}
    assert criterion(owed("thcs", day=date(2016, 9, 5)), "cong.tre-em-dong-y") is None


def test_the_authorities_changed_on_the_first_of_july_2025():
    def stated(day):
        return "co-quan-quan-ly-2025" in {item.id for item in owed("thcs", day=day).attestations}

    assert not stated(date(2025, 6, 30)) and stated(date(2025, 7, 1))


def test_rules_on_democracy_are_for_public_schools():
    assert criterion(owed("thcs"), "van-ban-truong.noi-quy-thang-6").severity == "recommended"
    assert criterion(owed("thcs", features=("private",)), "van-ban-truong.noi-quy-thang-6") is None
