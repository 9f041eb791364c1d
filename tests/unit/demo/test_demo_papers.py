"""The papers of the demonstration school are whole PDF files whose Vietnamese text can be read back."""

from datetime import date
from edu.portal.demo.pdf import Line
from edu.portal.demo.pdf import font
from edu.portal.demo.pdf import wrap
from edu.portal.demo.pdf import write_pdf
from edu.portal.demo.sheets import letter
from edu.portal.demo.sheets import sheet
import re
import zlib


TEXT = "Thực đơn tuần 12: cơm, cá basa kho tộ, canh cải ngọt, dưa hấu. Ướt, Ẩm, Ỷ, đường Bờ Kênh."


def test_the_table_of_objects_points_to_the_objects():
    data = write_pdf("Thử", [(Line(TEXT),)])
    start = int(data.rpartition(b"startxref\n")[2].split()[0])
    assert data[start : start + 4] == b"xref"
    offsets = re.findall(rb"(\d{10}) 00000 n", data[start:])
    for number, offset in enumerate(offsets, 1):
        assert data[int(offset) :].startswith(b"%d 0 obj" % number)


def test_the_text_can_be_read_back():
    assert text_of(write_pdf("Thử", [(Line(TEXT),)])) == TEXT


def test_a_long_text_goes_on_on_the_next_page():
    data = write_pdf("Thử", [(Line(f"Đoạn {number}. {TEXT}"),) for number in range(60)])
    assert data.count(b"/Type /Page ") > 1
    assert "Đoạn 59." in text_of(data)


def test_a_letter_carries_number_date_and_signature():
    data = letter(
        superior="UBND phường Bờ Kênh",
        body="Trường THCS Bờ Kênh",
        number="112/KH-THCSBC",
        place="Bờ Kênh",
        day=date(2026, 11, 18),
        kind="Kế hoạch",
        title="Kế hoạch kiểm tra",
        text=["Nội dung."],
        signer_title="Hiệu trưởng",
        signer="Trần Lê Minh An",
    )
    text = text_of(data)
    for part in ("112/KH-THCSBC", "ngày 18 tháng 11 năm 2026", "HIỆU TRƯỞNG", "Trần Lê Minh An", "Độc lập"):
        assert part in text
    assert len(data) < 25_000


def test_a_form_says_what_it_is():
    assert "ĐƠN XIN NGHỈ HỌC" in text_of(sheet(head="Trường", title="Đơn xin nghỉ học", note="", text=["Kính gửi"]))


def test_a_word_longer_than_the_line_stays_whole():
    assert list(wrap("a" * 300 + " b", 11, 100)) == ["a" * 300, "b"]


def test_the_font_has_every_vietnamese_letter():
    letters = "ăâđêôơư" + "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ" + "àáãèéìíĩòóõùúũý"
    assert not [sign for sign in letters + letters.upper() if sign not in font().glyphs]


def text_of(data):
    signs = {glyph: sign for sign, (glyph, _width) in font().glyphs.items()}
    lines = []
    for packed in re.findall(rb"stream\n(.*?)\nendstream", data, re.DOTALL):
        stream = zlib.decompress(packed)
        for shown in re.findall(rb"<([0-9A-F]+)> Tj", stream):
            lines.append("".join(signs[int(shown[place : place + 4], 16)] for place in range(0, len(shown), 4)))
    return " ".join(lines)
