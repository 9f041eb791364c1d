"""The look of the demonstration school's papers: letters as NĐ 30/2020/NĐ-CP orders them, and forms to fill in."""

from datetime import date
from edu.portal.demo.pdf import Line
from edu.portal.demo.pdf import write_pdf


NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def letter(
    *,
    superior: str,
    body: str,
    number: str,
    place: str,
    day: date,
    kind: str,
    title: str,
    text: list[str],
    signer_title: str,
    signer: str,
) -> bytes:
    """Return an official document as a PDF: heads, number and date, kind and summary, text, signature."""
    day_line = f"{place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
    blocks = [
        (
            Line(superior.upper(), 9.5, "center", column="left"),
            Line(body.upper(), 9.5, "center", bold=True, column="left"),
            Line(f"Số: {number}", 10, "center", column="left", space=8),
            Line(NATION, 9.5, "center", bold=True, column="right"),
            Line(MOTTO, 10, "center", bold=True, column="right"),
            Line(day_line, 10, "center", column="right", space=8),
        ),
        (Line(kind.upper(), 13, "center", bold=True, space=22), Line(title, 11.5, "center", bold=True)),
        *((Line(paragraph, 11, space=6),) for paragraph in text),
        (
            Line("Nơi nhận:", 9.5, bold=True, column="left", space=24),
            Line("- Như trên;", 9.5, column="left"),
            Line("- Lưu: VT.", 9.5, column="left"),
            Line(signer_title.upper(), 10.5, "center", bold=True, column="right", space=24),
            Line("(Đã ký)", 10.5, "center", column="right", space=22),
            Line(signer, 11, "center", bold=True, column="right", space=22),
        ),
    ]
    return write_pdf(title, blocks)


def sheet(*, head: str, title: str, note: str, text: list[str]) -> bytes:
    """Return a simple sheet as a PDF: a form, a timetable, a plan."""
    blocks = [
        (
            Line(head.upper(), 9.5, "center", bold=True, column="left"),
            Line(NATION, 9.5, "center", bold=True, column="right"),
            Line(MOTTO, 10, "center", bold=True, column="right"),
        ),
        (Line(title.upper(), 14, "center", bold=True, space=24),),
        *(((Line(note, 10.5, "center"),),) if note else ()),
        *((Line(paragraph, 11, space=7),) for paragraph in text),
    ]
    return write_pdf(title, blocks)
