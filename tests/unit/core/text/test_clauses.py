"""Notes on tiles: whole clauses that fit, and what a title adds to its section."""

from edu.portal.core.text.clauses import addition
from edu.portal.core.text.clauses import first_clauses
from hypothesis import given
from hypothesis import strategies as st
import pytest


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Mẫu đơn để tải về: nghỉ học, phúc khảo.", "Mẫu đơn để tải về"),
        ("Kế hoạch, hướng dẫn, thông tin xét tuyển đầu cấp và kết quả.", "Kế hoạch, hướng dẫn"),
        ("Một câu dài không có dấu nào ở giữa để có thể ngắt ra cho vừa ô", ""),
        ("Họp lúc 7.30", "Họp lúc 7.30"),
        ("Kế hoạch, hướng dẫn và kết quả.", "Kế hoạch, hướng dẫn và kết quả"),
        ("", ""),
    ],
)
def test_a_note_ends_with_a_clause(text, note):
    assert first_clauses(text, 44) == note


@given(st.text(max_size=80), st.integers(0, 60))
def test_a_note_fits_and_begins_the_text(text, longest):
    note = first_clauses(text, longest)
    assert len(note) <= longest
    assert text.strip().startswith(note)


@pytest.mark.parametrize(
    ("title", "added"),
    [
        ("Thực đơn tuần 12", "Tuần 12"),
        ("THỰC ĐƠN: tháng 11", "Tháng 11"),
        ("Thực đơn", ""),
        ("Tuần 12", ""),
    ],
)
def test_what_a_title_adds(title, added):
    assert addition(title, "Thực đơn") == added
