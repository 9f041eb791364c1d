"""Weekly schedules, teaching schedules and plans: read from real files, stored, shown, told to calendars, undone."""

from datetime import date
from datetime import datetime
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.teaching import KIND as TEACHING
from edu.portal.demo.builder import Builder
from edu.portal.demo.weeks import add_weeks
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.mandate import service as mandate
from edu.portal.schedules import intake
from edu.portal.schedules import keeping
from edu.portal.schedules import service
from edu.portal.schedules.copying import blank
from edu.portal.schedules.copying import copy_of
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.vocabularies import teachers
from edu.portal.schedules.vocabularies import teams
from edu.portal.schedules.weekly import person_key
from edu.portal.schedules.weekly_today import today_lines
import io
from lxml import html
import openpyxl
from plone import api
from plone.app.testing import logout
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
import pytest
from zope.interface import alsoProvides


TODAY = date(2026, 11, 20)
MONDAY, SATURDAY = date(2026, 11, 16), date(2026, 11, 21)
WEEKLY, LESSONS, PLAN = "edu.WeeklySchedule", "edu.TeachingSchedule", "edu.WorkPlan"
ROWS = (
    ("LỊCH CÔNG TÁC TUẦN 12 (16/11/2026 - 21/11/2026)",),
    ("Thứ", "Ngày", "Buổi sáng", "Buổi chiều", "Ghi chú"),
    ("Thứ Hai", "16/11", "7h15: Chào cờ; Chủ trì: Cô Mai", "Học theo thời khóa biểu", None),
    ("Thú 6", "20/11", "8h00 - 10h00: Mít tinh; Địa điểm: Sân trường; Chủ trì: Thầy Hùng", "Nghỉ", "Áo dài"),
    ("II. LÃNH ĐẠO",),
    ("Thứ Sáu", "20/11", "Trực: Cô Mai", "25h Tiếp dân", None),
)


@pytest.fixture
def site(school, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM))
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    alsoProvides(school.REQUEST, IEduPortalLayer)
    mandate.apply_mandate(school)
    return school


