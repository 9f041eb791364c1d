"""Schedules as a teacher enters them: by hand, pasted, from files; copied, replaced and brought back."""

from datetime import date
from datetime import datetime
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.testing.fixtures import browser_for
from io import BytesIO
import json
from openpyxl import Workbook
from plone import api
import pytest
import re
import time
import transaction
from zExceptions import Forbidden
from zExceptions import MethodNotAllowed
from zExceptions import NotFound


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
PASTED = "Thứ\tSáng\tChiều\nThứ Hai\tChào cờ\tHọp tổ\nThú 3\tDự giờ\t\nThứ Tư\t\tHọp chi bộ"
WITH_ERROR = f"{PASTED}\nThứ 9\tKhông rõ\t"


@pytest.fixture
def section(functional_portal, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", "lich", title="Lịch công tác tuần")
    folder.setLayout("edu-schedule")
    transaction.commit()
    return folder


@pytest.fixture
def browser(section):
    return browser_for(section.aq_parent, manager=True)


@pytest.fixture
def form(section, browser):
    browser.open(f"{section.absolute_url()}/++add++edu.WeeklySchedule")
    return browser


def stored(section):
    transaction.begin()
    return sorted(section.objectValues(), key=lambda one: one.valid_from)


def fill(browser, label, text):
    """Type into the first cell whose label ends so."""
    name = re.search(rf'<textarea[^>]*name="([^"]+)"[^>]*aria-label="[^"]*{label}"', browser.contents) or re.search(
        rf'<textarea[^>]*aria-label="[^"]*{label}"[^>]*name="([^"]+)"', browser.contents
    )
    browser.getControl(name=name[1]).value = text


def read(browser, text):
    browser.getControl(name="edu-source-text").value = text
    browser.getControl(name="edu-read").click()


def sheet(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def upload(browser, data, name, media="application/octet-stream"):
    browser.getControl(name="edu-source-file").add_file(BytesIO(data), media, name)
    browser.getControl(name="edu-read").click()


def test_the_form_begins_with_the_next_week(form):
    assert form.getControl(name="form.widgets.valid_from").value == "2026-11-23"
    assert form.getControl(name="form.widgets.valid_to").value == "2026-11-28"


def test_typed_by_hand_and_published(section, form):
    fill(form, "Thứ Hai, Sáng", "Chào cờ\n  Họp   giao ban ")
    form.getControl(name="form.buttons.publish").click()
    (content,) = stored(section)
    assert api.content.get_state(content) == "published"
    assert "Chào cờ\nHọp giao ban" in content.grids[0].cells.values()
    assert content.title == "Lịch công tác tuần 13 (23/11 – 28/11/2026)"
    assert content.getId() == "lich-cong-tac-tuan-13-23-11-28-11-2026"
    assert "Đã lưu và đăng" in form.contents


def test_a_draft_is_not_published(section, form):
    fill(form, "Thứ Hai, Sáng", "Chào cờ")
    form.getControl(name="form.buttons.save").click()
    assert api.content.get_state(stored(section)[0]) == "private"


def test_who_may_not_publish_submits(section, functional_portal):
    api.user.create(email="lan@thcs.edu.vn", username="colan", password="Mat-khau-12345")
    api.user.grant_roles(username="colan", roles=["Contributor", "Reader"], obj=section)
    section.reindexObjectSecurity()
    transaction.commit()
    browser = browser_for(functional_portal)
    browser.addHeader("Authorization", "Basic colan:Mat-khau-12345")
    browser.open(f"{section.absolute_url()}/++add++edu.WeeklySchedule")
    fill(browser, "Thứ Hai, Sáng", "Chào cờ")
    browser.getControl(name="form.buttons.publish").click()
    assert api.content.get_state(stored(section)[0]) == "pending"
    assert "đang chờ duyệt" in browser.contents


def test_reading_stores_nothing_and_shows_doubts_at_their_cells(section, form):
    read(form, PASTED)
    assert stored(section) == []
    assert "Chào cờ" in form.contents
    assert "Thú 3" in form.contents and "ô A3 trong tệp" in form.contents
    form.getControl(name="form.buttons.save").click()
    (content,) = stored(section)
    assert content.origin == "import"
    assert {"Chào cờ", "Họp tổ", "Dự giờ", "Họp chi bộ"} == set(content.grids[0].cells.values())


def test_errors_are_mended_before_saving(section, form):
    read(form, WITH_ERROR)
    form.getControl(name="form.buttons.publish").click()
    assert stored(section) == []
    assert "Chưa lưu gì. Hãy sửa những chỗ được đánh dấu trước." in form.contents
    assert "Không rõ" in form.contents
    field = re.search(r'<textarea[^>]*aria-invalid="true"[^>]*>', form.contents)[0]
    described = re.search(r'aria-describedby="([^" ]+)', field)[1]
    assert f'id="{described}"' in form.contents
    form.getControl(name=re.search(r'name="([^"]+)"', field)[1]).value = ""
    form.getControl(name="form.buttons.publish").click()
    (content,) = stored(section)
    assert "Không rõ" not in content.grids[0].cells.values()


def test_a_workbook_is_read_with_its_days(section, form):
    data = sheet(
        ["LỊCH CÔNG TÁC TUẦN 15 (Từ ngày 07/12/2026 đến ngày 12/12/2026)"],
        ["Thứ", "Sáng", "Chiều"],
        ["Thứ Hai", "Chào cờ", ""],
        ["Thứ Ba", "", "Họp hội đồng"],
    )
    upload(form, data, "lich.xlsx")
    assert form.getControl(name="form.widgets.valid_from").value == "2026-12-07"
    form.getControl(name="form.buttons.save").click()
    assert stored(section)[0].valid_from == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"%PDF-1.7 x", "lich.pdf", "PDF và ảnh chụp không đọc vào bảng được"),
        (b"PK\x03\x04 broken", "lich.xlsx", "Tệp bị hỏng"),
        (b"\xff\xd8\xff\xe0 photo", "lich.jpg", "PDF và ảnh chụp không đọc vào bảng được"),
        (b"Mua;ban\nmot;hai", "gia.csv", "Không tìm thấy bảng nào giống loại lịch này"),
        (b"\x00" * 9_000_000, "to.xlsx", "Tệp quá lớn"),
    ],
)
def test_a_file_that_is_none_gets_a_sentence_and_loses_nothing(section, form, data, name, sentence):
    fill(form, "Thứ Hai, Sáng", "Chào cờ")
    upload(form, data, name)
    assert sentence in form.contents
    assert ">Chào cờ</textarea>" in form.contents
    assert stored(section) == []


