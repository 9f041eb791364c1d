"""A timetable from the side of a class, a teacher, a room; and what cannot be as it stands."""

from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.reading import Doubt
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.timetable import KIND
from edu.portal.core.schedule.timetable_board import by_class
from edu.portal.core.schedule.timetable_board import by_room
from edu.portal.core.schedule.timetable_board import by_teacher
from edu.portal.core.schedule.timetable_board import classes_of
from edu.portal.core.schedule.timetable_board import rooms_of
from edu.portal.core.schedule.timetable_board import teachers_of
import pytest


def school(**classes: dict[str, str]) -> tuple[Grid, ...]:
    """Return grids of classes from texts by "day row"."""
    blank = KIND.blank(Situation(names=tuple(f"{name[1:]}" for name in classes)))
    told = {name[1:].lower(): cells for name, cells in classes.items()}
    return tuple(
        grid.with_cells({(place.split()[1], place.split()[0]): text for place, text in told[grid.key].items()})
        for grid in blank
    )


def told(doubts: tuple[Doubt, ...]) -> list[str]:
    return [f"{doubt.code} {doubt.grid} {doubt.column} {doubt.row}".strip() for doubt in doubts]


MONDAY = "t2 sang-1"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Toán - Lan", "Toán - Lan", ["teacher-twice 6a t2 sang-1", "teacher-twice 6b t2 sang-1"]),
        ("Toán - Lan", "Văn - Cô Lan", ["teacher-twice 6a t2 sang-1", "teacher-twice 6b t2 sang-1"]),
        ("Toán - Lan (P.1)", "Toán - Lan (P.2)", ["teacher-twice 6a t2 sang-1", "teacher-twice 6b t2 sang-1"]),
        ("Tin - Lan (PM1)", "Tin - Lan (PM1)", []),
        ("Tin - Lan (PM1)", "Tin - Mai (PM1)", ["room-twice 6a t2 sang-1", "room-twice 6b t2 sang-1"]),
        ("Nhạc - Nga (P.Nhạc)", "Anh - Hà (phòng nhạc)", ["room-twice 6a t2 sang-1", "room-twice 6b t2 sang-1"]),
        ("TD - Sơn (Sân trường)", "TD - Tài (Sân trường)", []),
        ("SHDC", "Chào cờ", []),
        ("SHDC - Lan", "Chào cờ - Lan", []),
        ("TD - Sơn (ghép 6A+6B)", "TD - Sơn (ghép 6A+6B)", []),
        ("Toán - Lan", "Văn - Mai", []),
        ("Toán", "Toán", []),
        ("Toán - Lan, Mai", "Văn - Mai", ["teacher-twice 6a t2 sang-1", "teacher-twice 6b t2 sang-1"]),
        ("Toán - Lan\nVăn - Mai", "", ["two-lessons 6a t2 sang-1"]),
        ("Tin - Bình (nhóm 1)\nAnh - Hà (nhóm 2)", "", []),
        ("???", "", ["unreadable 6a t2 sang-1"]),
    ],
)
def test_clashes(first: str, second: str, expected: list[str]) -> None:
    assert told(KIND.check(school(_6A={MONDAY: first}, _6B={MONDAY: second}))) == expected


def test_the_same_hour_only() -> None:
    assert KIND.check(school(_6A={"t2 sang-1": "Toán - Lan"}, _6B={"t2 chieu-1": "Toán - Lan"})) == ()


def test_a_clash_names_the_other_classes() -> None:
    found = KIND.check(school(**{name: {MONDAY: "Toán - Lan"} for name in ("_6A", "_6B", "_7A")}))
    assert [doubt.values for doubt in found] == [
        {"name": "Lan", "others": "6B, 7A"},
        {"name": "Lan", "others": "6A, 7A"},
        {"name": "Lan", "others": "6A, 6B"},
    ]


def test_too_long_a_day() -> None:
    day = {f"t2 sang-{number}": "Toán" for number in range(1, 6)}
    assert KIND.check(school(_6A={**day, "t2 chieu-1": "Văn", "t2 chieu-2": "Văn"})) == ()
    more = {**day, **{f"t2 chieu-{number}": "Văn" for number in range(1, 4)}}
    assert told(KIND.check(school(_6A=more))) == ["day-too-long 6a t2"]


GRIDS = school(
    _6A={"t2 sang-1": "SHDC", "t3 sang-2": "Toán - Lan (P.12)", "t4 chieu-1": "Tin - An Bình (PM1)"},
    _6B={"t2 sang-1": "SHDC", "t3 sang-3": "Toán - Cô Lan (P.2)", "t4 chieu-1": "Tin - An Bình (PM1)"},
)


def test_a_class_shows_its_rows_up_to_the_last_lesson() -> None:
    board = by_class(GRIDS[0])
    assert [row.key for row in board.rows] == ["sang-1", "sang-2", "chieu-1"]
    assert [one.lesson.subject for one in board.at("sang-2", "t3")] == ["Toán"]
    assert board.at("sang-2", "t2") == ()


def test_teachers_by_their_given_names() -> None:
    assert [(choice.key, choice.label) for choice in teachers_of(GRIDS)] == [("an-binh", "An Bình"), ("lan", "Lan")]
    lan = by_teacher(GRIDS, "lan")
    assert lan is not None
    assert {place: [one.classes for one in held] for place, held in lan.lessons.items()} == {
        ("sang-2", "t3"): [("6A",)],
        ("sang-3", "t3"): [("6B",)],
    }
    assert by_teacher(GRIDS, "hoa") is None


def test_a_lesson_of_two_classes_is_one() -> None:
    binh = by_teacher(GRIDS, "an-binh")
    assert binh is not None
    assert [one.classes for one in binh.at("chieu-1", "t4")] == [("6A", "6B")]


def test_rooms_as_people_count_them() -> None:
    assert [choice.label for choice in rooms_of(GRIDS)] == ["PM1", "P.2", "P.12"]
    room = by_room(GRIDS, "12")
    assert room is not None
    assert list(room.lessons) == [("sang-2", "t3")]
    assert by_room(GRIDS, "99") is None


def test_classes_with_their_grades() -> None:
    assert [(choice.key, choice.group, choice.group_label) for choice in classes_of(GRIDS)] == [
        ("6a", "6", "Khối 6"),
        ("6b", "6", "Khối 6"),
    ]


def test_an_empty_form_has_the_classes_in_order() -> None:
    grids = KIND.blank(Situation(names=("10A2", "6B", " lớp 6a ", "Lá 1", "6A"), with_saturday=False))
    assert [grid.title for grid in grids] == ["Lá 1", "6A", "6B", "10A2"]
    assert [column.key for column in grids[0].columns] == ["t2", "t3", "t4", "t5", "t6"]
    assert [row.key for row in grids[0].rows][::5] == ["sang-1", "chieu-1"]
