"""What happens to the tables of a form between typing, reading a file and saving: nothing typed is lost."""

from edu.portal.core.schedule.filling import carried
from edu.portal.core.schedule.filling import doubts_from_plain
from edu.portal.core.schedule.filling import doubts_to_plain
from edu.portal.core.schedule.filling import filled_count
from edu.portal.core.schedule.filling import is_mendable
from edu.portal.core.schedule.filling import merged
from edu.portal.core.schedule.filling import outstanding
from edu.portal.core.schedule.filling import settled
from edu.portal.core.schedule.filling import with_row
from edu.portal.core.schedule.filling import with_texts
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.reading import ERROR
from edu.portal.core.schedule.reading import Doubt
import json
import pytest


ROWS = (Head("t2", "Thứ Hai"), Head("t3", "Thứ Ba"))
COLUMNS = (Head("sang", "Sáng"), Head("chieu", "Chiều"))


def grid(key="6a", rows=ROWS, columns=COLUMNS, **cells):
    places = {tuple(place.split("_")): text for place, text in cells.items()}
    return Grid(key, key.upper(), columns, rows, places)


def test_new_tables_keep_what_was_typed():
    blank = grid(rows=(*ROWS, Head("t4", "Thứ Tư")))
    (found,) = carried([grid(t2_sang="Toán")], [blank])
    assert found.rows == blank.rows
    assert found.text("t2", "sang") == "Toán"


def test_a_text_without_a_place_keeps_its_row_column_and_table():
    other = (*COLUMNS, Head("toi", "Tối"))
    found = carried([grid(columns=other, t3_toi="Họp"), grid("6b", t2_sang="Văn"), grid("6c")], [grid(rows=ROWS[:1])])
    assert [one.key for one in found] == ["6a", "6b"]
    assert found[0].text("t3", "toi") == "Họp"
    assert found[1].text("t2", "sang") == "Văn"


def test_heads_follow_the_days_and_empty_leftovers_go():
    dated = (Head("t2", "Thứ Hai (23/11)"), Head("t3", "Thứ Ba (24/11)"))
    unknown = Head("nowhere", "Chưa rõ ngày")
    (found,) = settled([grid(rows=(unknown, *ROWS), t2_sang="Toán")], [grid(rows=dated)])
    assert found.rows == dated
    (kept,) = settled([grid(rows=(unknown, *ROWS), nowhere_sang="?")], [grid(rows=dated)])
    assert [row.key for row in kept.rows] == ["nowhere", "t2", "t3"]


def test_a_file_replaces_its_own_tables_only():
    found = merged([grid(t2_sang="cũ"), grid("6b", t2_sang="giữ"), grid("6c")], [grid(t2_sang="mới")])
    assert [(one.key, one.text("t2", "sang")) for one in found] == [("6a", "mới"), ("6b", "giữ")]
    assert filled_count(found) == 2


def test_a_row_is_added_to_its_table():
    found = with_row([grid(), grid("6b")], "6b", Head("r9", "9"))
    assert [len(one.rows) for one in found] == [2, 3]


@pytest.mark.parametrize(
    ("doubt", "change", "stands"),
    [
        (Doubt("x", "6a", "t2", "sang"), {"t2_sang": "khác"}, False),
        (Doubt("x", "6a", "t2", "sang"), {"t2_sang": "Toán", "t3_sang": "khác"}, True),
        (Doubt("x", "6a", "t2"), {"t2_sang": "Toán", "t2_chieu": "thêm"}, False),
        (Doubt("x", "6a", "", "sang"), {"t2_sang": "Toán", "t3_sang": "thêm"}, False),
        (Doubt("x", "6a"), {}, True),
        (Doubt("x", source="B4"), {}, True),
    ],
)
def test_a_doubt_goes_when_its_cells_change(doubt, change, stands):
    kept = with_texts([doubt], [grid(t2_sang="Toán")])
    assert bool(outstanding(kept, [grid(**change)])) is stands


def test_what_can_be_mended_has_a_cell():
    assert is_mendable(Doubt("x", "6a", "t2", "sang"), [grid()])
    assert not is_mendable(Doubt("x", "6a", "t9", "sang"), [grid()])
    assert not is_mendable(Doubt("x"), [grid()])


def test_doubts_travel_as_json():
    kept = ((Doubt("x", "6a", "t2", "sang", "6A!C5", "Thú", {"day": "Thứ Ba"}, ERROR), "Toán"),)
    assert doubts_from_plain(json.loads(json.dumps(doubts_to_plain(kept)))) == kept


@pytest.mark.parametrize("hostile", [7, [7], [{}], [{"code": "x"}], {"a": 1}, [{"values": 3}]])
def test_what_no_form_sends_is_refused(hostile):
    with pytest.raises(ValueError):
        doubts_from_plain(hostile)
