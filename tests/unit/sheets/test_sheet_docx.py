"""Tables of Word documents read as sheets: titles above them, merged cells, hostile files."""

from docx import Document
from edu.portal.sheets.docx import is_docx
from edu.portal.sheets.docx import read_docx
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
import io
import pytest
import zipfile


def saved(document):
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def menu():
    document = Document()
    document.add_paragraph("TRƯỜNG MẦM NON BỜ KÊNH")
    document.add_paragraph("THỰC ĐƠN TUẦN 12 (Từ ngày 16/11/2026 đến ngày 21/11/2026)")
    table = document.add_table(rows=3, cols=3)
    for column, text in enumerate(("Thứ", "Bữa trưa", "Bữa xế")):
        table.cell(0, column).text = text
    table.cell(1, 0).text = "Thứ Hai"
    table.cell(1, 1).text = "Cơm\nThịt kho trứng"
    table.cell(1, 1).add_paragraph("Canh cải")
    table.cell(1, 2).text = "Sữa chua"
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(2, 0).text = "Thứ Ba"
    table.cell(2, 1).text = "Phở bò"
    return saved(document)


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_a_table_with_its_titles():
    (table,) = read_docx(menu(), Limits(), merged=True)
    assert texts(table) == [
        ["TRƯỜNG MẦM NON BỜ KÊNH"],
        ["THỰC ĐƠN TUẦN 12 (Từ ngày 16/11/2026 đến ngày 21/11/2026)"],
        ["Thứ", "Bữa trưa", "Bữa xế"],
        ["Thứ Hai", "Cơm\nThịt kho trứng\nCanh cải", "Sữa chua"],
        ["Thứ Ba", "Phở bò", "Sữa chua"],
    ]
    assert table.cell(3, 1).ref == "B4"


def test_a_merged_cell_may_stand_once():
    (table,) = read_docx(menu(), Limits())
    assert texts(table)[4] == ["Thứ Ba", "Phở bò", ""]


def test_columns_that_are_one():
    document = Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "LỚP 6A"
    for column in range(3):
        table.cell(1, column).text = str(column)
    assert texts(read_docx(saved(document), Limits(), merged=True)[0])[0] == ["LỚP 6A"] * 3
    assert texts(read_docx(saved(document), Limits())[0])[0] == ["LỚP 6A", "", ""]


def test_each_table_is_a_sheet():
    document = Document()
    for title in ("LỚP 6A", "LỚP 6B"):
        document.add_paragraph(title)
        document.add_table(rows=1, cols=1).cell(0, 0).text = "Toán"
    tables = read_docx(saved(document), Limits())
    assert [texts(table) for table in tables] == [[["LỚP 6A"], ["Toán"]], [["LỚP 6B"], ["Toán"]]]


def made(xml, name="word/document.xml"):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return data.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (made(f"<w:document {W}><w:body/></w:document>"), "empty"),
        (made(f"<w:document {W}/>"), "broken"),
        (made("<w:document"), "broken"),
        (made(f'<!DOCTYPE x [<!ENTITY a "b">]><w:document {W}><w:body>&a;</w:body></w:document>'), "broken"),
        (
            made(
                f"<w:document {W}><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='9999'/></w:tcPr></w:tc></w:tr>"
                "</w:tbl></w:body></w:document>"
            ),
            "too-many-columns",
        ),
        (made(f"<w:document {W}><w:body><w:tbl>{'<w:tr/>' * 30_000}</w:tbl></w:body></w:document>"), "too-many-rows"),
        (made(" " * 70_000_000), "too-large"),
        (b"PK\x03\x04 broken", "broken"),
    ],
)
def test_a_hostile_document_is_refused(data, code):
    with pytest.raises(SheetError) as refused:
        read_docx(data, Limits())
    assert refused.value.code == code


def test_what_is_a_document():
    assert is_docx(menu())
    assert not is_docx(made("x", "xl/workbook.xml"))
    assert not is_docx(b"PK\x03\x04 broken")
    assert not is_docx(b"%PDF-1.7")
