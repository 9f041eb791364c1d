"""States, retention and the grid of disclosure."""

from datetime import date
from edu.portal.core.disclosure.grid import counts_of
from edu.portal.core.disclosure.grid import plan_grid
from edu.portal.core.disclosure.grid import years_of
from edu.portal.core.disclosure.model import EMPTY
from edu.portal.core.disclosure.model import PUBLISHED
from edu.portal.core.disclosure.model import STATES
from edu.portal.core.disclosure.model import Record
from edu.portal.core.disclosure.model import year_label
from edu.portal.core.disclosure.retention import is_kept
from edu.portal.core.disclosure.retention import kept_until
from edu.portal.core.disclosure.retention import years_kept
from edu.portal.core.disclosure.state import best_record
from edu.portal.core.disclosure.state import cell_of
from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.mandate.resolve import resolve
from hypothesis import given
from hypothesis import strategies as st
import json
from pathlib import Path
import pytest


ROOT = Path(__file__).parents[4]
CORPUS = ROOT / "tests/corpus/disclosure"
LETTERS = sorted((ROOT / "profiles/default/mandate").glob("*.xml"))
CATALOG = merge(read_document(path.read_bytes(), path.name) for path in LETTERS)
TODAY = date(2026, 11, 20)
DATES = ("waiting_until", "changed_on", "first_published", "updated")


def cases(name):
    return json.loads((CORPUS / name).read_text(encoding="utf-8"))


def case_id(case):
    return case["says"]


def record(plain, item="tt09.ten", year=2026):
    days = {name: date.fromisoformat(plain[name]) for name in DATES if name in plain}
    return Record(item, year, **{**plain, **days})


def owed(*types, years=(2026, 2025, 2024, 2023, 2022), founded=None, features=("public",)):
    last_days = {year: min(TODAY, date(year + 1, 8, 31)) for year in years}
    return {year: resolve(CATALOG, types, ("tinh-khac",), day, features, founded) for year, day in last_days.items()}


@pytest.mark.parametrize("case", cases("states.json"), ids=case_id)
def test_how_a_cell_stands(case):
    found = cell_of("tt09.ten", 2026, record(case["record"]) if case["record"] is not None else None, TODAY)
    assert (found.state, found.is_late) == (case["state"], case.get("late", False))


@pytest.mark.parametrize("case", cases("retention.json"), ids=case_id)
def test_how_long_something_is_kept(case):
    first = date.fromisoformat(case["first"]) if case["first"] else None
    assert is_kept(first, case["years"], date.fromisoformat(case["day"])) is case["kept"]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 10))
def test_a_term_is_never_shorter_than_its_years(first, years):
    end = kept_until(first, years)
    assert (end.year - first.year, (end.month, end.day) >= (first.month, first.day)) == (years, True)


def test_each_school_year_stands_under_the_circular_of_its_time():
    blocks = plan_grid(owed("thcs"), (), TODAY)
    assert [(block.source.number, block.years) for block in blocks] == [
        ("09/2024/TT-BGDĐT", (2026, 2025, 2024, 2023)),
        ("36/2017/TT-BGDĐT", (2022,)),
    ]
    rows = [row.item.id for group in blocks[1].groups for row in group.rows]
    assert [name for name in rows if ".bm" in name] == ["tt36.bm09", "tt36.bm10", "tt36.bm11", "tt36.bm12"]


def test_groups_follow_each_other_and_hold_every_item_once():
    block = plan_grid(owed("mam-non", "tieu-hoc"), (), TODAY)[0]
    names = [row.item.id for group in block.groups for row in group.rows]
    assert len(names) == len(set(names))
    assert [group.id for group in block.groups][:2] == ["thong-tin-chung", "thu-chi-tai-chinh"]


def test_a_section_shows_its_own_items_only():
    (block, old) = plan_grid(owed("thcs"), (), TODAY, ("cong-khai-thu-chi",))
    assert {row.item.section for found in (block, old) for group in found.groups for row in group.rows} == {
        "cong-khai-thu-chi"
    }


def test_records_come_into_their_cells_and_are_counted():
    kept = [
        record({"is_public": True, "has_content": True}, "tt09.ten", 2025),
        record({"has_content": True}, "tt09.ten", 2026),
        record({"is_public": True, "has_content": True}, "tt36.bm09", 2025),
    ]
    blocks = plan_grid(owed("thcs"), kept, TODAY)
    row = blocks[0].groups[0].rows[0]
    assert [cell.state for cell in row.cells] == ["draft", "published", "empty", "empty"]
    counts = {count.year: count for count in counts_of(blocks)}
    assert (counts[2025].of(PUBLISHED), counts[2024].of(PUBLISHED)) == (1, 0)
    assert all(count.of(*STATES) == count.owed for count in counts.values())


def test_an_item_that_a_year_does_not_owe_has_no_cell():
    years = owed("thcs", years=(2026,), features=("public", "boarding"))
    years |= owed("thcs", years=(2025,))
    rows = {row.item.id: row for group in plan_grid(years, (), TODAY)[0].groups for row in group.rows}
    assert rows["tt09.pt-thuc-don"].cells[1] is None
    assert rows["tt09.pt-thuc-don"].cells[0].state == EMPTY


def test_years_before_any_list_of_items_are_left_out_and_offices_have_no_grid():
    assert plan_grid(owed("thcs", years=(2015,)), (), TODAY) == ()
    assert plan_grid(owed("so-gddt"), (), TODAY) == ()


@pytest.mark.parametrize(("founded", "years"), [(None, 5), (2000, 5), (2024, 3), (2026, 1), (2030, 1)], ids=str)
def test_young_schools_have_fewer_years(founded, years):
    found = years_of(TODAY, 5, founded)
    assert (found[0], len(found)) == (2026, years)


def test_a_year_before_september_belongs_to_the_school_year_before():
    assert years_of(date(2026, 8, 31))[0] == 2025
    assert years_of(TODAY, 0) == (2026, 2025, 2024, 2023, 2022)


def test_how_many_years_the_letters_keep():
    now = resolve(CATALOG, ("thcs",), ("tinh-khac",), TODAY)
    assert (years_kept(now, "ba-cong-khai"), years_kept(now, "cong-khai-thu-chi")) == (5, 5)
    assert years_kept(resolve(CATALOG, ("thcs",), ("tinh-khac",), date(2023, 1, 1)), "ba-cong-khai") == 0


def test_of_two_records_the_public_one_stands():
    draft = record({"has_content": True, "updated": "2026-09-01"})
    public = record({"is_public": True, "has_content": True, "updated": "2026-01-01"})
    assert best_record([public, draft]) is public
    assert best_record([]) is None


def test_a_school_year_in_words():
    assert year_label(2025) == "2025-2026"
