"""Timetables that programs export: FET with commas and semicolons, aSc through its gateway."""

from datetime import date
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.reading import read_sheets
from edu.portal.core.schedule.timetable import KIND
from edu.portal.sheets.asc import read_asc
from edu.portal.sheets.model import Limits
from edu.portal.sheets.reader import read_tables
from pathlib import Path
import pytest


FILES = Path(__file__).parents[3] / "corpus" / "schedule" / "timetable" / "programs"
TODAY = date(2026, 8, 20)


def cells(reading: Reading, key: str) -> dict[str, str]:
    return next(
        {f"{column} {row}": text for (row, column), text in grid.cells.items()}
        for grid in reading.grids
        if grid.key == key
    )


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_fet(delimiter: str) -> None:
    text = (FILES / "fet_timetable.csv").read_text("utf-8").replace('","', f'"{delimiter}"')
    reading = read_sheets(KIND, read_tables(text.encode(), "truong_timetable.csv"), TODAY)
    assert cells(reading, "6a") == {
        "t2 sang-1": "SHDC (Sân trường) (ghép 6A+6B)",
        "t2 sang-2": "Toán - Nguyễn Thị Lan (P.12)",
        "t2 sang-3": "Toán - Nguyễn Thị Lan (P.12)",
        "t3 sang-1": "Tin học - Lê Bình (Phòng máy 1) (Nhóm 1)\nTiếng Anh - Phạm Hà (P.13) (Nhóm 2)",
        "t5 chieu-1": "Hoạt động trải nghiệm - Nguyễn Thị Lan, Trần Mai (ghép 6A+6B)",
    }
    assert cells(reading, "6b") == {
        "t2 sang-1": "SHDC (Sân trường) (ghép 6A+6B)",
        "t4 sang-1": "Ngữ văn - Trần Mai (tuần chẵn)",
        "t5 chieu-1": "Hoạt động trải nghiệm - Nguyễn Thị Lan, Trần Mai (ghép 6A+6B)",
    }
    assert [f"{doubt.code} {doubt.source}" for doubt in reading.doubts] == [
        "day-doubtful B7",
        "part-assumed C8",
        "not-placed A9",
        "period-unknown C10",
        "class-unknown D11",
        "day-unknown B12",
    ]
    assert KIND.check(reading.grids) == ()


def test_asc() -> None:
    reading = read_sheets(KIND, [read_asc((FILES / "asc2012.xml").read_bytes(), Limits())], TODAY)
    assert cells(reading, "10a1") == {
        "t2 sang-1": "Sinh hoạt dưới cờ (ghép 10A1+10A2)",
        "t2 sang-2": "Toán - Nguyễn Thị Lan (P.12)",
        "t2 sang-3": "Toán - Nguyễn Thị Lan (P.12)",
        "t3 sang-1": "Tin học - Lê Bình (Phòng máy) (Nhóm 1)",
    }
    assert cells(reading, "10a2") == {
        "t2 sang-1": "Sinh hoạt dưới cờ (ghép 10A1+10A2)",
        "t7 sang-4": "Toán - Nguyễn Thị Lan, Lê Bình (Tuần chẵn)",
        "t4 sang-1": "S9 - Nguyễn Thị Lan",
    }
    assert [f"{doubt.code} {doubt.source}" for doubt in reading.doubts] == [
        "not-placed aSc!card 6",
        "not-placed aSc!card 7",
    ]
