"""aSc Timetables: both forms become rows, and nothing hostile gets through."""

from edu.portal.sheets.asc import HEADS
from edu.portal.sheets.asc import is_asc
from edu.portal.sheets.asc import read_asc
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from pathlib import Path
import pytest
import time
import tomllib
from typing import Any


FILES = Path(__file__).parents[2] / "corpus" / "schedule" / "timetable" / "programs"
HOSTILE = tomllib.loads((FILES / "hostile.toml").read_text("utf-8"))["case"]


def rows(name: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_asc((FILES / name).read_bytes(), Limits()).rows]


def test_the_form_of_2012() -> None:
    assert rows("asc2012.xml") == [
        list(HEADS),
        ["L3", "Thứ 2", "1", "10A1+10A2", "Sinh hoạt dưới cờ", "", "", "", ""],
        ["L1", "Thứ 2", "2", "10A1", "Toán", "Nguyễn Thị Lan", "", "P.12", ""],
        ["L1", "Thứ 2", "3", "10A1", "Toán", "Nguyễn Thị Lan", "", "P.12", ""],
        ["L2", "Thứ 3", "1", "10A1 Nhóm 1", "Tin học", "Lê Bình", "", "Phòng máy", ""],
        ["L4", "Thứ 7", "4", "10A2", "Toán", "Nguyễn Thị Lan+Lê Bình", "", "", "Tuần chẵn"],
        ["L5", "Thứ 4", "1", "10A2", "S9", "Nguyễn Thị Lan", "", "", ""],
        ["L9", "", "", "", "", "", "", "", ""],
        ["L4", "", "", "10A2", "Toán", "Nguyễn Thị Lan+Lê Bình", "", "", ""],
    ]


def test_the_form_of_2008() -> None:
    assert rows("asc2008.xml")[1] == ["5", "Thứ 3", "3", "6A", "GDTC", "Son", "", "San", ""]


def test_cells_know_their_card() -> None:
    table = read_asc((FILES / "asc2012.xml").read_bytes(), Limits())
    assert [row[0].ref for row in table.rows[1:4]] == ["card 1", "card 2", "card 2"]


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["id"])
def test_hostile_files(case: dict[str, Any]) -> None:
    data = (case["text"] + case.get("repeat", "") * case.get("times", 0) + case.get("end", "")).encode()
    with pytest.raises(SheetError) as caught:
        read_asc(data, Limits())
    assert caught.value.code == case["code"]


def test_too_large_a_file_is_not_parsed() -> None:
    with pytest.raises(SheetError) as caught:
        read_asc(b"<timetable>" + b" " * 100, Limits(size=50))
    assert caught.value.code == "too-large"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<timetable>", True),
        ('\ufeff<?xml version="1.0"?>\n<!-- a --><timetable a="1">'.encode(), True),
        ('<?xml version="1.0" encoding="UTF-16"?><timetable/>'.encode("utf-16"), False),
        ('<?xml version="1.0" encoding="UTF-16"?><timetable a="1"/>'.encode("utf-16"), True),
        (b"<timetables>", False),
        (b"<html><timetable>", False),
        ("Thứ;Tiết".encode(), False),
    ],
)
def test_how_it_is_known(data: bytes, expected: bool) -> None:
    assert is_asc(data) is expected


def test_a_beginning_of_remarks_is_looked_at_once():
    before = time.perf_counter()
    assert not is_asc(b"<!---->" * 500 + b"<table>")
    assert time.perf_counter() - before < 1
