"""Days without school: the national ones, and the list of a school."""

from datetime import date
from edu.portal.core.calendar.holidays import Closure
from edu.portal.core.calendar.holidays import closed_days
from edu.portal.core.calendar.holidays import closure_lines
from edu.portal.core.calendar.holidays import known_years
from edu.portal.core.calendar.holidays import national
from edu.portal.core.calendar.holidays import read_closures
import pytest


def test_the_days_of_2027():
    days = closed_days(national([2027]))
    expected = [
        (date(2027, 1, 1), "Tết Dương lịch"),
        (date(2027, 2, 6), "Tết Nguyên đán"),
        (date(2027, 4, 16), "Giỗ Tổ Hùng Vương"),
        (date(2027, 4, 30), "Ngày Giải phóng miền Nam"),
        (date(2027, 5, 1), "Ngày Quốc tế Lao động"),
        (date(2027, 9, 2), "Quốc khánh"),
    ]
    assert [(day, days.get(day)) for day, _title in expected] == expected
    assert date(2027, 2, 15) not in days


def test_tet_and_the_hung_kings_follow_the_moon():
    # The first day of the year and the tenth of the third month lie two months and nine days apart.
    for year in known_years():
        found = {one.title: one for one in national([year])}
        new_year = found["Tết Nguyên đán"].first
        kings = found["Giỗ Tổ Hùng Vương"].first
        assert 60 <= (kings - new_year).days <= 75


def test_a_year_without_known_moon_has_the_fixed_days():
    assert len(national([2050])) == 4


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("30/04/2027 Giải phóng", Closure(date(2027, 4, 30), date(2027, 4, 30), "Giải phóng")),
        ("4/2/2027 – 10/2/2027: Tết", Closure(date(2027, 2, 4), date(2027, 2, 10), "Tết")),
        ("04-02-2027 đến 10-02-2027 Tết", Closure(date(2027, 2, 4), date(2027, 2, 10), "Tết")),
    ],
)
def test_lines_as_people_write_them(line, expected):
    assert read_closures(line) == ((expected,), ())


@pytest.mark.parametrize(
    "line",
    [
        "30/04/2027",
        "31/02/2027 x",
        "Tết",
        "10/02/2027 – 04/02/2027 Tết",
        "01/01/2027 – 01/12/2027 Nghỉ",
        "1/1/2027 " + "x" * 200,
    ],
)
def test_a_line_that_cannot_be_read_is_told(line):
    assert read_closures(line) == ((), (line,))


def test_lines_read_back():
    found = national(known_years())
    assert read_closures(closure_lines(found)) == (found, ())