def workbook(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(portal_type, rows):
    return intake.read_file(door_of(portal_type), workbook(rows), "lich.xlsx", TODAY)


def folder_of(site, section):
    folder = mandate.section_folder(site, section)
    if api.content.get_state(folder) != "published":
        api.content.transition(folder, "publish")
    return folder


def stored(folder, portal_type, **fields):
    content = createContentInContainer(folder, portal_type, checkConstraints=False, **fields)
    api.content.transition(content, "publish")
    return content


def page(folder, **form):
    request = folder.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    request.form.update(form)
    return html.fromstring(api.content.get_view("edu-schedule", folder, request)())


def words(found):
    return [" ".join(one.text_content().split()) for one in found]


@pytest.fixture
def weeks(site):
    return folder_of(site, "lich-cong-tac-tuan")


@pytest.fixture
def week(weeks):
    reading = read(WEEKLY, ROWS)
    return stored(weeks, WEEKLY, valid_from=MONDAY, valid_to=SATURDAY, grids=reading.grids)


def test_a_file_is_read_with_every_doubt_at_its_cell(site):
    reading = read(WEEKLY, ROWS)
    assert reading.spans == (Span(MONDAY, SATURDAY),)
    assert [grid.key for grid in reading.grids] == ["", "lanh-dao"]
    assert [(doubt.code, doubt.source) for doubt in reading.doubts] == [
        ("misspelt-day", "Sheet!A4"),
        ("unreadable-time", "Sheet!D6"),
    ]


def test_the_page_says_what_is_on_today_and_shows_each_audience(week, weeks):
    root = page(weeks)
    assert words(root.cssselect(".edu-week-now li")) == [
        "Sáng Trực: Cô Mai",
        "8:00 – 10:00 Mít tinh Thầy Hùng · Sân trường",
        "Chiều Nghỉ",
        "Chiều 25h Tiếp dân",
    ]
    assert words(root.cssselect(".edu-week-grid h3")) == ["Toàn trường", "Lãnh đạo"]
    (today,) = {row.cssselect("time")[0].get("datetime") for row in root.cssselect(".edu-week-table tr.edu-today")}
    assert today == "2026-11-20"


def test_a_reader_chooses_an_audience_or_a_person(week, weeks):
    options = [option.get("value") for option in page(weeks).cssselect("#edu-week-who option")]
    assert options == ["", "lanh-dao", person_key("Thầy Hùng"), person_key("Cô Mai")]
    root = page(weeks, cua=person_key("Cô Mai"))
    assert words(root.cssselect(".edu-week-day li")) == ["7:15 Chào cờ Cô Mai"]
    assert not root.cssselect("table")
    assert not page(weeks, cua="<script>").cssselect("#edu-week-who option[selected]")[0].get("value")


def test_calendars_get_hours_where_they_are_written(week):
    door = door_of(WEEKLY)
    events = list(door.events(week.grids, week.spans, "", (), {date(2026, 11, 16)}))
    assert [(event.summary, event.starts) for event in events] == [
        ("Sáng: Trực: Cô Mai", TODAY),
        ("Mít tinh", datetime(2026, 11, 20, 8, 0, tzinfo=VIETNAM)),
        ("Chiều: Nghỉ", TODAY),
        ("Chiều: 25h Tiếp dân", TODAY),
    ]
    assert events[1].location == "Sân trường"
    assert len({event.key for event in events}) == len(events)
    (own,) = door.events(week.grids, week.spans, person_key("Thầy Hùng"), (), ())
    assert own.summary == "Mít tinh"


def test_the_front_page_gets_lines_of_today(site, week):
    assert [line.when for line in today_lines(site, TODAY)] == ["Sáng", "8:00", "Chiều", "Chiều"]
    assert [line.text for line in today_lines(site, TODAY, most=1)] == ["Trực: Cô Mai"]
    assert today_lines(site, date(2026, 11, 27)) == ()


def test_an_import_over_a_week_is_undone(week):
    before = week.grids
    keeping.keep_former(week, "import")
    week.grids = read(WEEKLY, ROWS[:3]).grids
    assert week.grids != before
    assert keeping.undo(week).what == "restored"
    assert week.grids == before


def test_an_import_that_made_a_week_is_withdrawn(week, weeks):
    week.origin = "import"
    assert keeping.undo(week).what == "withdrawn"
    assert not service.holding(weeks, TODAY, (WEEKLY,))


# Teaching schedules.


@pytest.fixture
def staff(site):
    home = folder_of(site, "co-cau-to-chuc")
    team = stored(home, "edu.OrgUnit", title="Tổ Toán", kind="to-chuyen-mon")
    for name in ("Trần Văn Bình", "Lê Thị An"):
        stored(team, "edu.StaffMember", title=name, position="Giáo viên")
    office = stored(home, "edu.OrgUnit", title="Văn phòng", kind="van-phong")
    stored(office, "edu.StaffMember", title="Đỗ Thị Thư", position="Văn thư")


def lessons(site, teacher, team=""):
    (grid,) = TEACHING.blank(Situation())
    filled = grid.with_cells({("t2-sang-2", "mon"): "Toán", ("t2-sang-2", "ten-bai"): f"Bài của {teacher}"})
    folder = folder_of(site, "lich-bao-giang")
    days = {"valid_from": MONDAY, "valid_to": SATURDAY}
    return stored(folder, LESSONS, teacher=teacher, team=team, grids=(filled,), **days)


def test_editors_see_who_is_missing_visitors_do_not(site, staff):
    lessons(site, "lê thị  an")
    folder = folder_of(site, "lich-bao-giang")
    root = page(folder)
    assert words(root.cssselect(".edu-team li")) == ["Lê Thị An", "Trần Văn Bình not yet"]
    assert words(root.cssselect(".edu-team h4")) == ["Tổ Toán (1 of 2)"]
    logout()
    assert words(page(folder).cssselect(".edu-team li")) == ["Lê Thị An"]


def test_of_many_teachers_one_opens_in_place(site, staff):
    for number in range(5):
        last = lessons(site, f"Giáo viên {number}", "Tổ Ngoại ngữ")
    folder = folder_of(site, "lich-bao-giang")
    root = page(folder)
    assert not root.cssselect("table")
    assert not root.cssselect(".edu-schedule-choices")
    (url,) = {link.get("href") for link in root.cssselect(".edu-team a") if link.text == "Giáo viên 4"}
    assert f"xem={last.getId()}" in url
    opened = page(folder, xem=last.getId())
    assert "Bài của Giáo viên 4" in words(opened.cssselect(".edu-teaching-table"))[0]
    assert words(opened.cssselect(".edu-team a[aria-current]")) == ["Giáo viên 4"]


def test_names_are_suggested(site, staff):
    assert [term.value for term in teachers(site)] == ["Lê Thị An", "Trần Văn Bình", "Đỗ Thị Thư"]
    assert [term.value for term in teams(site)] == ["Tổ Toán", "Văn phòng"]


def test_teacher_and_team_come_from_the_file(site):
    told = read(
        LESSONS,
        (
            ("LỊCH BÁO GIẢNG TUẦN 12 (16/11/2026 - 21/11/2026)",),
            ("Giáo viên: Lê Thị An", None, "Tổ: Toán"),
            ("Thứ", "Buổi", "Tiết", "Lớp", "Môn", "Tiết PPCT", "Tên bài dạy"),
            ("Thứ 2", "Sáng", 1, "6A", "Toán", 5, "Tập hợp"),
        ),
    )
    assert door_of(LESSONS).taken_over(told) == {"teacher": "Lê Thị An", "team": "Toán"}
    assert not told.doubts


# Plans.


@pytest.fixture
def plans(site):
    return folder_of(site, "ke-hoach")


def plan(folder, first, **fields):
    return stored(folder, PLAN, valid_from=first, **{"period": "thang", "topic": "cong-tac", **fields})


def test_the_last_day_and_the_title_follow_from_the_period(plans):
    month = plan(plans, date(2026, 11, 1))
    assert month.valid_to == date(2026, 11, 30)
    assert "11/2026" in month.title
    year = plan(plans, date(2026, 8, 1), period="nam", owner="Tổ Toán")
    assert year.valid_to == date(2027, 7, 31)
    assert "2026-2027" in year.title
    assert "Tổ Toán" in year.title


def test_the_catalogue_knows_the_groups_of_the_letters(plans):
    plan(plans, date(2026, 12, 1), topic="giao-duc")
    (found,) = service.find(plans, (PLAN,))
    assert found.told.more == {"topic": "giao-duc", "period": "thang", "groups": "thang giao-duc-thang"}
    assert found.told.spans == (Span(date(2026, 12, 1), date(2026, 12, 31)),)


def test_the_page_puts_current_plans_first_and_folds_former_ones(plans):
    for first in (date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)):
        plan(plans, first)
    plan(plans, MONDAY, period="tuan")
    root = page(plans)
    months, week_group = root.cssselect(".edu-plans-group")
    assert "11/2026" in words(months.cssselect(".edu-plans-current"))[0]
    assert len(months.cssselect("details li")) == 1
    assert len(week_group.cssselect(".edu-plans-current")) == 1
    assert not root.cssselect("#edu-archive")


