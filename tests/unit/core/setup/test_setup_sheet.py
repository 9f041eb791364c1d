"""Sheets as spreadsheets write them; the cases are data."""

from base64 import b64decode
from datetime import date
from edu.portal.core.setup.answers import read_answers
from edu.portal.core.setup.choices import Offer
from edu.portal.core.setup.sheet import LARGEST
from edu.portal.core.setup.sheet import SheetFault
from edu.portal.core.setup.sheet import read_sheet
from edu.portal.core.setup.sheet import template
import json
from pathlib import Path
import pytest
import re


CASES = json.loads((Path(__file__).parents[3] / "corpus/setup/sheets.json").read_text(encoding="utf-8"))
OFFER = Offer(regimes={"hcm": "Thành phố Hồ Chí Minh"}, palettes={})


def data_of(case):
    if "base64" in case:
        return b64decode(case["base64"])
    text = re.sub(r"x\*(\d+)", lambda found: "x" * int(found.group(1)), case["text"])
    return text.encode(case.get("encoding", "utf-8"))


@pytest.mark.parametrize("case", [case for case in CASES if "rows" in case], ids=lambda case: case["about"])
def test_a_sheet_is_read(case):
    sheet = read_sheet(data_of(case))
    assert [row.number for row in sheet.rows] == [number for number, _answers in case["rows"]]
    for row, (_number, answers) in zip(sheet.rows, case["rows"], strict=True):
        assert {name: row.answers[name] for name in answers} == answers
    assert list(sheet.strange) == case.get("strange", [])


@pytest.mark.parametrize("case", [case for case in CASES if "fault" in case], ids=lambda case: case["about"])
def test_a_sheet_that_cannot_be_used_says_why(case):
    with pytest.raises(SheetFault) as caught:
        read_sheet(data_of(case))
    assert caught.value.kind == case["fault"]


def test_a_sheet_without_end_is_not_read():
    with pytest.raises(SheetFault) as caught:
        read_sheet(b"x" * (LARGEST + 1))
    assert caught.value.kind == "too-large"


def test_the_missing_columns_are_named_as_the_template_names_them():
    with pytest.raises(SheetFault) as caught:
        read_sheet("Tên\nTrường A\n".encode())
    assert caught.value.detail == "Loại hình đơn vị; Địa chỉ; Điện thoại cố định; Thư điện tử của đơn vị"


def test_the_example_of_the_template_makes_a_portal():
    sheet = read_sheet(template())
    assert sheet.strange == ()
    checked = read_answers(sheet.rows[0].answers, OFFER, date(2026, 11, 20))
    assert checked.problems == ()
    assert checked.answers.types == ("thcs",)
    assert checked.answers.regimes == ("hcm",)
    assert [(unit.kind, len(unit.feeds)) for unit in checked.answers.superiors] == [("so", 2), ("ubnd", 0)]


def test_a_problem_knows_the_column_that_it_came_from():
    text = "Tên,Loại hình,Địa chỉ,ĐT,Email,UBND phường 2: tin tức\nA,THCS,1 A,113,a@b.vn,gopher://x\n"
    row = read_sheet(text.encode()).rows[0]
    problems = read_answers(row.answers, OFFER, date(2026, 11, 20)).problems
    assert [row.columns[problem.field] for problem in problems] == ["ĐT", "UBND", "UBND phường 2: tin tức"]
