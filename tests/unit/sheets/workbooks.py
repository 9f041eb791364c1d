"""Workbooks as bytes, built part by part: what openpyxl would never write is what has to be tried."""

import io
import struct
import zipfile


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)


def xlsx(sheet_data, *, after="", properties="", shared="", head="", parts=None, sheets=None):
    """Return a workbook whose first sheet holds ``sheet_data`` (the rows as XML)."""
    sheets = sheets or '<sheet name="Bảng" sheetId="1" r:id="rId1"/>'
    one = f"<sheetData>{sheet_data}</sheetData>{after}"
    two = '<sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData>'
    held = {
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{sheets}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>'
        ),
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{MAIN}">{one}</worksheet>',
        "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}">{two}</worksheet>',
    }
    if shared:
        held["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
    held.update(parts or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return out.getvalue()


def bomb(size=80_000_000):
    """Return a workbook of some kilobytes whose sheet is ``size`` bytes of blanks."""
    return xlsx("", parts={"xl/worksheets/sheet1.xml": b" " * size})


def _record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def _text(text):
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def xls(cells, merged=(), datemode=0):
    """Return an Excel 97 workbook; ``cells`` are (row, column, text or number, is a date)."""
    number_format = struct.pack("<H", 170) + _text("dd/mm/yyyy")
    styles = b"".join(_record(0xE0, struct.pack("<HHH", 0, code, 0) + bytes(14)) for code in (0, 170))
    font = _record(
        0x31, struct.pack("<HHHHHBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0) + struct.pack("<BB", 5, 0) + b"Arial"
    )
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0x600))
    for row, column, value, is_date in cells:
        place = struct.pack("<HHH", row, column, int(is_date))
        if isinstance(value, str):
            sheet += _record(0x204, place + _text(value))
        else:
            sheet += _record(0x203, place + struct.pack("<d", value))
    if merged:
        sheet += _record(
            0xE5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<HHHH", *area) for area in merged)
        )
    sheet += _record(0x0A)
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0x600)) + _record(
        0x22, struct.pack("<H", datemode)
    )
    start += font * 5 + _record(0x41E, number_format) + styles
    title = struct.pack("<BB", 5, 0) + b"Trang"
    offset = len(start) + 4 + 6 + len(title) + 4
    stream = start + _record(0x85, struct.pack("<IH", offset, 0) + title) + _record(0x0A) + sheet
    return compound("Workbook", stream)


def compound(name, stream):
    """Return an OLE file with one stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    fat = [*range(1, sectors), 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFD]
    assert len(fat) <= 128
    fat += [0xFFFFFFFF] * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, sectors, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", sectors + 1) + b"\xff" * (108 * 4)
    entries = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(name, 2, 0xFFFFFFFF, 0, len(stream)) + bytes(256)
    return header + stream + entries + struct.pack("<128I", *fat)


def _entry(name, kind, child, start, size):
    raw = (name + "\0").encode("utf-16-le")
    entry = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (entry + bytes(36) + struct.pack("<II", start, size)).ljust(128, b"\0")
