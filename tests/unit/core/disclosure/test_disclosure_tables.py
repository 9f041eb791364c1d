"""Structured tables: the data itself, reading, checks, sums, ratios, sheets."""

from edu.portal.core.disclosure.figures import computed
from edu.portal.core.disclosure.figures import plain
from edu.portal.core.disclosure.figures import read_typed
from edu.portal.core.disclosure.figures import series
from edu.portal.core.disclosure.figures import shown
from edu.portal.core.disclosure.sheet import find_typed
from edu.portal.core.disclosure.sheet import rows_to_fill
from edu.portal.core.disclosure.tables import KINDS
from edu.portal.core.disclosure.tables import entered_for
from edu.portal.core.disclosure.tables import lines_of
from edu.portal.core.disclosure.tables import schema_of
from edu.portal.core.disclosure.tables import schemas
from edu.portal.core.disclosure.tables import shown_for
from edu.portal.core.disclosure.tables import told_by
from edu.portal.core.mandate.reader import read_document
from hypothesis import given
from hypothesis import strategies as st
from pathlib import Path
import pytest


LETTERS = Path(__file__).parents[4] / "profiles/default/mandate"
ITEMS = {item.id for path in LETTERS.glob("*.xml") for item in read_document(path.read_bytes(), path.name).items}
SCHOOLS = ("mam-non", "tieu-hoc", "thcs", "thpt", "gdtx")
STAFF, PUPILS, FUNDS, MONEY, FEES = map(schema_of, ("doi-ngu", "hoc-sinh", "quy", "thu-chi", "khoan-thu"))


@pytest.mark.parametrize("schema", schemas(), ids=lambda schema: schema.id)
def test_the_data_fits_together(schema):
    names = [column.id for column in schema.columns]
    assert len(set(names)) == len(names)
    assert {*schema.items, *dict(schema.also)} <= ITEMS
    assert set(dict(schema.also).values()) <= {*names, *(line.id for line in schema.lines)}
    assert set(schema.chart) <= set(names)
    assert bool(schema.lines) is not bool(schema.free)
    for column in schema.columns:
        used = [*column.share, *column.ratio, *(name[1:] for name in column.sum), column.part_of]
        assert set(used) <= {*names, ""}
        assert column.kind in KINDS
        assert all(name[0] in "+-" for name in column.sum)
    for school in SCHOOLS:
        assert lines_of(schema, (school,))


def test_each_item_has_one_table_at_most():
    for item in ITEMS:
        assert len(entered_for(item)) <= 1
    assert [schema.id for schema in shown_for("tt09.pt-chuan-nghe-nghiep")] == ["doi-ngu"]


def test_a_table_tells_another_item_where_it_has_its_figures():
    assert told_by(STAFF, {"giao-vien": {"tong": "57"}}) == ()
    assert told_by(STAFF, {"giao-vien": {"tong": "57", "dat-chuan": "57"}}) == ("tt09.pt-chuan-nghe-nghiep",)


def test_rows_follow_the_levels():
    titles = [line.title for line in lines_of(PUPILS, ("tieu-hoc", "thcs"))]
    assert titles == [f"Khối {grade}" for grade in range(1, 10)]


def read(schema, cells, *types):
    return read_typed(schema, lines_of(schema, types or ("thcs",)), cells)


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("55", "55", None),
        (" 1.271 ", "1271", None),
        ("1,271", "1271", None),
        ("", None, None),
        ("55 người", "55 người", "number"),
        ("-3", "-3", "negative"),
        ("5,5", "5,5", "whole"),
        ("1" * 16, "1" * 16, "number"),
        ("=1+1", "=1+1", "number"),
    ],
)
def test_whole_numbers_as_people_write_them(text, value, problem):
    figures, problems = read(STAFF, {("giao-vien", "tong"): text})
    assert figures.get("giao-vien", {}).get("tong") == value
    assert problems.get(("giao-vien", "tong")) == problem


def test_a_part_is_not_more_than_the_whole():
    _figures, problems = read(STAFF, {("giao-vien", "tong"): "10", ("giao-vien", "nu"): "11"})
    assert problems == {("giao-vien", "nu"): "part"}
    _figures, problems = read(STAFF, {("giao-vien", "tong"): "mười", ("giao-vien", "nu"): "11"})
    assert problems == {("giao-vien", "tong"): "number"}


def test_free_rows_need_a_name():
    _figures, problems = read(FEES, {("2", "nam-nay"): "34.000"})
    assert problems == {("2", "ten"): "name"}
    figures, problems = read(FEES, {("2", "ten"): "Tiền ăn", ("2", "nam-nay"): "34.000"})
    assert (figures, problems) == ({"2": {"ten": "Tiền ăn", "nam-nay": "34000"}}, {})