def test_a_school_of_thirty_classes_is_read_opened_and_saved(section, browser):
    browser.open(f"{section.absolute_url()}/++add++edu.Timetable")
    book = Workbook()
    book.remove(book.active)
    for number in range(1, 31):
        page = book.create_sheet(f"6A{number}")
        page.append([f"THỜI KHÓA BIỂU LỚP 6A{number}"])
        page.append(["Buổi", "Tiết", "Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7"])
        for part in ("Sáng", "Chiều"):
            for lesson in range(1, 6):
                page.append([part, lesson] + [f"Toán - GV{number}"] * 6)
    data = BytesIO()
    book.save(data)
    upload(browser, data.getvalue(), "tkb.xlsx")
    assert "30 bảng, 1800 ô" in browser.contents
    inputs = len(re.findall(r"<textarea[^>]*\.c\.", browser.contents))
    assert 0 < inputs < 900
    browser.getControl(name="edu-open", index=0).click()
    browser.getControl(name="form.buttons.save").click()
    (content,) = stored(section)
    assert len(content.grids) == 30
    assert sum(len(grid.cells) for grid in content.grids) == 1800


def test_empty_tables_are_not_saved(section, form):
    form.getControl(name="form.widgets.description").value = "Nghỉ"
    form.getControl(name="form.buttons.save").click()
    assert stored(section) == []
    assert "Hãy điền bảng, hoặc đính kèm ảnh hay tệp." in form.contents
    assert "Nghỉ" in form.contents


def test_a_photo_is_a_last_resort_with_its_week(section, form):
    form.getControl(name="form.widgets.file").add_file(BytesIO(b"%PDF-1.4 lich"), "application/pdf", "lich.pdf")
    form.getControl(name="form.buttons.publish").click()
    (content,) = stored(section)
    assert content.valid_from == date(2026, 11, 23)
    form.open(f"{section.absolute_url()}?tuan=2026-11-23")
    assert "lich.pdf" in form.contents


def test_wrong_days_keep_what_was_typed(section, form):
    fill(form, "Thứ Hai, Sáng", "Chào cờ")
    form.getControl(name="form.widgets.valid_to").value = "2026-11-01"
    form.getControl(name="form.widgets.further").value = "tuần sau nữa"
    form.getControl(name="form.buttons.save").click()
    assert stored(section) == []
    assert "Hãy viết mỗi dòng một khoảng ngày" in form.contents
    assert ">Chào cờ</textarea>" in form.contents


def test_what_no_form_of_ours_sends_does_no_harm(section, form):
    hidden = form.getControl(name="form.widgets.grids.board")
    hidden.value = '{"grids": 7}'
    form.getControl(name="form.buttons.save").click()
    assert stored(section) == []
    form.open(f"{section.absolute_url()}/++add++edu.WeeklySchedule")
    form.getControl(name="form.widgets.grids.board").value = "[" * 600_000
    form.getControl(name="form.buttons.save").click()
    assert stored(section) == []