def test_a_former_plan_opens_in_place(plans):
    old = plan(
        plans, date(2026, 10, 1), body=RichTextValue("<p>Ôn tập <b>chương</b></p>", "text/html", "text/x-html-safe")
    )
    plan(plans, date(2026, 11, 1))
    root = page(plans, xem=old.getId())
    assert words(root.cssselect(".edu-plan-text")) == ["Ôn tập chương"]


def test_a_plan_may_be_a_text_only_and_is_found_by_its_words(site, plans):
    body = RichTextValue("<p>Trồng <em>thanhlongxanh</em></p>", "text/html", "text/x-html-safe")
    own = plan(plans, date(2026, 11, 1), body=body)
    assert door_of(PLAN).stands_without_tables({"body": body})
    assert not door_of(PLAN).stands_without_tables({"body": None})
    assert [brain.getId for brain in api.content.find(SearchableText="thanhlongxanh")] == [own.getId()]
    assert words(page(plans).cssselect(".edu-plan-text")) == ["Trồng thanhlongxanh"]


def test_a_new_plan_and_a_copy_are_for_the_time_that_follows(plans):
    assert blank(door_of(PLAN), plans, None, TODAY).values["valid_from"] == date(2026, 12, 1)
    year = plan(plans, date(2026, 8, 1), period="nam")
    values = copy_of(year, plans, None, TODAY).values
    assert (values["valid_from"], values["valid_to"]) == (date(2027, 8, 1), date(2028, 7, 31))


def test_age_groups_make_tables_of_education(site):
    door = door_of(PLAN)
    values = {"topic": "giao-duc", "period": "tuan", "age_groups": ("Nhà trẻ", "Mẫu giáo")}
    grids = door.kind.blank(door.situation(values, (Span(MONDAY),)))
    assert [grid.title for grid in grids] == ["Nhà trẻ", "Mẫu giáo"]
    assert len(grids[0].columns) == 5
    assert door.new_row(grids[0]) is None
    work = door.kind.blank(door.situation({"topic": "cong-tac"}, (Span(MONDAY),)))
    assert door.new_row(work[0]).key == "viec-11"


@pytest.mark.parametrize(("kind", "plans_made"), [("thcs", 5), ("mam-non", 5)])
def test_the_demonstration_school_has_all_of_it(site, kind, plans_made):
    api.portal.set_registry_record("edu.portal.unit.kind", kind)
    for section in ("lich-cong-tac-tuan", "lich-bao-giang", "ke-hoach"):
        folder_of(site, section)
    add_weeks(Builder(site, TODAY))
    counts = {name: len(api.content.find(portal_type=name)) for name in (WEEKLY, LESSONS, PLAN)}
    assert counts == {WEEKLY: 2, LESSONS: 2, PLAN: plans_made}
    for brain in api.content.find(portal_type=[WEEKLY, LESSONS, PLAN]):
        content = brain.getObject()
        assert not door_of(brain.portal_type).kind.check(content.grids)
        assert any(not grid.is_empty for grid in content.grids)
    assert today_lines(site, TODAY)