def test_totals_and_shares():
    figures = {
        "quan-ly": {"tong": "3", "nu": "2", "dat-chuan": "3"},
        "giao-vien": {"tong": "57", "nu": "41", "dat-chuan": "54"},
    }
    rows = shown(STAFF, lines_of(STAFF, ("thcs",)), figures)
    heads = [column.id for column in STAFF.columns]
    assert [row.title for row in rows] == ["Cán bộ quản lý", "Giáo viên", "Tổng số"]
    total = dict(zip(heads, rows[-1].cells, strict=True))
    assert (total["tong"], total["nu"], total["ty-le-chuan"], total["ty-le-boi-duong"]) == ("60", "43", "95", "")
    assert dict(zip(heads, rows[1].cells, strict=True))["ty-le-chuan"] == "94,7"


def test_groups_have_their_sums_and_differences_their_sign():
    figures = {
        "thu-ngan-sach": {"nam-truoc": "9000000000", "nam-nay": "9500000000"},
        "thu-hoc-phi": {"nam-truoc": "700000000", "nam-nay": "650000000"},
        "chi-luong": {"nam-nay": "8000000000"},
    }
    rows = [(row.title, row.cells, row.is_sum) for row in shown(MONEY, lines_of(MONEY, ("thcs",)), figures)]
    assert rows[0] == ("Tổng thu", ("9.700.000.000", "10.150.000.000", "+450.000.000"), True)
    assert rows[2][1][2] == "−50.000.000"
    assert rows[3] == ("Tổng chi", ("", "8.000.000.000", ""), True)


def test_a_share_counts_only_rows_that_know_both_ends():
    figures = {"giao-vien": {"tong": "50", "dat-chuan": "45"}, "nhan-vien": {"tong": "50"}}
    total = shown(STAFF, lines_of(STAFF, ("thcs",)), figures)[-1]
    assert total.cells[[column.id for column in STAFF.columns].index("ty-le-chuan")] == "90"


def test_a_difference_of_sums_needs_both_ends_everywhere():
    figures = {"thu-ngan-sach": {"nam-truoc": "5", "nam-nay": "9"}, "thu-khac": {"nam-nay": "9"}}
    assert shown(MONEY, lines_of(MONEY, ("thcs",)), figures)[0].cells == ("5", "18", "")


def test_the_balance_of_a_fund():
    assert plain(computed(FUNDS, {"dau-ky": "100", "thu": "50", "chi": "30"})["cuoi-ky"]) == "120"
    assert plain(computed(FUNDS, {"dau-ky": "100"})["cuoi-ky"]) == "100"
    assert computed(FUNDS, {}) == {}


def test_nothing_is_divided_by_nothing():
    assert "binh-quan" not in computed(PUPILS, {"hoc-sinh": "40", "lop": "0"})
    assert "binh-quan" not in computed(PUPILS, {"hoc-sinh": "40"})


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6))
def test_a_total_is_the_sum_of_its_rows(numbers):
    names = [line.id for line in FUNDS.lines]
    figures = {name: {"thu": str(number)} for name, number in zip(names, numbers, strict=False)}
    rows = shown(FUNDS, lines_of(FUNDS, ()), figures)
    sums = [row for row in rows if row.is_sum]
    if len(numbers) > 1:
        assert sums[0].cells[1].replace(".", "") == str(sum(numbers))


def test_what_is_drawn():
    labels, drawn = series(PUPILS, lines_of(PUPILS, ("thcs",)), {"khoi-6": {"hoc-sinh": "340", "nu": "160"}})
    assert (labels, drawn) == (["Khối 6"], [("Số học sinh", [340.0]), ("Nữ", [160.0])])


def test_a_sheet_that_was_filled_in_is_found_again():
    lines = lines_of(PUPILS, ("thcs",))
    figures = {"khoi-6": {"lop": "8", "hoc-sinh": "340"}, "khoi-9": {"hoc-sinh": "300"}}
    rows = rows_to_fill(PUPILS, lines, figures)
    cells = [
        [("" if value is None else str(value), f"{number}/{place}") for place, value in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    found, refs, unknown = find_typed(PUPILS, lines, cells)
    assert read_typed(PUPILS, lines, found) == (figures, {})
    assert refs["khoi-9", "hoc-sinh"] == "4/2"
    assert unknown == ()


def test_a_sheet_with_a_title_other_order_and_rows_of_its_own():
    rows = [
        ["Trường THCS Bờ Kênh"],
        ["KHỐI, NHÓM", "số học sinh", "Số lớp, nhóm"],
        ["khoi 7", "300", "8"],
        ["Khối 12", "1"],
    ]
    rows.append(["TOÀN TRƯỜNG", "300"])
    cells = [[(text, "") for text in row] for row in rows]
    found, _refs, unknown = find_typed(PUPILS, lines_of(PUPILS, ("thcs",)), cells)
    assert found == {("khoi-7", "hoc-sinh"): "300", ("khoi-7", "lop"): "8"}
    assert unknown == ("Khối 12",)


def test_a_sheet_of_something_else():
    with pytest.raises(ValueError):
        find_typed(PUPILS, lines_of(PUPILS, ("thcs",)), [[("Họ và tên", "A1")], [("An", "A2")]])