@pytest.mark.parametrize(
    ("columns", "rows", "title"),
    [(1, 5000, ""), (20_000, 20_000, ""), (5, 5, "T" * 100_000), (80, 120, "")],
)
def test_tables_beyond_all_schools_are_refused_at_once(section, form, columns, rows, title):
    table = {
        "title": title,
        "columns": [[str(n), "c", ""] for n in range(columns)],
        "rows": [[str(n), "r", ""] for n in range(rows)],
        "cells": [["1", "0", "x"]],
    }
    count = 1 if columns != 80 else 20
    grids = [{"key": str(number), **table} for number in range(count)]
    board = {"grids": grids, "open": [], "doubts": [], "origin": "form"}
    form.getControl(name="form.widgets.grids.board").value = json.dumps(board)
    before = time.perf_counter()
    form.getControl(name="form.buttons.save").click()
    assert time.perf_counter() - before < 20
    assert stored(section) == []


def test_last_week_is_copied_to_the_next_one_and_the_next_again(section, form):
    fill(form, "Thứ Hai, Sáng", "Chào cờ")
    form.getControl(name="form.buttons.publish").click()
    form.open(section.absolute_url())
    link = form.getLink(url="copy=")
    assert "30/11 – 05/12/2026" in link.text
    before = len(stored(section))
    link.click()
    assert len(stored(section)) == before
    assert form.getControl(name="form.widgets.valid_from").value == "2026-11-30"
    assert ">Chào cờ</textarea>" in form.contents
    form.getControl(name="form.buttons.publish").click()
    first, second = stored(section)
    assert (second.valid_from - first.valid_from).days == 7
    assert second.title == "Lịch công tác tuần 14 (30/11 – 05/12/2026)"
    assert set(second.grids[0].cells.values()) == {"Chào cờ"}
    form.open(section.absolute_url())
    assert "07/12 – 12/12/2026" in form.getLink(url="copy=").text


def test_a_copy_of_what_one_may_not_see_is_not_found(section, form):
    with pytest.raises(NotFound):
        form.open(f"{section.absolute_url()}/++add++edu.WeeklySchedule?copy={'0' * 32}")


def test_replacing_keeps_the_former_version_and_undo_brings_it_back(section, form):
    fill(form, "Thứ Hai, Sáng", "Chào cờ")
    form.getControl(name="form.buttons.publish").click()
    (content,) = stored(section)
    form.open(f"{content.absolute_url()}/edit")
    read(form, PASTED)
    form.getControl(name="form.buttons.save").click()
    (content,) = stored(section)
    assert "Họp chi bộ" in content.grids[0].cells.values()
    assert len(content.versions) == 1
    assert "Các bản trước: 1" in form.contents
    assert "đọc từ tệp" in form.contents
    form.getControl("Lấy lại bản trước").click()
    (content,) = stored(section)
    assert set(content.grids[0].cells.values()) == {"Chào cờ"}
    assert "Đã lấy lại bản trước" in form.contents
    assert api.content.get_state(content) == "published"


def test_an_import_can_be_withdrawn(section, form):
    read(form, PASTED)
    form.getControl(name="form.buttons.publish").click()
    form.getControl("Rút lại lần nhập này").click()
    assert stored(section) == []
    assert "Đã rút lại lần nhập" in form.contents


def test_undo_is_a_post_with_a_token(section, form):
    read(form, PASTED)
    form.getControl(name="form.buttons.publish").click()
    (content,) = stored(section)
    with pytest.raises(MethodNotAllowed):
        form.open(f"{content.absolute_url()}/@@edu-schedule-undo")
    with pytest.raises(Forbidden):
        form.post(f"{content.absolute_url()}/@@edu-schedule-undo", "")
    assert len(stored(section)) == 1


def test_a_typed_title_stays_and_a_made_one_follows_the_days(section, form):
    fill(form, "Thứ Hai, Sáng", "Chào cờ")
    form.getControl(name="form.buttons.save").click()
    (content,) = stored(section)
    form.open(f"{content.absolute_url()}/edit")
    form.getControl(name="form.widgets.valid_from").value = "2026-11-30"
    form.getControl(name="form.widgets.valid_to").value = "2026-12-05"
    form.getControl(name="form.buttons.save").click()
    assert stored(section)[0].title == "Lịch công tác tuần 14 (30/11 – 05/12/2026)"
    form.open(f"{content.absolute_url()}/edit")
    form.getControl(name="form.widgets.title").value = "Tuần thi học kỳ"
    form.getControl(name="form.widgets.valid_to").value = "2026-12-04"
    form.getControl(name="form.buttons.save").click()
    assert stored(section)[0].title == "Tuần thi học kỳ"
