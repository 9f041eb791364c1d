"""Words of menus, blank tables, copies for other weeks, and what is doubtful in tables as they stand."""

from datetime import date
from edu.portal.core.schedule import menu_words
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.menu import KIND
from edu.portal.core.schedule.menu import grids_of_week
from edu.portal.core.schedule.menu_days import menu_days
from edu.portal.core.schedule.menu_days import needs_of
from edu.portal.core.schedule.menu_dishes import read_dish
from edu.portal.core.schedule.reading import Situation
from pathlib import Path
import pytest
import tomllib


WORDS = tomllib.loads((Path(__file__).parents[3] / "corpus" / "schedule" / "menu" / "words.toml").read_text("utf-8"))
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(("text", "key", "is_sure"), WORDS["meals"])
def test_meals(text: str, key: str, is_sure: bool) -> None:
    found = menu_words.read_meal(text)
    assert (found.key if found else "") == key
    assert found is None or found.is_sure == is_sure


@pytest.mark.parametrize(("text", "key"), WORDS["groups"])
def test_age_groups(text: str, key: str) -> None:
    found = menu_words.read_group(text)
    assert (found.key if found else "") == key


@pytest.mark.parametrize(("line", "declared", "possible"), WORDS["dishes"])
def test_allergens(line: str, declared: list[str], possible: list[str]) -> None:
    dish = read_dish(line)
    assert dish is not None
    assert (list(dish.declared), list(dish.possible)) == (declared, possible)
    assert "[" not in dish.name and not dish.name.startswith("-")


def test_a_line_of_signs_is_no_dish() -> None:
    assert read_dish("- ") is None


@pytest.mark.parametrize(("text", "closed"), WORDS["closed"])
def test_closed_days(text: str, closed: bool) -> None:
    assert menu_words.is_closed(text) is closed


@pytest.mark.parametrize(("text", "is_amount"), WORDS["amounts"])
def test_energy(text: str, is_amount: bool) -> None:
    assert menu_words.is_amount(text) is is_amount


def test_blank_tables() -> None:
    grids = KIND.blank(
        Situation(names=("Nhà trẻ", "Khối lá"), meals=("Bữa sáng", "Bữa phụ", "Bữa phụ"), with_saturday=False)
    )
    assert [grid.key for grid in grids] == ["nha-tre", "khoi-la"]
    assert [row.key for row in grids[0].rows] == ["sang", "phu", "phu-2", "kcal"]
    assert [column.key for column in grids[0].columns] == ["t2", "t3", "t4", "t5", "t6"]
    (single,) = KIND.blank(Situation())
    assert (single.key, [row.key for row in single.rows], len(single.columns)) == ("", ["trua", "phu", "kcal"], 6)
    assert KIND.check((single,)) == ()


def test_a_day_without_dishes_and_energy_in_words_are_doubted() -> None:
    (blank,) = KIND.blank(Situation())
    cells = {("trua", day): "Cơm" for day in ("t2", "t3", "t4", "t5")} | {("kcal", "t2"): "đủ", ("phu", "t2"): "12"}
    doubts = {(doubt.code, doubt.row, doubt.column) for doubt in KIND.check((blank.with_cells(cells),))}
    assert doubts == {
        ("missing-day", "", "t6"),
        ("energy-not-a-number", "kcal", "t2"),
        ("dish-is-a-number", "phu", "t2"),
    }


def test_tables_of_certain_weeks() -> None:
    both = Grid("mau-giao", "Mẫu giáo", (), ())
    own = Grid(menu_words.grid_key("mau-giao", (MONDAY,)), "Mẫu giáo · 23/11 – 27/11/2026", (), ())
    single = Grid(menu_words.grid_key("", (MONDAY,)), "23/11 – 27/11/2026", (), ())
    assert grids_of_week((own, both), MONDAY) == (own,)
    assert grids_of_week((own, both), date(2026, 11, 30)) == (both,)
    later = Grid(menu_words.grid_key("", (date(2026, 11, 30),)), "30/11 – 04/12/2026", (), ())
    assert [(grid.key, grid.title) for grid in KIND.moved((own, both), 7)] == [("mau-giao", "Mẫu giáo")]
    assert [(grid.key, grid.title) for grid in KIND.moved((single, later), 7)] == [("", "")]
    assert KIND.moved((both,), 7) == (both,)
    assert menu_words.split_key("khoi-99999999") == ("khoi-99999999", ())


def test_days_as_readers_see_them() -> None:
    (blank,) = KIND.blank(Situation(meals=("Bữa trưa", "Bữa xế", "Bữa tối")))
    cells = {
        ("trua", "t2"): "Cơm trắng\nTôm rim [tôm]\nCanh cá",
        ("xe", "t2"): "Sữa chua",
        ("trua", "t3"): "NGHỈ LỄ",
        ("xe", "t3"): "Nghỉ",
        ("trua", "t4"): "Nghỉ trưa, ăn bún",
        ("xe", "t4"): "Chuối",
        ("kcal", "t2"): "650",
    }
    days = menu_days(blank.with_cells(cells))
    assert [day.key for day in days] == ["t2", "t3", "t4", "t5", "t6"]
    first = days[0]
    assert [serving.label for serving in first.servings] == ["Bữa trưa", "Bữa xế"]
    assert first.servings[0].dishes == ("Cơm trắng", "Tôm rim", "Canh cá")
    assert (first.servings[0].declared, first.servings[0].possible) == (("Tôm, cua",), ("Cá",))
    assert (first.energy, first.closed) == ("650", "")
    assert (days[1].closed, days[1].servings) == ("NGHỈ LỄ", ())
    assert not days[2].closed and days[3].is_empty


def test_energy_of_meals() -> None:
    columns = (Head("t2", "Thứ Hai"), Head("kcal", "kcal"))
    grid = Grid("", "", columns, (Head("trua", "Trưa"), Head("kcal", "kcal"))).with_cells(
        {("trua", "t2"): "Cơm", ("trua", "kcal"): "700", ("kcal", "kcal"): "1230–1320"}
    )
    assert needs_of(grid) == {"trua": "700", "kcal": "1230–1320"}
    assert [serving.key for serving in menu_days(grid)[0].servings] == ["trua"]
