"""The grid keeps what was typed, clean, and survives storing."""

from datetime import date
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.grid import from_plain
from edu.portal.core.schedule.grid import to_plain
import json
import pytest


GRID = Grid("6a", "Lớp 6A", (Head("t2", "Thứ Hai"),), (Head("sang-1", "Tiết 1", "Sáng"),))


def test_cells_are_cleaned() -> None:
    grid = GRID.with_cells({("sang-1", "t2"): "  Toa\u0301n \u200b -  Lan \r\n\r\n P.12 ", ("sang-9", "t2"): "Văn"})
    assert grid.cells == {("sang-1", "t2"): "Toán - Lan\nP.12"}
    assert not grid.is_empty
    assert GRID.is_empty
    assert grid.text("sang-1", "t2") == "Toán - Lan\nP.12"
    assert grid.text("x", "y") == ""


def test_what_is_stored_comes_back() -> None:
    grid = GRID.with_cells({("sang-1", "t2"): "Toán"})
    assert from_plain(json.loads(json.dumps(to_plain([grid])))) == (grid,)


@pytest.mark.parametrize(
    "value", [[{}], [None], [{"key": "a", "title": "", "columns": [["a"]], "rows": [], "cells": []}]]
)
def test_anything_else_is_refused(value: list) -> None:
    with pytest.raises(ValueError, match="no grids"):
        from_plain(value)


def test_spans() -> None:
    week = Span(date(2026, 11, 16), date(2026, 11, 21))
    assert week.holds(date(2026, 11, 21)) and not week.holds(date(2026, 11, 22))
    assert Span(date(2026, 11, 16)).holds(date(2030, 1, 1))
    assert week.moved(7) == Span(date(2026, 11, 23), date(2026, 11, 28))


def test_heads_have_nothing_that_cannot_be_stored_or_shown() -> None:
    (read,) = from_plain(
        [{"key": "k\ud800", "title": "T\x00", "columns": [["c", "C\u202e"]], "rows": [], "cells": []}]
    )
    assert (read.key, read.title, read.columns[0].label) == ("k", "T", "C")
