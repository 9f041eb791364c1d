"""Write a paper as DOCX with real headings, captions and head rows: Word can make a table of contents of it."""

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.shared import Pt
from docx.shared import RGBColor
from edu.portal.core.text.paper import Grid
from edu.portal.core.text.paper import Heading
from edu.portal.core.text.paper import Paper
from edu.portal.core.text.paper import Paragraph
import io
import re
from typing import Any


MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# NĐ 30/2020/NĐ-CP, Phụ lục I: A4, Times New Roman, 13 to 14 points, margins 20, 20, 30 and 15 mm at least.
FONT = "Times New Roman"
SIZE = Pt(13)
MARK = RGBColor(0xA0, 0x3A, 0x00)
WIDE_TABLE = 8
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_docx(paper: Paper) -> bytes:
    """Return the paper as the bytes of a DOCX file."""
    document = Document()
    _set_up(document, paper)
    _write_head(document, paper)
    for block in paper.blocks:
        if isinstance(block, Heading):
            document.add_heading(_clean(block.text), block.level)
        elif isinstance(block, Paragraph):
            _write_paragraph(document, block)
        else:
            _write_grid(document, block)
    _write_signature(document, paper)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Any, paper: Paper) -> None:
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Caption"):
        style = document.styles[name]
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        style.font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Normal"].font.size = SIZE
    for name, size in (("Title", Pt(16)), ("Heading 1", Pt(14)), ("Heading 2", Pt(13)), ("Caption", Pt(12))):
        document.styles[name].font.size = size
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.title, properties.author = f"{paper.title} {paper.subtitle}", paper.sender[-1] if paper.sender else ""
    properties.language = "vi-VN"
    _write_page_number(section.footer.paragraphs[0])


def _write_page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _write_head(document: Any, paper: Paper) -> None:
    table = document.add_table(rows=1, cols=2)
    lines = ((table.cell(0, 0), paper.sender), (table.cell(0, 1), (*paper.nation, paper.day_line)))
    for cell, texts in lines:
        for number, text in enumerate(texts):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(_clean(text))
            run.bold = text != paper.day_line and (texts is not paper.sender or number == len(texts) - 1)
            run.italic = text == paper.day_line
            run.font.size = Pt(11)
    title = document.add_paragraph(style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before = Pt(18)
    title.add_run(paper.title.upper()).bold = True
    subtitle = document.add_paragraph()
    subtitle.alignment = WD_ALIGN_PARAGRAPH.CENTER
    subtitle.add_run(paper.subtitle).bold = True


def _write_paragraph(document: Any, block: Paragraph) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(_clean(block.text))
    if block.is_mark:
        run.italic, run.font.color.rgb = True, MARK


def _write_grid(document: Any, grid: Grid) -> None:
    document.add_paragraph(_clean(grid.caption), style="Caption").paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(grid.head), style="Table Grid")
    size = Pt(8.5) if len(grid.head) > WIDE_TABLE else Pt(11)
    for cell, text in zip(table.rows[0].cells, grid.head, strict=True):
        _write_cell(cell, text, size, is_bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    for number, row in enumerate(grid.rows):
        cells = table.add_row().cells
        for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
            align = WD_ALIGN_PARAGRAPH.LEFT if place in grid.texts else WD_ALIGN_PARAGRAPH.RIGHT
            _write_cell(cell, text or "–", size, is_bold=number in grid.sums, align=align)
    document.add_paragraph()


def _write_cell(cell: Any, text: str, size: Any, *, is_bold: bool, align: Any) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(_clean(text))
    run.bold, run.font.size = is_bold, size


def _write_signature(document: Any, paper: Paper) -> None:
    for number, text in enumerate(paper.signer):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.left_indent = Mm(85)
        paragraph.paragraph_format.space_before = Pt(18) if number == 0 else Pt(54)
        paragraph.add_run(_clean(text)).bold = True


def _clean(text: str) -> str:
    """Return a text without the signs that XML cannot hold."""
    return _UNSEEN.sub("", text)
