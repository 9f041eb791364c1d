"""What good files become: pages with text, tables, clean HTML, pictures."""

from edu.portal.preview.docx import read_docx
from edu.portal.preview.grid import cell_text
from edu.portal.preview.model import Limits
from edu.portal.preview.ocr import read_table
from edu.portal.preview.pdf import read_pdf
from edu.portal.preview.pictures import read_image
from edu.portal.preview.plain import read_csv
from edu.portal.preview.plain import read_text
from edu.portal.preview.runner import convert
from edu.portal.preview.xlsx import read_xlsx
from edu.portal.testing import sample_files
import io
from lxml import html
from PIL import Image
import pytest
import unicodedata


LIMITS = Limits()


def test_a_pdf_has_pictures_and_text_of_each_page():
    preview = read_pdf(sample_files.pdf(3), LIMITS)
    assert (preview.kind, preview.total, len(preview.pages), preview.has_text) == ("pages", 3, 3, True)
    assert "phòng chống đuối nước" in preview.text
    assert preview.text == unicodedata.normalize("NFC", preview.text)
    first = preview.pages[0]
    assert (first.large.width, first.small.width, preview.thumbnail.width) == (1240, 680, 240)
    assert Image.open(io.BytesIO(first.large.data)).size == (first.large.width, first.large.height)


def test_the_lines_lie_where_they_are_drawn():
    lines = read_pdf(sample_files.pdf(), LIMITS).pages[0].lines
    assert lines[0].text == "Trang số 1"
    assert [line.y for line in lines] == sorted(line.y for line in lines)
    assert 40 < lines[0].x < 60
    assert all(line.x + line.width <= 1000 for line in lines)


def test_a_scan_is_recognised_and_an_empty_page_in_it_says_nothing():
    preview = read_pdf(sample_files.scanned_pdf(2, with_blank=True), LIMITS)
    assert not preview.has_text
    assert preview.notes == ("scan",)
    assert preview.text == ""


def test_a_pdf_stops_when_its_time_is_over():
    moments = iter([0, 1, 2, 100])
    preview = read_pdf(sample_files.pdf(5), Limits(seconds=10), clock=lambda: next(moments, 100))
    assert 1 <= len(preview.pages) < 5
    assert "cut-pages" in preview.notes


@pytest.mark.parametrize(("width", "height"), [(5000, 20), (50, 5000)])
def test_odd_sheets_become_pictures_of_a_sane_size(width, height):
    page = read_pdf(sample_files.pdf(width=width, height=height, text=""), LIMITS).pages[0]
    assert page.large.width * page.large.height < 10_000_000


def test_a_word_file_keeps_headings_tables_and_pictures():
    rows = [["Lớp", "Sĩ số"], ["6A", "35"]]
    preview = read_docx(sample_files.docx(picture=sample_files.png(2000, 1000), rows=rows), LIMITS)
    content = html.fragment_fromstring(preview.html, create_parent="div")
    assert content.xpath("string(.//h3)") == "Kế hoạch năm học"
    assert [row.xpath("string(.)") for row in content.iter("tr")] == ["LớpSĩ số", "6A35"]
    assert content.xpath(".//img/@src") == ["edu:0"]
    assert preview.pictures[0].width == 900
    assert preview.text.splitlines()[-2:] == ["6A", "35"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "file:///etc/passwd"]
)
def test_links_of_a_word_file_lead_to_the_web_or_nowhere(address):
    from edu.portal.preview.markup import clean

    assert "href" not in clean(f'<p><a href="{address}">x</a></p>')


def test_unknown_elements_and_attributes_do_not_pass():
    from edu.portal.preview.markup import clean

    source = '<p onclick="x()" style="position:fixed">Chữ<script>x()</script><iframe src="//x"></iframe></p><svg/>'
    assert clean(source) == "<p>Chữ</p>"
    assert clean('<img src="https://ngoai.example/x.png"><font>chữ</font>') == "chữ"


