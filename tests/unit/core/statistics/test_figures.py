"""Figures are kept as they were told; what cannot be one is refused with its reason."""

from datetime import date
from decimal import Decimal
from edu.portal.core.statistics.checks import check_figures
from edu.portal.core.statistics.checks import completed
from edu.portal.core.statistics.figures import FigureError
from edu.portal.core.statistics.figures import is_figure
from edu.portal.core.statistics.figures import read_figure
from edu.portal.core.statistics.figures import shown
from edu.portal.core.statistics.model import whole_book
from edu.portal.core.statistics.trend import Year
from edu.portal.core.statistics.trend import completed_years
from edu.portal.core.statistics.trend import draw
from edu.portal.core.statistics.trend import growth_index
from edu.portal.core.statistics.trend import shown_years
from edu.portal.core.statistics.trend import trend_of
from edu.portal.core.statistics.years import read_year
from hypothesis import given
from hypothesis import strategies as st
import pytest


BOOK = whole_book().for_types(["thcs"])
PUPILS = BOOK.indicator("hoc-sinh")
AREA = BOOK.indicator("dien-tich")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, ""), ("  ", ""), ("-", "-"),
        ("'-", "-"), ("–", "-"), ("—", "-"), ("...", "…"), ("…", "…"),
        ("0", "0"), ("1.234", "1234"), ("1,234", "1234"), ("12", "12"), (12.0, "12"), (Decimal("7"), "7"), (0, "0"),
    ],
)  # fmt: skip
def test_whole_things(value, kept):
    assert read_figure(value, PUPILS) == kept
    assert is_figure(kept)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("5.600", "5600"),
        ("5,6", "5.6"),
        (0.1 + 0.2, "0.3"),
        (24.33333333, "24.3333"),
    ],
)
def test_measured_things(value, kept):
    assert read_figure(value, AREA) == kept
    assert is_figure(kept)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("abc", "not-a-number"), ("1.23.4", "not-a-number"), (True, "not-a-number"), (float("nan"), "not-a-number"),
        (float("inf"), "not-a-number"), ("-5", "negative"), (-5, "negative"), ("1,5", "not-whole"), (1.5, "not-whole"),
        (date(2026, 5, 1), "date"), ("9" * 14, "too-large"), (10**12, "too-large"),
    ],
)  # fmt: skip
def test_what_is_no_figure(value, code):
    with pytest.raises(FigureError) as caught:
        read_figure(value, PUPILS)
    assert caught.value.code == code


@given(st.text(max_size=20) | st.floats() | st.integers())
def test_anything_is_a_figure_or_refused(value):
    try:
        assert is_figure(read_figure(value, AREA))
    except FigureError as error:
        assert error.code


def test_figures_are_shown_as_people_read_them():
    assert [shown(text) for text in ("1234.5", "1000", "-", "…", "", "0")] == ["1.234,5", "1.000", "-", "…", "", "0"]


def codes(figures):
    return [(found.code, found.indicator.id, found.is_note) for found in check_figures(figures, BOOK)]


def test_no_more_girls_than_pupils():
    assert codes({"hoc-sinh": "500", "hoc-sinh-nu": "501"}) == [("more-than-whole", "hoc-sinh-nu", False)]
    assert codes({"hoc-sinh": "500", "hoc-sinh-nu": "500"}) == []
    assert codes({"hoc-sinh-nu": "500"}) == []


def test_girls_of_a_minority_are_among_the_minority():
    assert codes({"hoc-sinh-dan-toc": "-", "hoc-sinh-dan-toc-nu": "2"}) == [
        ("more-than-whole", "hoc-sinh-dan-toc-nu", False)
    ]


def test_parts_are_not_more_than_the_whole():
    grades = {f"lop-khoi-{grade}": "5" for grade in (6, 7, 8, 9)}
    assert codes({"so-lop": "20", **grades}) == []
    assert codes({"so-lop": "19", **grades}) == [("parts-exceed", "so-lop", False)]
    assert codes({"so-lop": "21", **grades}) == [("parts-short", "so-lop", True)]
    assert codes({"so-lop": "21", "lop-khoi-6": "5"}) == []


def test_an_empty_total_follows_from_all_its_parts():
    grades = {f"lop-khoi-{grade}": "5" for grade in (6, 7, 8)}
    assert "so-lop" not in completed(grades, BOOK)
    assert completed({**grades, "lop-khoi-9": "-"}, BOOK)["so-lop"] == "15"
    assert completed({**grades, "lop-khoi-9": "…"}, BOOK).get("so-lop") is None
    assert completed({**grades, "lop-khoi-9": "4", "so-lop": "20"}, BOOK)["so-lop"] == "20"


def test_ratios_are_computed_and_never_taken():
    figures = {"hoc-sinh": "812", "so-lop": "20", "hoc-sinh-mot-lop": "99"}
    assert completed(figures, BOOK)["hoc-sinh-mot-lop"] == "40.6"
    assert "hoc-sinh-mot-lop" not in completed({"hoc-sinh": "812", "so-lop": "-"}, BOOK)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2018-2019", 2018), ("2018 – 2019", 2018), ("Năm học 2025-2026 (Sơ bộ)", 2025), ("2018-19", 2018),
        ("2018/2019", 2018),
        ("2018", None), ("2018-2020", None), ("2018-2019, 2019-2020", None), ("12018-2019", None), ("", None),
    ],
)  # fmt: skip
def test_school_years_are_read(text, year):
    assert read_year(text) == year


def test_five_years_or_all():
    assert shown_years([]) == ()
    assert shown_years([2020, 2025]) == (2021, 2022, 2023, 2024, 2025)
    assert shown_years([2024, 2025]) == (2024, 2025)
    assert shown_years([2017, 2025], None) == tuple(range(2017, 2026))


def test_growth_counts_from_the_year_before():
    assert growth_index("200", "210") == Decimal("105.0")
    assert [growth_index(*pair) for pair in (("", "1"), ("-", "1"), ("0", "1"), ("1", ""), ("…", "1"))] == [None] * 5
    assert growth_index("5", "-") == Decimal("0.0")


def known():
    return completed_years(
        [
            Year(2022, False, {"hoc-sinh": "800", "hoc-sinh-nu": "400"}),
            Year(2023, False, {"hoc-sinh": "820", "chuyen-di": "-"}),
            Year(2025, True, {"hoc-sinh": "861"}),
        ],
        BOOK,
    )


def test_a_table_has_every_year_and_only_rows_that_tell_something():
    trend = trend_of(BOOK.group("hoc-sinh"), BOOK, known(), (2023, 2024, 2025))
    assert [row.indicator.id for row in trend.rows] == ["hoc-sinh", "chuyen-di"]
    assert trend.rows[0].cells == ("820", "", "861")
    assert trend.rows[0].growth == ("102,5", "", "")
    assert trend.rows[1].cells == ("-", "", "")
    assert [row.indicator.id for row in trend.growing] == ["hoc-sinh"]


def test_charts_draw_what_is_there():
    trend = trend_of(BOOK.group("hoc-sinh"), BOOK, known(), (2022, 2023, 2024, 2025))
    chart = next(chart for chart in BOOK.charts if chart.group == "hoc-sinh")
    drawn = draw(chart, trend, {"hoc-sinh-nu": "Trong đó nữ"})
    assert "Trong đó nữ" in drawn
    assert draw(next(chart for chart in BOOK.charts if chart.group == "truong"), trend, {}) == ""
