"""Spreadsheets as schools and attackers send them: what is read, and why the rest is refused."""

from datetime import date
from datetime import datetime
from edu.portal.sheets.model import Limits
from edu.portal.sheets.model import SheetError
from edu.portal.sheets.model import ref
from edu.portal.sheets.reader import read_table
from edu.portal.sheets.reader import read_tables
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import io
import openpyxl
import pytest
import time
from workbooks import bomb
from workbooks import compound
from workbooks import xls
from workbooks import xlsx


TEXT = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def values(table):
    return [[cell.value for cell in row] for row in table.rows]


def code_of(data, **options):
    with pytest.raises(SheetError) as caught:
        read_table(data, "tep", **options)
    return caught.value.code


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_of_openpyxl_is_read_with_its_types_and_places():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Chỉ tiêu", "2024-2025", None, True])
    sheet.append([])
    sheet.append(["Số lớp", 12, 1234.5, date(2026, 9, 5), datetime(2026, 9, 5, 7, 30)])
    table = read_table(saved(book), "a.xlsx")
    assert values(table) == [
        ["Chỉ tiêu", "2024-2025", None, True],
        [],
        ["Số lớp", 12, 1234.5, date(2026, 9, 5), datetime(2026, 9, 5, 7, 30)],
    ]
    assert [cell.ref for cell in table.rows[2]] == ["A3", "B3", "C3", "D3", "E3"]
    assert [cell.text for cell in table.rows[2]] == ["Số lớp", "12", "1234.5", "05/09/2026", "05/09/2026 07:30"]


def test_numbers_kept_as_text_stay_text():
    data = xlsx(TEXT.format(1, "1.234,5") + TEXT.format(2, "1,234.5") + TEXT.format(3, "-"))
    assert values(read_table(data, "a")) == [["1.234,5"], ["1,234.5"], ["-"]]


def test_dates_count_from_1904_where_the_workbook_says_so():
    cell = '<row r="1"><c r="A1" s="1"><v>1</v></c></row>'
    assert values(read_table(xlsx(cell), "a")) == [[date(1900, 1, 1)]]
    assert values(read_table(xlsx(cell, properties='<workbookPr date1904="1"/>'), "a")) == [[date(1904, 1, 2)]]


def test_a_date_out_of_range_stays_a_number():
    assert values(read_table(xlsx('<row r="1"><c r="A1" s="1"><v>99999999999</v></c></row>'), "a")) == [
        [99999999999.0]
    ]


def test_the_result_of_a_formula_is_taken_and_a_missing_one_is_said():
    data = xlsx(
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>SUM(A1)</f></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>""</f><v></v></c></row>'
    )
    row = read_table(data, "a").rows[0]
    assert [(cell.value, cell.problem) for cell in row] == [(2, ""), (None, "formula"), ("#DIV/0!", "error")]


def test_merged_cells_are_spread_on_request_and_only_where_the_sheet_is_used():
    rows = TEXT.format(1, "Lớp") + '<row r="2"><c r="C2"><v>5</v></c></row>'
    data = xlsx(rows, after='<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B9:C9"/></mergeCells>')
    assert values(read_table(data, "a")) == [["Lớp"], [None, None, 5]]
    assert values(read_table(data, "a", merged=True)) == [["Lớp"] * 3, ["Lớp"] * 3]


def test_rich_text_is_joined_and_reading_aids_are_left_out():
    shared = "<si><r><t>Học </t></r><r><t>sinh</t></r><rPh><t>x</t></rPh></si>"
    assert values(read_table(xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared=shared), "a")) == [
        ["Học sinh"]
    ]
    assert code_of(xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', shared=shared)) == "broken"


def test_cells_without_places_follow_each_other():
    assert values(read_table(xlsx("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"), "a")) == [
        [1, 2],
        [3],
    ]


def test_formats_down_to_the_last_row_cost_nothing():
    assert values(read_table(xlsx(TEXT.format(1, "x") + '<row r="1048576"><c r="A1048576" s="1"/></row>'), "a")) == [
        ["x"]
    ]


def test_hidden_sheets_are_left_out():
    sheets = '<sheet name="Ẩn" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Hiện" sheetId="2" r:id="rId2"/>'
    assert [table.name for table in read_tables(xlsx(TEXT.format(1, "x"), sheets=sheets), "a")] == ["Hiện"]


def test_the_content_decides_and_not_the_name():
    assert values(read_table(xlsx(TEXT.format(1, "x")), "tep.csv")) == [["x"]]
    assert values(read_table(b"a;b\n1;2\n", "tep.xlsx")) == [["a", "b"], ["1", "2"]]


def test_an_old_workbook_is_read():
    cells = [(0, 0, "Số lớp", False), (0, 1, 12.0, False), (1, 1, 1234.5, False), (2, 0, 46270.0, True)]
    data = xls(cells, merged=[(0, 1, 0, 0)])
    assert values(read_table(data, "cu.xls")) == [["Số lớp", 12], [None, 1234.5], [date(2026, 9, 5)]]
    assert values(read_table(data, "cu.xls", merged=True))[1] == ["Số lớp", 1234.5]
    assert values(read_table(xls(cells, datemode=1), "cu.xls"))[2] == [date(2030, 9, 6)]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Tên;Số\nLớp;1,5\n", "utf-8"), ("Tên;Số\nLớp;1,5\n", "utf-8-sig"), ("Tên\tSố\nLớp\t1,5\n", "utf-16")],
)
def test_text_tables_come_in_many_encodings(text, encoding):
    assert values(read_table(text.encode(encoding), "a.csv")) == [["Tên", "Số"], ["Lớp", "1,5"]]


