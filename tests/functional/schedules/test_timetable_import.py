"""A timetable of thirty classes from the file to the page: read, mended, saved, shown, replaced and brought back."""

from datetime import date
from datetime import datetime
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.testing.fixtures import browser_for
from io import BytesIO
from openpyxl import Workbook
from pathlib import Path
from plone import api
from plone.testing.zope import Browser
import pytest
import re
import transaction


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
PROGRAMS = Path(__file__).parents[2] / "corpus" / "schedule" / "timetable" / "programs"
CLASSES = [f"{grade}A{number}" for grade in (6, 7, 8, 9) for number in range(1, 9)][:30]
DAYS = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7")
HEAD = ("Buổi", "Tiết", *DAYS)
SUBJECTS = ("Toán", "Ngữ văn", "Tiếng Anh", "KHTN", "LS&ĐL", "GDCD", "Tin học", "GDTC")


def block(name: str, place: int) -> list[tuple[object, ...]]:
    """Return the rows of a class; no teacher has two classes at once."""
    title = f"THỜI KHÓA BIỂU LỚP {name} HỌC KỲ I NĂM HỌC 2026-2027 ÁP DỤNG NGÀY 30/11/2026"
    rows: list[tuple[object, ...]] = [(title,), HEAD]
    for number in range(1, 6):
        lessons = [
            f"{SUBJECTS[(number + day + place) % 8]} - Cô {name} {(number + day) % 5} (P.{100 + place})"
            for day in range(6)
        ]
        rows.append(("Sáng" if number == 1 else None, number, *lessons))
    rows.append(HEAD)
    for number in range(1, 3):
        rows.append(("Chiều" if number == 1 else None, number, *["STEM" if day == 3 else None for day in range(6)]))
    return [*rows, ()]


