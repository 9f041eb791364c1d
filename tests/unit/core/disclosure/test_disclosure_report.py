"""The annual report as a paper, and the paper as PDF and DOCX."""

from datetime import date
from docx import Document
from edu.portal.core.disclosure.model import OUTDATED
from edu.portal.core.disclosure.model import PUBLISHED
from edu.portal.core.disclosure.model import WAITING
from edu.portal.core.disclosure.model import Cell
from edu.portal.core.disclosure.model import Record
from edu.portal.core.disclosure.report import Chapter
from edu.portal.core.disclosure.report import Filled
from edu.portal.core.disclosure.report import Part
from edu.portal.core.disclosure.report import count_gaps
from edu.portal.core.disclosure.report import plan_report
from edu.portal.core.disclosure.tables import lines_of
from edu.portal.core.disclosure.tables import schema_of
from edu.portal.core.text.paper import Grid
from edu.portal.core.text.paper import Heading
from edu.portal.core.text.paper import Paragraph
from edu.portal.core.text.paper import paragraphs_of
from edu.portal.papers.docx import write_docx
from edu.portal.papers.pdf import write_pdf
import io
import pypdfium2
import pytest


TODAY = date(2026, 11, 20)
LETTERS = "ạảãăằẳẵặâầẩẫậđẹẻẽêềểễệịỉĩọỏõôồổỗộơờởỡợụủũưừửữựỳỵỷỹ ĂÂĐÊÔƠƯ ẶẬỆỘỢỰỸ"


def cell(state, **values):
    return Cell("tt09.x", 2025, state, Record("tt09.x", 2025, is_public=True, **values))


def filled():
    schema = schema_of("doi-ngu")
    figures = {"giao-vien": {"tong": "57", "dat-chuan": "54"}, "quan-ly": {"tong": "3", "dat-chuan": "3"}}
    return Filled(schema, lines_of(schema, ("thcs",)), figures)


def report():
    waiting = cell(WAITING, waiting_reason="Chờ phê duyệt quyết toán", waiting_until=date(2027, 6, 30))
    changed = cell(OUTDATED, has_content=True, changed_on=date(2026, 10, 31))
    chapters = [
        Chapter(
            "Thông tin chung",
            (Part("Tên", cell(PUBLISHED), (LETTERS, "x < y & z\x0b")), Part("Sứ mạng", Cell("a", 1))),
        ),
        Chapter("Không có gì", ()),
        Chapter(
            "Tài chính",
            (
                Part("Thu chi", waiting),
                Part("Lịch sử", changed, ("Thành lập năm 1986.",)),
                Part("Đội ngũ", cell(PUBLISHED), (), (filled(),), ("doi-ngu.pdf",)),
                Part("Tỷ lệ", cell(PUBLISHED), borrowed=("Đội ngũ",)),
            ),
        ),
    ]
    return plan_report(
        2025, chapters, ("UBND PHƯỜNG", "TRƯỜNG THCS BỜ KÊNH"), ("HIỆU TRƯỞNG", "Trần Lê Minh An"), TODAY
    )


def texts(kind):
    return [block.text for block in report().blocks if isinstance(block, kind)]


def marks():
    return [block.text for block in report().blocks if isinstance(block, Paragraph) and block.is_mark]


def test_chapters_and_parts_are_numbered_and_empty_chapters_left_out():
    found = [(block.level, block.text) for block in report().blocks if isinstance(block, Heading)]
    assert found[:3] == [(1, "I. Thông tin chung"), (2, "1. Tên"), (2, "2. Sứ mạng")]
    assert found[3] == (1, "II. Tài chính")


def test_what_is_missing_is_marked_and_counted():
    assert marks() == [
        "Còn thiếu 2 trên 6 nội dung; các chỗ thiếu được đánh dấu trong báo cáo.",
        "[Thiếu] Chưa có nội dung.",
        "[Đang chờ] Chờ phê duyệt quyết toán, hạn 30/06/2027.",
        "[Cần cập nhật] Số liệu đã thay đổi từ ngày 31/10/2026.",
    ]
    assert count_gaps([]) == (0, 0)


def test_tables_are_numbered_and_summed():
    (grid,) = [block for block in report().blocks if isinstance(block, Grid)]
    assert grid.caption.startswith("Bảng 1. Đội ngũ nhà giáo")
    assert "2025-2026 (đơn vị: người)" in grid.caption
    assert (grid.rows[-1][:2], grid.sums) == (("Tổng số", "60"), (2,))


def test_a_complete_report_says_so():
    paper = plan_report(2025, [Chapter("A", (Part("B", cell(PUBLISHED), ("c",)),))], (), (), TODAY)
    assert paper.blocks[0] == Paragraph("Báo cáo có đủ 1 nội dung.")


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", ()),
        ("<p>Một</p><p>Hai <b>ba</b></p>", ("Một", "Hai ba")),
        ("Một<br/>Hai", ("Một", "Hai")),
        ("<ul><li>a</li><li></li><li>b &amp; c</li></ul>", ("- a", "- b & c")),
        ("<table><tr><td>1</td><td>2</td></tr></table>", ("1; 2",)),
        ("<p>a</p><script>alert(1)</script><style>p{}</style>", ("a",)),
        ("<p>a<p>b", ("a", "b")),
        ("</script>còn", ("còn",)),
    ],
)
def test_paragraphs_of_a_text(html, found):
    assert paragraphs_of(html) == found


def test_the_pdf_can_be_read_and_has_an_outline():
    document = pypdfium2.PdfDocument(write_pdf(report()))
    text = "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")
    assert LETTERS.split()[0] in text.replace("\n", "")
    assert "BÁO CÁO THƯỜNG NIÊN" in text
    assert [item.get_title() for item in document.get_toc() if item.level == 0] == [
        "I. Thông tin chung",
        "II. Tài chính",
    ]
    assert document.get_metadata_dict()["Title"] == "Báo cáo thường niên Năm học 2025-2026"


def test_the_word_file_has_real_headings_and_head_rows():
    document = Document(io.BytesIO(write_docx(report())))
    headings = [(found.style.name, found.text) for found in document.paragraphs if found.style.name.startswith("Head")]
    assert headings[:2] == [("Heading 1", "I. Thông tin chung"), ("Heading 2", "1. Tên")]
    captions = [found.text for found in document.paragraphs if found.style.name == "Caption"]
    assert len(captions) == 1
    table = document.tables[1]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert table.cell(len(table.rows) - 1, 1).text == "60"
    assert "x < y & z" in [found.text for found in document.paragraphs]
    assert document.core_properties.language == "vi-VN"


def test_very_long_reports_have_many_pages():
    part = Part(
        "Dài", cell(PUBLISHED), tuple(f"Đoạn {number} " + "chữ " * 80 for number in range(120)), (filled(),) * 6
    )
    paper = plan_report(2025, [Chapter("A", (part,))], (), (), TODAY)
    assert len(pypdfium2.PdfDocument(write_pdf(paper))) > 10
    assert len(write_docx(paper)) > 10_000