def test_unicode_text_without_a_mark_is_known_by_its_zeros():
    assert values(read_table("Ten\tSo\n".encode("utf-16-le"), "a")) == [["Ten", "So"]]
    assert values(read_table("Ten\tSo\n".encode("utf-16-be"), "a")) == [["Ten", "So"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ('a,b\n"1,5","2;3"\n', [["a", "b"], ["1,5", "2;3"]]),
        ("a;b;c\n1,5;2,5;3,5\n", [["a", "b", "c"], ["1,5", "2,5", "3,5"]]),
        ("sep=;\r\na;b\r\n", [[], ["a", "b"]]),
        ("một cột\nhai\n", [["một cột"], ["hai"]]),
        ('a,"hai\ndòng"\n', [["a", "hai\ndòng"]]),
        ("a,b\n\n,\nc\n", [["a", "b"], [], [], ["c"]]),
    ],
)
def test_the_delimiter_is_found(text, rows):
    assert values(read_table(text.encode(), "a.csv")) == rows


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("nothing", b"", "empty"),
        ("blanks", b" \r\n\r\n", "empty"),
        ("only delimiters", b";;\n;;\n", "empty"),
        ("an empty workbook", xlsx(""), "empty"),
        (
            "a document",
            xlsx("", parts={"xl/workbook.xml": ""}).replace(b"xl/workbook.xml", b"xl/wordbook.xml"),
            "not-a-sheet",
        ),
        ("a PDF", b"%PDF-1.7\n1 0 obj", "not-a-sheet"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0", "not-a-sheet"),
        ("a program", b"MZ\x90\0\3", "not-a-sheet"),
        ("an empty archive", b"PK\x05\x06" + bytes(18), "not-a-sheet"),
        ("bytes", bytes(range(1, 32)) * 9, "not-a-sheet"),
        ("a web page named xls", b"<html><body><table><tr><td>1</td></tr></table>", "html"),
        ("an old encoding", "Lớp".encode("cp1258", "replace") + b"\xd2\xff;1\n", "encoding"),
        ("a password", compound("EncryptedPackage", b"x" * 5000), "encrypted"),
        ("half an archive", xlsx(TEXT.format(1, "x"))[:600], "broken"),
        ("half an old workbook", xls([(0, 0, "x", False)])[:700], "broken"),
        ("a foreign OLE file", compound("WordDocument", b"x" * 5000), "broken"),
        ("laughing entities", xlsx(TEXT.format(1, "&b;"), head=LAUGHS), "broken"),
        ("a file of the server", xlsx(TEXT.format(1, "&a;"), head=OUTSIDE), "broken"),
        (
            "the same in UTF-16",
            xlsx("", parts={"xl/worksheets/sheet1.xml": (OUTSIDE + "<x>&a;</x>").encode("utf-16")}),
            "broken",
        ),
        ("entities in the strings", xlsx("", parts={"xl/sharedStrings.xml": OUTSIDE + "<sst>&a;</sst>"}), "broken"),
        ("no XML", xlsx("", parts={"xl/worksheets/sheet1.xml": "<worksheet><sheetData>"}), "broken"),
        ("a bomb", bomb(), "too-large"),
        ("millions of empty cells", xlsx('<row r="1">' + "<c/>" * 4_000_000 + "</row>"), "too-many-cells"),
        ("a workbook of many sheets", xlsx("", sheets="<sheet/>" * 600_000), "too-many-cells"),
        ("a far row", xlsx(TEXT.format(900_000, "x")), "too-many-rows"),
        ("a far column", xlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "too-many-columns"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(name, data, code):
    assert code_of(data) == code


def test_limits_are_those_of_the_caller():
    data = b"a;b\nc;d\n"
    assert code_of(data, limits=Limits(size=3)) == "too-large"
    assert code_of(data, limits=Limits(rows=1)) == "too-many-rows"
    assert code_of(data, limits=Limits(columns=1)) == "too-many-columns"
    assert code_of(data, limits=Limits(cells=3)) == "too-many-cells"


def test_a_bomb_is_given_up_at_once():
    data = bomb()
    started = time.monotonic()
    assert code_of(data) == "too-large"
    assert time.monotonic() - started < 5
    assert len(data) < 200_000


def test_ten_thousand_rows_are_read():
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>1.5</v></c></row>' for n in range(1, 10_001)
    )
    assert values(read_table(xlsx(rows), "a"))[-1] == [10_000, 1.5]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail))
def test_no_bytes_end_in_anything_but_a_table_or_a_reason(data):
    try:
        assert read_table(data, "a").rows
    except SheetError as error:
        assert error.code


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_workbook_ends_in_a_table_or_a_reason(draw):
    for whole in (xlsx(TEXT.format(1, "x"), shared="<si><t>y</t></si>"), xls([(0, 0, "x", False), (1, 1, 2.0, True)])):
        place = draw.draw(st.integers(8, len(whole) - 1))
        damaged = whole[:place] + bytes([draw.draw(st.integers(0, 255))]) + whole[place + 1 :]
        try:
            assert read_table(damaged, "a").rows
        except SheetError as error:
            assert error.code


def test_places_are_named_as_spreadsheets_name_them():
    assert [ref(0, 0), ref(11, 1), ref(0, 25), ref(0, 26), ref(0, 701), ref(0, 702)] == [
        "A1",
        "B12",
        "Z1",
        "AA1",
        "ZZ1",
        "AAA1",
    ]