def workbook(change: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    page = book.active
    page.title = "TKB"
    for place, name in enumerate(CLASSES):
        for row in block(name, place):
            page.append(row)
        top = place * 11 + 3
        page.merge_cells(start_row=top, start_column=1, end_row=top + 4, end_column=1)
    for where, text in (change or {}).items():
        page[where] = text
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def section(functional_portal, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", "thoi-khoa-bieu", title="Thời khóa biểu")
    folder.setLayout("edu-schedule")
    api.content.transition(folder, "publish")
    transaction.commit()
    return folder


@pytest.fixture
def browser(section) -> Browser:
    return browser_for(section.aq_parent, manager=True)


def stored(section):
    transaction.begin()
    return section.objectValues()


def read_in(browser: Browser, data: bytes, name: str) -> None:
    browser.getControl(name="edu-source-file").add_file(BytesIO(data), "application/octet-stream", name)
    browser.getControl(name="edu-read").click()


def doubts(browser: Browser) -> list[str]:
    section = browser.contents.partition('class="edu-doubts"')[2].partition("</section>")[0]
    return [" ".join(re.sub("<[^>]+>", " ", item).split()) for item in re.findall(r"<li.*?</li>", section, re.S)]


def cell(browser: Browser, label: str) -> str:
    """Return the name of the input whose label is this."""
    found = next(
        tag for tag in re.findall(r"<textarea[^>]*>", browser.contents, re.S) if f'aria-label="{label}"' in tag
    )
    return re.search(r'name="([^"]+)"', found)[1]


def test_thirty_classes_are_read_mended_and_saved(section, browser) -> None:
    # A cell that says nothing, a misspelt day, and a teacher who is in 6A1 at the same hour.
    data = workbook({"C3": "???", "E2": "Thú 4", "D14": "Toán - Cô 6A1 2 (P.9)"})
    browser.open(f"{section.absolute_url()}/++add++edu.Timetable")
    read_in(browser, data, "TKB.xlsx")
    assert not stored(section)
    assert "30 " in browser.contents
    # With 720 cells the check of the browser takes a minute before anything is sent.
    assert re.search(r'<button name="form.buttons.publish"[^>]*formnovalidate', browser.contents)
    assert browser.getControl(name="form.widgets.valid_from").value == "2026-11-30"
    assert browser.getControl(name="form.widgets.term:list").value == ["hk1"]
    assert browser.getControl(name="form.widgets.classes").value.split() == CLASSES
    told = doubts(browser)
    assert any("TKB!C3" in text and "???" in text for text in told)
    assert any("TKB!E2" in text and "Thú 4" in text for text in told)
    assert sum("Cô 6A1 2" in text or "6A1 2" in text for text in told) == 2
    assert len(told) == 4
    browser.getControl(name=cell(browser, "6A1, Sáng Tiết 1, Thứ Hai")).value = "SHDC"
    browser.getControl(name="form.buttons.publish").click()
    (timetable,) = stored(section)
    assert timetable.title == "Thời khóa biểu học kỳ I năm học 2026-2027, áp dụng từ 30/11/2026"
    assert timetable.valid_from == date(2026, 11, 30)
    assert timetable.valid_to is None
    assert [grid.title for grid in timetable.grids] == CLASSES
    assert timetable.grid("6a1").text("sang-1", "t2") == "SHDC"
    # Nothing of a class without inputs is lost: 30 lessons in the morning, 2 in the afternoon.
    assert {len(grid.cells) for grid in timetable.grids} == {32}
    assert timetable.origin == "import"


def test_an_import_is_undone(section, browser) -> None:
    browser.open(f"{section.absolute_url()}/++add++edu.Timetable")
    read_in(browser, workbook(), "TKB.xlsx")
    assert doubts(browser) == []
    browser.getControl(name="form.buttons.publish").click()
    (timetable,) = stored(section)
    browser.open(f"{timetable.absolute_url()}/edit")
    read_in(browser, workbook({"C3": "Chào cờ"}), "TKB.xlsx")
    browser.getControl(name="form.buttons.save").click()
    assert stored(section)[0].grid("6a1").text("sang-1", "t2") == "Chào cờ"
    browser.open(f"{timetable.absolute_url()}/@@edu-schedule-item")
    browser.getForm(action=f"{timetable.absolute_url()}/@@edu-schedule-undo").submit()
    assert stored(section)[0].grid("6a1").text("sang-1", "t2").startswith("Ngữ văn - Cô 6A1")
    browser.open(f"{timetable.absolute_url()}/@@edu-schedule-item")
    browser.getForm(action=f"{timetable.absolute_url()}/@@edu-schedule-undo").submit()
    assert list(stored(section)) == []


def test_visitors_choose_by_the_address(section, browser) -> None:
    browser.open(f"{section.absolute_url()}/++add++edu.Timetable")
    read_in(browser, workbook({"C3": "Toán - Cô Lan (P.Tin)"}), "TKB.xlsx")
    browser.getControl(name="form.widgets.valid_from").value = "2026-11-16"
    browser.getControl(name="form.buttons.publish").click()
    (timetable,) = stored(section)
    visitor = browser_for(section.aq_parent, manager=False)
    visitor.handleErrors = False
    url = timetable.absolute_url()
    visitor.open(f"{section.absolute_url()}?khoi=6")
    assert re.search(r'href="[^"]*\?lop=6a8"', visitor.contents)
    assert not re.search(r'href="[^"]*\?lop=7a1"', visitor.contents)
    visitor.open(f"{section.absolute_url()}?lop=6a1")
    assert "Lớp 6A1" in visitor.contents
    assert "7A1 2" not in visitor.contents
    assert visitor.contents.count("Hôm nay") == 2
    visitor.open(f"{url}?lop=6a1")
    assert "Lan" in visitor.contents
    visitor.open(section.absolute_url())
    visitor.getControl(name="gv").value = ["lan"]
    visitor.getControl("Xem", index=0).click()
    assert "gv=lan" in visitor.url
    assert re.search(r"Giáo viên\s+Lan", visitor.contents)
    visitor.open(f"{section.absolute_url()}?phong=tin")
    assert re.search(r"Phòng\s+P\.Tin", visitor.contents)
    visitor.open(f"{section.absolute_url()}?xem=ca-truong")
    assert "9A6" in visitor.contents
    visitor.open(f"{section.absolute_url()}?in=tat-ca")
    assert visitor.contents.count('class="edu-timetable-sheet"') == 30
    visitor.open(f"{section.absolute_url()}?lop=khong-co")
    assert "xin chọn lại" in visitor.contents.lower()


@pytest.mark.parametrize(("name", "classes"), [("fet_timetable.csv", ["6A", "6B"]), ("asc2012.xml", ["10A1", "10A2"])])
def test_exports_of_programs(section, browser, name: str, classes: list[str]) -> None:
    browser.open(f"{section.absolute_url()}/++add++edu.Timetable")
    read_in(browser, (PROGRAMS / name).read_bytes(), name)
    assert set(classes) <= set(browser.getControl(name="form.widgets.classes").value.split("\n"))
    assert doubts(browser)


def test_a_hostile_export_is_told(section, browser) -> None:
    browser.open(f"{section.absolute_url()}/++add++edu.Timetable")
    read_in(browser, b'<!DOCTYPE timetable [<!ENTITY a "b">]><timetable><cards>&a;</cards></timetable>', "tkb.xml")
    assert not stored(section)
    assert 'role="alert"' in browser.contents


def test_the_next_form_knows_the_classes(section, browser) -> None:
    browser.open(f"{section.absolute_url()}/++add++edu.Timetable")
    read_in(browser, workbook(), "TKB.xlsx")
    browser.getControl(name="form.buttons.save").click()
    browser.open(f"{section.absolute_url()}/++add++edu.Timetable")
    assert browser.getControl(name="form.widgets.classes").value.split() == CLASSES
