"""Small files for tests, made when they are needed: good ones as offices make them, and hostile ones."""

from collections.abc import Sequence
import io
from pathlib import Path
import random
import struct
from typing import Any
import zipfile
import zlib


FONT = Path(__file__).parent.parent / "demo" / "font" / "be-vietnam-pro.ttf"
PARAGRAPH = "Nhà trường thông báo lịch phòng chống đuối nước cho học sinh trong dịp hè, hoà nhịp cùng gia đình."
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
MEGABYTE = 1024 * 1024


def pdf(pages: int = 1, text: str = PARAGRAPH, password: str = "", width: float = 210, height: float = 297) -> bytes:
    """Return a PDF with a line of Vietnamese text on every page; ``width`` and ``height`` in millimetres."""
    document = _document(width, height)
    if password:
        document.set_encryption(owner_password=f"{password}-owner", user_password=password)
    for number in range(pages):
        document.add_page()
        if text:
            document.multi_cell(0, 8, f"Trang số {number + 1}\n{text}")
    return bytes(document.output())


def scanned_pdf(pages: int = 2, with_blank: bool = False) -> bytes:
    """Return a PDF as a scanner makes it: a picture on each page, no text; ``with_blank`` adds an empty page."""
    from PIL import Image
    from PIL import ImageDraw

    document = _document(210, 297)
    for number in range(pages):
        image = Image.new("L", (620, 877), 245)
        draw = ImageDraw.Draw(image)
        for line in range(60, 820, 28):
            draw.line((60, line, 560 - (line * 7 + number * 40) % 160, line), fill=40, width=9)
        document.add_page()
        document.image(image, x=0, y=0, w=210, h=297)
    if with_blank:
        document.add_page()
    return bytes(document.output())


def large_pdf(megabytes: int = 40) -> bytes:
    """Return a PDF of about this size: photographs that cannot be packed, one on each page."""
    from PIL import Image

    document = _document(210, 297)
    noise = random.Random(4)
    while document.pages_count < megabytes:
        document.add_page()
        image = Image.frombytes("RGB", (620, 564), noise.randbytes(620 * 564 * 3))
        packed = io.BytesIO()
        image.save(packed, "PNG")
        document.image(packed, x=10, y=30, w=190)
    return bytes(document.output())


def empty_pages_pdf(pages: int) -> bytes:
    """Return a small PDF that claims many pages, all of them the same object's children."""
    kids = " ".join(f"{number + 3} 0 R" for number in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {pages}/Kids[{kids}]>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * pages
    return _plain_pdf(objects)


def pdf_with_script() -> bytes:
    """Return a PDF that asks its reader to run JavaScript and to start a program when it is opened."""
    return _plain_pdf(
        [
            "<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/AA<</O 5 0 R>>>>",
            "<</S/JavaScript/JS(while(true){app.alert('x')})>>",
            "<</S/Launch/F(/bin/sh)>>",
        ]
    )


def docx(paragraphs: Sequence[str] = (PARAGRAPH,), picture: bytes = b"", rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a Word file with a heading, paragraphs, a table and a picture."""
    from docx import Document

    document = Document()
    document.add_heading("Kế hoạch năm học", 1)
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for cells, values in zip(table.rows, rows, strict=True):
            for cell, value in zip(cells.cells, values, strict=True):
                cell.text = value
    if picture:
        document.add_picture(io.BytesIO(picture))
    return _saved(document)


def xlsx(rows: Sequence[Sequence[Any]], merged: Sequence[str] = (), title: str = "Lớp 6", hidden: int = 0) -> bytes:
    """Return an Excel file with one sheet; ``merged`` such as A1:C1; ``hidden`` is a row that is not shown."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    if hidden:
        sheet.row_dimensions[hidden].hidden = True
    return _saved(book)


def png(width: int = 40, height: int = 30) -> bytes:
    """Return a picture of one colour."""
    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", (width, height), "#1f5f7a").save(target, "PNG")
    return target.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """Return a picture whose head claims a size that nobody can store."""
    data = png()
    head = data[12:16] + struct.pack(">II", width, height) + data[24:29]
    return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return an office file with one part replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for info in source.infolist():
            if info.filename != name:
                made.writestr(info.filename, source.read(info))
        made.writestr(name, content)
    return target.getvalue()


def zip_bomb(megabytes: int = 100) -> bytes:
    """Return an office file of a few hundred kilobytes that unpacks to so much."""
    return with_part(docx(), "word/document.xml", b"<x>" + b" " * (megabytes * MEGABYTE) + b"</x>")


def cut(data: bytes, length: int) -> bytes:
    """Return the beginning of a file, as an upload that broke off leaves it."""
    return data[:length]


def compound(stream: str) -> bytes:
    """Return the beginning of an old Office file with a stream of this name, nothing behind it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def _document(width: float, height: float) -> Any:
    from fpdf import FPDF

    document = FPDF(unit="mm", format=(width, height))
    document.add_font("Text", fname=FONT)
    document.set_font("Text", size=12)
    return document


def _saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _plain_pdf(objects: Sequence[str]) -> bytes:
    parts, places, size = [b"%PDF-1.4\n"], [], 9
    for number, content in enumerate(objects, 1):
        part = f"{number} 0 obj\n{content}\nendobj\n".encode()
        places.append(size)
        parts.append(part)
        size += len(part)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    parts.append(f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode())
    parts.append(f"trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{size}\n%%EOF".encode())
    return b"".join(parts)
