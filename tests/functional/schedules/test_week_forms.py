"""Forms of teaching schedules and plans: a file fills the fields, age groups make tables, a text alone is enough."""

from datetime import date
from datetime import datetime
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.testing.fixtures import browser_for
from plone import api
import pytest
import transaction


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
LESSONS = """LỊCH BÁO GIẢNG TUẦN 13 (23/11/2026 - 28/11/2026)
Giáo viên: Lê Thị An\t\tTổ: Toán
Thứ\tBuổi\tTiết\tLớp\tMôn\tTiết PPCT\tTên bài dạy
Thứ 2\tSáng\t1\t6A\tToán\t12\tTập hợp
\t\t2\t6A\tToán\t11\tLuyện tập
Thứ 9\tSáng\t1\t6B\tToán\t12\tTập hợp"""
NURSERY = """KẾ HOẠCH GIÁO DỤC THÁNG 12/2026
Mẫu giáo 4-5 tuổi
Lĩnh vực\tTuần 1\tTuần 2\tTuần 3\tTuần 4
Thể chất\tĐi trên ghế\tNém xa\tBò thấp\tChạy chậm"""


@pytest.fixture
def section(functional_portal, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", "lich", title="Lịch")
    folder.setLayout("edu-schedule")
    transaction.commit()
    return folder


@pytest.fixture
def browser(section):
    return browser_for(section.aq_parent, manager=True)


def opened(browser, section, portal_type):
    browser.open(f"{section.absolute_url()}/++add++{portal_type}")
    return browser


def read(browser, text):
    browser.getControl(name="edu-source-text").value = text
    browser.getControl(name="edu-read").click()


def stored(section):
    transaction.begin()
    return list(section.objectValues())


def test_a_teaching_schedule_from_a_pasted_table(browser, section):
    form = opened(browser, section, "edu.TeachingSchedule")
    read(form, LESSONS)
    assert form.getControl(name="form.widgets.teacher").value == "Lê Thị An"
    assert form.getControl(name="form.widgets.team").value == "Toán"
    assert form.getControl(name="form.widgets.valid_from").value == "2026-11-23"
    assert "Tiết PPCT 11 đứng sau tiết 12" in form.contents
    assert "Chưa rõ việc này vào ngày nào" in form.contents
    form.getControl(name="form.buttons.publish").click()
    assert stored(section) == []
    read(opened(browser, section, "edu.TeachingSchedule"), LESSONS.rpartition("\n")[0])
    browser.getControl(name="form.buttons.publish").click()
    (content,) = stored(section)
    assert (content.teacher, content.team) == ("Lê Thị An", "Toán")
    assert content.title == "Lịch báo giảng Lê Thị An, tuần 13 (23/11 – 28/11/2026)"
    assert content.grids[0].text("t2-sang-2", "ten-bai") == "Luyện tập"


def test_a_plan_of_education_from_a_pasted_table(browser, section):
    form = opened(browser, section, "edu.WorkPlan")
    read(form, NURSERY)
    assert form.getControl(name="form.widgets.topic:list").value == ["giao-duc"]
    assert form.getControl(name="form.widgets.period:list").value == ["thang"]
    form.getControl(name="form.buttons.publish").click()
    (content,) = stored(section)
    assert content.title == "Kế hoạch giáo dục tháng 12/2026"
    assert (content.valid_from, content.valid_to) == (date(2026, 12, 1), date(2026, 12, 31))
    assert content.grids[0].text("the-chat", "tuan-2") == "Ném xa"


def test_a_plan_needs_a_table_a_text_or_a_file(browser, section):
    form = opened(browser, section, "edu.WorkPlan")
    form.getControl(name="form.buttons.save").click()
    assert stored(section) == []
    assert "Hãy điền bảng" in form.contents
    form.getControl(name="form.widgets.body").value = "<p>Trọng tâm của tháng</p>"
    form.getControl(name="form.buttons.save").click()
    (content,) = stored(section)
    assert content.body.raw == "<p>Trọng tâm của tháng</p>"
    assert content.title == "Kế hoạch tháng 12/2026"
