"""Write a paper as PDF: own font with all Vietnamese letters, outline, page numbers, language and title."""

from edu.portal.core.text.paper import Grid
from edu.portal.core.text.paper import Heading
from edu.portal.core.text.paper import Paper
from edu.portal.core.text.paper import Paragraph
from fpdf import FPDF
from fpdf.enums import TableCellFillMode
from fpdf.fonts import FontFace
from importlib.resources import as_file
from importlib.resources import files
import re


MEDIA_TYPE = "application/pdf"
FAMILY = "BeVietnamPro"
SIZE = 10.5
SIZES = {1: 13.0, 2: 11.0}
MARK = (150, 55, 0)
INK = (20, 20, 30)
TINT = (238, 236, 246)
MARGINS = (25, 18, 18)
LINE = 5.4
# A table of so many columns gets smaller letters.
WIDE_TABLE = 8
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\ufeff]")


class _Pages(FPDF):
    """Pages with their number at the foot."""

    def footer(self) -> None:
        self.set_y(-14)
        self.set_font(FAMILY, size=8.5)
        self.cell(0, 6, str(self.page_no()), align="C")


def write_pdf(paper: Paper) -> bytes:
    """Return the paper as the bytes of a PDF file."""
    pages = _Pages(format="A4")
    _set_up(pages, paper)
    _write_head(pages, paper)
    for block in paper.blocks:
        if isinstance(block, Heading):
            _write_heading(pages, block)
        elif isinstance(block, Paragraph):
            _write_paragraph(pages, block)
        else:
            _write_grid(pages, block)
    _write_signature(pages, paper)
    return bytes(pages.output())


def _set_up(pages: FPDF, paper: Paper) -> None:
    folder = files(__package__) / "font"
    for style, name in (("", "regular"), ("B", "bold")):
        with as_file(folder / f"be-vietnam-pro-{name}.ttf") as path:
            pages.add_font(FAMILY, style, path)
    pages.set_lang("vi-VN")
    pages.set_title(f"{paper.title} {paper.subtitle}")
    pages.set_author(paper.sender[-1] if paper.sender else "")
    left, top, right = MARGINS
    pages.set_margins(left, top, right)
    pages.set_auto_page_break(True, 20)
    pages.set_text_color(*INK)
    pages.add_page()


def _write_head(pages: FPDF, paper: Paper) -> None:
    top, half = pages.get_y(), pages.epw / 2
    lowest = top
    columns = ((0.0, paper.sender, len(paper.sender) - 1), (half, (*paper.nation, paper.day_line), 1))
    for shift, lines, last_bold in columns:
        pages.set_y(top)
        for number, text in enumerate(lines):
            is_bold = number == last_bold or (shift > 0 and number < last_bold)
            pages.set_font(FAMILY, "B" if is_bold else "", 9.5)
            pages.set_x(pages.l_margin + shift)
            pages.multi_cell(half, 5, _clean(text), align="C", new_x="LMARGIN", new_y="NEXT")
        lowest = max(lowest, pages.get_y())
    pages.set_y(lowest + 9)
    pages.set_font(FAMILY, "B", 16)
    pages.multi_cell(0, 8, _clean(paper.title).upper(), align="C", new_x="LMARGIN", new_y="NEXT")
    pages.set_font(FAMILY, "B", 11.5)
    pages.multi_cell(0, 7, _clean(paper.subtitle), align="C", new_x="LMARGIN", new_y="NEXT")
    pages.ln(4)


def _write_heading(pages: FPDF, block: Heading) -> None:
    # A heading stays with the beginning of what it heads.
    if pages.will_page_break(45):
        pages.add_page()
    pages.ln(3 if block.level == 1 else 1.5)
    pages.start_section(_clean(block.text), block.level - 1)
    pages.set_font(FAMILY, "B", SIZES.get(block.level, SIZE))
    pages.multi_cell(0, LINE + 0.6, _clean(block.text), align="L", new_x="LMARGIN", new_y="NEXT")
    pages.ln(1)


def _write_paragraph(pages: FPDF, block: Paragraph) -> None:
    pages.set_font(FAMILY, size=SIZE)
    pages.set_text_color(*(MARK if block.is_mark else INK))
    pages.multi_cell(0, LINE, _clean(block.text), align="L", new_x="LMARGIN", new_y="NEXT")
    pages.set_text_color(*INK)
    pages.ln(1.2)


def _write_grid(pages: FPDF, grid: Grid) -> None:
    if pages.will_page_break(30):
        pages.add_page()
    pages.set_font(FAMILY, "B", 9.5)
    pages.multi_cell(0, 5, _clean(grid.caption), align="L", new_x="LMARGIN", new_y="NEXT")
    pages.ln(0.8)
    pages.set_font(FAMILY, size=7 if len(grid.head) > WIDE_TABLE else 9)
    bold = FontFace(emphasis="BOLD")
    widths = [2.6 if place == 0 else (2.0 if place in grid.texts else 1.4) for place in range(len(grid.head))]
    aligns = tuple("LEFT" if place in grid.texts else "RIGHT" for place in range(len(grid.head)))
    with pages.table(
        col_widths=widths,
        text_align=aligns,
        line_height=4 if len(grid.head) > WIDE_TABLE else 5,
        padding=0.8,
        headings_style=FontFace(emphasis="BOLD", fill_color=TINT),
        cell_fill_mode=TableCellFillMode.NONE,
    ) as table:
        head = table.row()
        for text in grid.head:
            head.cell(_clean(text), align="CENTER")
        for number, cells in enumerate(grid.rows):
            row = table.row()
            for text in cells:
                row.cell(_clean(text) or "–", style=bold if number in grid.sums else None)
    pages.ln(3)


def _write_signature(pages: FPDF, paper: Paper) -> None:
    if not paper.signer:
        return
    if pages.will_page_break(50):
        pages.add_page()
    half = pages.epw / 2
    pages.ln(8)
    for number, text in enumerate(paper.signer):
        if number:
            pages.ln(24)
        pages.set_font(FAMILY, "B", 10.5)
        pages.set_x(pages.l_margin + half)
        pages.multi_cell(half, 5.5, _clean(text), align="C", new_x="LMARGIN", new_y="NEXT")


def _clean(text: str) -> str:
    """Return a text without signs that nobody sees."""
    return _UNSEEN.sub(" ", text).replace("−", "-") if text else ""