def test_a_sheet_becomes_a_table_with_caption_heads_and_merged_cells():
    data = sample_files.xlsx([["DANH SÁCH"], ["STT", "Họ tên", "Điểm"], [1, "An", 8.5]], ["A1:C1"])
    preview = read_xlsx(data, LIMITS)
    table = html.fragment_fromstring(preview.html)
    assert table.xpath("string(caption)") == "Lớp 6"
    assert table.xpath(".//td[@colspan='3']/text()") == ["DANH SÁCH"]
    assert table.xpath(".//th[@scope='col']/text()") == ["STT", "Họ tên", "Điểm"]
    assert table.xpath(".//td[@class='edu-num']/text()") == ["1", "8,5"]


def test_hidden_rows_stay_hidden():
    preview = read_xlsx(sample_files.xlsx([["Tên", "Lớp"], ["Số điện thoại", "0903"], ["An", "6A"]], hidden=2), LIMITS)
    assert "0903" not in preview.html + preview.text
    assert "An" in preview.text


def test_formulas_and_markup_in_cells_are_text():
    preview = read_xlsx(sample_files.xlsx([["=1+1", "<script>x</script>"], ["a", "b"]]), LIMITS)
    assert "<script" not in preview.html
    assert "=1+1" not in preview.html


def test_a_long_sheet_shows_its_beginning_and_says_so():
    preview = read_xlsx(sample_files.xlsx([["A", "B"], *([n, n] for n in range(50))]), Limits(rows=10))
    assert preview.notes == ("cut-rows",)
    assert preview.html.count("<tr>") == 10


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (1234567.25, "#,##0.00", "1.234.567,25"),
        (0.155, "0.0%", "15,5%"),
        (8.5, "General", "8,5"),
        (12.0, "General", "12"),
        (True, "", "x"),
        (float("nan"), "", ""),
        ("  chữ\x00 ", "", "chữ"),
    ],
)
def test_values_are_written_as_in_viet_nam(value, pattern, text):
    assert cell_text(value, pattern)[0] == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts_of_any_encoding_are_read(encoding):
    assert read_text("Lịch thi".encode(encoding), LIMITS).text == "Lịch thi"


def test_a_text_of_old_windows_is_read():
    # The code page has the letters of Vietnamese and the tones as signs of their own.
    assert read_text("tr\u01b0\u01a1\u0300ng".encode("cp1258"), LIMITS).text == "trường"


def test_a_list_of_values_is_a_table():
    assert '<th scope="col">Tên</th>' in read_csv("Tên;Điểm\nAn;8,5".encode(), "diem.csv", LIMITS).html


def test_html_that_calls_itself_excel_is_a_clean_table():
    source = (
        "<html><head><meta charset='utf-8'><style>td{color:red}</style></head><body onload='x()'>"
        "<table><tr><td>Họ tên</td></tr><tr><td>An<script>x()</script></td></tr></table></body></html>"
    )
    values = convert(source.encode(), "diem.xls").values
    assert values["html"] == "<table><tr><td>Họ tên</td></tr><tr><td>An</td></tr></table>"
    assert values["text"] == "Họ tên\nAn"


def test_a_picture_is_turned_upright_and_loses_what_the_camera_noted():
    source = Image.new("RGB", (300, 100), "white")
    exif = source.getexif()
    exif[0x0112] = 6
    packed = io.BytesIO()
    source.save(packed, "JPEG", exif=exif)
    page = read_image(packed.getvalue(), LIMITS).pages[0]
    assert (page.large.width, page.large.height) == (100, 300)
    assert not Image.open(io.BytesIO(page.large.data)).getexif()


def test_the_table_of_tesseract_becomes_lines():
    row = "5\t1\t1\t1\t{line}\t{word}\t{left}\t20\t50\t10\t{sure}\t{text}"
    printed = "\n".join(
        [
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
            row.format(line=1, word=1, left=10, sure=95, text="Thông"),
            row.format(line=1, word=2, left=70, sure=90, text="báo"),
            row.format(line=2, word=1, left=10, sure=3, text="~~"),
            "not a row",
        ]
    )
    (line,) = read_table(printed, 1000)
    assert (line.text, line.x, line.y, line.width) == ("Thông báo", 10, 20, 110)
