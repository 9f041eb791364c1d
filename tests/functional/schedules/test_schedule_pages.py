"""The page of a section of schedules: the right week, neighbours, the archive; what is not shown stays asleep."""

from base64 import b64encode
from datetime import date
from datetime import datetime
from datetime import timedelta
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.grid import to_plain
from edu.portal.core.schedule.weeks import WEEK
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.schedules import calendar
from edu.portal.schedules import keeping
from edu.portal.schedules.versions import versions_of
from edu.portal.testing.fixtures import browser_for
from icalendar import Calendar
import json
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.dexterity.utils import createContentInContainer
import pytest
import transaction
from zope.interface import alsoProvides


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
FIRST = date(2026, 9, 7)
WEEKS, CLASSES = 35, 30
ROWS = tuple(Head(key, label) for key, label in (("t2", "Thứ Hai"), ("t3", "Thứ Ba"), ("t6", "Thứ Sáu")))
COLUMNS = (Head("sang", "Sáng"), Head("chieu", "Chiều"))


def grid(title, text):
    return Grid(title.lower().replace(" ", "-"), title, COLUMNS, ROWS, {("t2", "sang"): text, ("t6", "chieu"): text})


@pytest.fixture
def section(functional_portal, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", "lich", title="Lịch công tác tuần")
    folder.setLayout("edu-schedule")
    api.content.transition(folder, "publish")
    transaction.commit()
    return folder


def add(section, monday, grids, portal_type="edu.WeeklySchedule", publish=True, **values):
    content = createContentInContainer(
        section, portal_type, valid_from=monday, valid_to=monday + timedelta(days=5), grids=grids, **values
    )
    if publish:
        api.content.transition(content, "publish")
    return content


@pytest.fixture
def year(section):
    for week in range(WEEKS):
        monday = FIRST + week * WEEK
        add(section, monday, tuple(grid(f"Lớp {number}", f"Tuần {week + 1}") for number in range(CLASSES)))
    transaction.commit()
    return section


def test_a_year_renders_the_week_without_waking_other_weeks(year, functional_portal):
    request = functional_portal.REQUEST
    alsoProvides(request, IEduPortalLayer)
    functional_portal._p_jar.cacheMinimize()
    html = year.restrictedTraverse("@@edu-schedule")()
    assert "Tuần 11" in html
    awake = [key for key, one in year._tree.items() if one._p_changed is not None]
    assert awake == ["lich-cong-tac-tuan-12-16-11-21-11-2026"] or len(awake) == 1
    tables = [one for one in functional_portal._p_jar._cache.lru_items() if "PersistentMapping" in repr(type(one[1]))]
    assert len([one for _oid, one in tables if "cells" in one.data]) <= CLASSES


def test_the_week_has_neighbours_and_an_archive(year):
    browser = browser_for(year.aq_parent)
    browser.open(year.absolute_url())
    assert "Tuần 12 (16/11 – 21/11/2026)" in browser.contents
    assert "Tuần này" in browser.contents
    assert "tuan=2026-11-09" in browser.getLink("Trước:").url
    browser.getLink("Sau:").click()
    assert "Tuần 13 (23/11 – 28/11/2026)" in browser.contents
    assert 'name="robots"' in browser.contents
    browser.getLink("Về tuần này").click()
    assert browser.contents.count("edu-schedule-weeks") == 1
    assert "Tuần 35" in browser.contents
    assert "Sao chép" not in browser.contents


def test_a_draft_is_for_editors(section):
    add(section, date(2026, 11, 16), (grid("Chung", "Nội bộ trường"),), publish=False)
    transaction.commit()
    visitor, editor = browser_for(section.aq_parent), browser_for(section.aq_parent, manager=True)
    visitor.open(section.absolute_url())
    assert "Nội bộ trường" not in visitor.contents
    assert "edu-empty" in visitor.contents
    editor.open(section.absolute_url())
    assert "Nội bộ trường" in editor.contents
    assert "Bản nháp" in editor.contents
    assert "Chưa đăng cho người xem:" in editor.contents


def test_a_schedule_of_several_weeks_is_found_in_each(section):
    add(section, date(2026, 11, 16), (grid("Chung", "Lặp lại"),), further="07/12/2026 – 12/12/2026")
    transaction.commit()
    browser = browser_for(section.aq_parent)
    for week, is_there in (("2026-11-16", True), ("2026-11-23", False), ("2026-12-07", True)):
        browser.open(f"{section.absolute_url()}?tuan={week}")
        assert ("Lặp lại" in browser.contents) is is_there


@pytest.mark.parametrize(
    "asked", ["tuan=x", "tuan=2026-99-99", "nam=1", "xem=nothing", "tuan=0001-01-01", "tuan=9999-12-31"]
)
def test_an_odd_address_shows_a_page(year, asked):
    browser = browser_for(year.aq_parent)
    browser.open(f"{year.absolute_url()}?{asked}")
    assert browser.headers["status"].startswith("200")


def test_words_of_a_cell_are_found(section):
    content = add(section, date(2026, 11, 16), (grid("Chung", "Ngoại khóa Bến Nhà Rồng"),))
    found = api.content.find(SearchableText="Bến Nhà Rồng")
    assert [brain.getId for brain in found] == [content.getId()]


def test_the_feed_of_the_section_tells_the_week(section):
    add(section, date(2026, 11, 16), (grid("Chung", "x"),))
    transaction.commit()
    browser = browser_for(section.aq_parent)
    browser.open(f"{section.absolute_url()}/@@edu-rss")
    assert "Lịch công tác tuần 12 (16/11 – 21/11/2026)" in browser.contents


def test_calendars_follow_the_weeks_and_keep_their_names(section):
    content = add(section, date(2026, 11, 16), (grid("Chung", "Họp"),))
    add(section, date(2026, 11, 23), (grid("Chung", "Dự giờ"),))
    transaction.commit()
    browser = browser_for(section.aq_parent)

    def entries():
        browser.open(f"{section.absolute_url()}/@@edu-schedule.ics")
        return {str(one["uid"]): str(one["summary"]) for one in Calendar.from_ical(browser.contents).walk("VEVENT")}

    before = entries()
    assert browser.headers["content-type"].startswith("text/calendar")
    assert "max-age" in browser.headers["cache-control"]
    assert len(before) == 4
    content.grids = (grid("Chung", "Họp giao ban"),)
    content.reindexObject()
    transaction.commit()
    after = entries()
    assert set(after) == set(before)
    assert any("Họp giao ban" in text for text in after.values())


def test_tables_over_rest(section):
    content = add(section, date(2026, 11, 16), (grid("Chung", "Họp"),))
    transaction.commit()
    browser = browser_for(section.aq_parent, manager=True)
    browser.addHeader("Accept", "application/json")
    browser.open(content.absolute_url())
    told = json.loads(browser.contents)
    assert told["grids"][0]["cells"] == [["t2", "sang", "Họp"], ["t6", "chieu", "Họp"]]
    assert told["valid_from"] == "2026-11-16"
    browser.open(f"{section.absolute_url()}/@edu-schedules")
    week = json.loads(browser.contents)
    assert week["week"]["first"] == "2026-11-16"
    assert [item["title"] for item in week["items"]] == [content.title]

    new = {"@type": "edu.WeeklySchedule", "valid_from": "2026-11-23", "valid_to": "2026-11-28", "grids": told["grids"]}
    browser.post(section.absolute_url(), json.dumps(new), "application/json")
    made = json.loads(browser.contents)
    assert made["title"] == "Lịch công tác tuần 13 (23/11 – 28/11/2026)"
    assert made["grids"] == told["grids"]


@pytest.mark.parametrize(
    "grids", [7, [7], [{"key": "x"}], "Toán", [{"key": "", "title": "", "columns": [], "rows": 5, "cells": []}]]
)
def test_tables_that_are_none_are_refused_over_rest(section, grids):
    browser = browser_for(section.aq_parent, manager=True)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.addHeader("Accept", "application/json")
    new = {"@type": "edu.WeeklySchedule", "valid_from": "2026-11-23", "grids": grids}
    browser.post(section.absolute_url(), json.dumps(new), "application/json")
    assert browser.headers["status"].startswith("400")
    transaction.begin()
    assert section.objectIds() == []


def rest(content, method, **data):
    """Send a request as programs do and return the status."""
    login = b64encode(f"{SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {login}", "Accept": "application/json", "Content-Type": "application/json"}
    app = browser_for(content.aq_parent.aq_parent).testapp
    body = json.dumps(data).encode()
    answer = app.request(content.absolute_url(), method=method, headers=headers, body=body, expect_errors=True)
    transaction.begin()
    return answer.status_int


def test_tables_replaced_over_rest_leave_a_former_version(section):
    content = add(section, date(2026, 11, 16), (grid("Chung", "Họp"),))
    transaction.commit()
    told = to_plain(content.grids)
    told[0]["cells"] = [["t2", "sang", "  Dự   giờ "]]
    assert rest(content, "PATCH", grids=told) == 204
    assert dict(content.grids[0].cells) == {("t2", "sang"): "Dự giờ"}
    assert [version.replaced_by for version in versions_of(content)] == ["import"]
    assert rest(content, "PATCH", grids=[{"key": 5}]) == 400
    assert len(content.versions) == 1


def test_ten_former_versions_are_kept(section):
    content = add(section, date(2026, 11, 16), (grid("Chung", "0"),))
    for number in range(1, 15):
        keeping.keep_former(content, "form")
        content.grids = (grid("Chung", str(number)),)
    assert len(versions_of(content)) == 10
    for number in range(13, 3, -1):
        keeping.undo(content)
        assert content.grids[0].text("t2", "sang") == str(number)
    with pytest.raises(ValueError, match="nothing to undo"):
        keeping.undo(content)


def test_days_off_are_marked_and_set_in_a_panel(section):
    add(section, date(2026, 11, 16), (grid("Chung", "Họp"),), portal_type="edu.WeeklySchedule")
    transaction.commit()
    browser = browser_for(section.aq_parent, manager=True)
    browser.open(f"{section.aq_parent.absolute_url()}/@@edu-school-calendar")
    assert "Tết Nguyên đán" in browser.getControl(name="closures").value
    browser.getControl(name="closures").value = "20/11/2026 Lễ kỷ niệm 20/11\nngày mai nghỉ"
    browser.getControl(name="save").click()
    assert "ngày mai nghỉ</a>" in browser.contents
    assert "Lễ kỷ niệm" in browser.getControl(name="closures").value
    browser.getControl(name="closures").value = "20/11/2026 Lễ kỷ niệm 20/11"
    browser.getControl(name="save").click()
    assert "Đã lưu ngày nghỉ và giờ học." in browser.contents
    transaction.begin()
    assert calendar.closed() == {date(2026, 11, 20): "Lễ kỷ niệm 20/11"}
