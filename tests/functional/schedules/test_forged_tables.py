"""Tables that no form of ours makes, sent by programs: stored or refused, and no page of readers breaks."""

from base64 import b64encode
from dataclasses import replace
from datetime import date
from datetime import datetime
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import to_plain
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.kinds import schedule_types
from edu.portal.testing.fixtures import browser_for
from icalendar import Calendar
import json
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
import transaction


NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
DAYS = {"valid_from": date(2026, 11, 16), "valid_to": date(2026, 11, 21)}
BASIC = b64encode(f"{SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}".encode()).decode()
TEXT = "<script>alert(1)</script>\nEND:VEVENT\r\nBEGIN:VALARM, 25h99 – ²h; Toán - Lan (P.12) [trứng]" + "dài " * 60
KEYS = ("", "²", "t9-sang-99", "2026-13-45", "20269999", "a/b?c=d&e", '"><b>', "t2", "tang-2", "-", "٣", "t2-١")


@pytest.fixture
def section(functional_portal, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", "lich", title="Lịch")
    folder.setLayout("edu-schedule")
    api.content.transition(folder, "publish")
    transaction.commit()
    return folder


def forged(grids):
    """Tables whose cells all hold the text, each with another key that is none in a row, a column or its name."""
    for place, key in enumerate(KEYS):
        grid = grids[place % len(grids)] if grids else Grid("", "", (), ())
        rows = tuple(replace(head, key=key if at == 0 else head.key) for at, head in enumerate(grid.rows))
        columns = tuple(replace(head, key=key if at == 0 else head.key) for at, head in enumerate(grid.columns))
        own = (
            replace(grid, key=key, title=TEXT[:200]),
            replace(grid, key=f"{grid.key}{place}", rows=rows),
            replace(grid, key=f"{grid.key}-{place}", columns=columns),
        )
        for one in own:
            cells = {(row.key, column.key): TEXT for row in one.rows for column in one.columns}
            yield one.with_cells(cells)


def send(section, portal_type, grids):
    """Add through REST; the object, None when it was refused."""
    browser = browser_for(section.aq_parent)
    browser.addHeader("Accept", "application/json")
    browser.addHeader("Authorization", f"Basic {BASIC}")
    browser.raiseHttpErrors = False
    body = {"@type": portal_type, "title": f"{portal_type} {TEXT[:25]}, END:VEVENT", "grids": to_plain(grids)}
    body |= {name: day.isoformat() for name, day in DAYS.items()} | OTHERS.get(portal_type, {})
    browser.post(section.absolute_url(), json.dumps(body), "application/json")
    assert browser.headers["Status"][:3] in ("201", "400"), browser.contents
    transaction.begin()
    if browser.headers["Status"].startswith("201"):
        return section[json.loads(browser.contents)["id"]]
    return None


OTHERS = {
    "edu.TeachingSchedule": {"teacher": "Lê Thị <b>Hoa</b>"},
    "edu.WorkPlan": {"period": "tuan"},
}


@pytest.mark.parametrize("portal_type", schedule_types())
def test_pages_calendars_and_services_stand_whatever_the_tables_hold(section, portal_type):
    door = door_of(portal_type)
    blank = door.kind.blank(door.situation(DAYS, ()))
    made = [found for grid in forged(blank) if (found := send(section, portal_type, (grid,))) is not None]
    assert made
    for content in made:
        api.content.transition(content, "publish")
    transaction.commit()
    reader = browser_for(section.aq_parent)
    for content in made:
        reader.open(content.absolute_url())
        assert "<script>alert(1)" not in reader.contents
        reader.open(f"{content.absolute_url()}/@@edu-schedule.ics")
        calendar = Calendar.from_ical(reader.contents)
        assert not [part for part in calendar.walk() if part.name == "VALARM"]
        assert max(len(line.encode()) for line in reader.contents.split("\r\n")) <= 75
    reader.open(section.absolute_url())
    assert "<script>alert(1)" not in reader.contents
    reader.open(f"{section.absolute_url()}/@@edu-schedule.ics")
    Calendar.from_ical(reader.contents)
    reader.handleErrors, reader.raiseHttpErrors = True, False
    reader.open(f"{section.absolute_url()}/@@edu-schedule.ics?cho=%0D%0ABEGIN:VALARM%00")
    assert "BEGIN:VALARM" not in str(reader.contents)
    if reader.headers["Status"].startswith("404"):
        assert "public" not in (reader.headers.get("Cache-Control") or "")
    program = browser_for(section.aq_parent)
    program.addHeader("Accept", "application/json")
    program.addHeader("Authorization", f"Basic {BASIC}")
    program.open(f"{section.absolute_url()}/@edu-schedules?tuan=2026-11-16")
    assert json.loads(program.contents)["items"]
