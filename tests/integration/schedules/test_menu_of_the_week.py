"""A menu from a real file: read, stored, shown for its weeks, undone; and what parents see of it."""

from datetime import date
from edu.portal.core.schedule.weeks import week_of
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.mandate import service as mandate
from edu.portal.schedules import intake
from edu.portal.schedules import keeping
from edu.portal.schedules import service
from edu.portal.schedules.content import further_text
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.menu import usual_groups
from edu.portal.schedules.menu import usual_meals
import io
from lxml import html
import openpyxl
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from zope.interface import alsoProvides


TODAY = date(2026, 11, 20)
DOOR = door_of("edu.MealMenu")
HEAD = ["Thứ", "Bữa trưa (10h30)", None, "Bữa xế"]
DAYS = ["Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6"]


def workbook(title, soup="Canh bí", sheets=("MG",)):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in sheets:
        page = book.create_sheet(name)
        page.append([title])
        page.append(HEAD)
        for day in DAYS:
            page.append([day, "Cơm, tôm rim [tôm]", soup, "Sữa chua"])
        page.append(["Hiệu trưởng", None, None, "Y tế"])
        page.merge_cells("A1:D1")
        page.merge_cells("B2:C2")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def section(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    alsoProvides(school.REQUEST, IEduPortalLayer)
    api.portal.set_registry_record("edu.portal.unit.boarding", True)
    mandate.apply_mandate(school)
    return mandate.section_folder(school, "thuc-don")


def read(title, **options):
    return intake.read_file(DOOR, workbook(title, **options), "thuc-don.xlsx", TODAY)


def stored(section, reading):
    menu = createContentInContainer(
        section,
        "edu.MealMenu",
        checkConstraints=False,
        valid_from=reading.spans[0].first,
        valid_to=reading.spans[0].last,
        further=further_text(reading.spans[1:]),
        grids=reading.grids,
    )
    menu.origin = "import"
    api.content.transition(menu, "publish")
    return menu


def page(section, day):
    request = section.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    request.form["tuan"] = day.isoformat()
    return html.fromstring(api.content.get_view("edu-schedule", section, request)())


def test_a_menu_of_two_weeks_is_shown_in_both(section):
    reading = read("THỰC ĐƠN (Từ ngày 23-27/11/2026, ngày 7-11/12/2026)")
    assert not reading.doubts
    stored(section, reading)
    for day in (date(2026, 11, 25), date(2026, 12, 9)):
        rows = page(section, day).cssselect(".edu-meals-table tbody tr")
        assert len(rows) == 5
        assert rows[0].cssselect("time")[0].get("datetime") == week_of(day).first.isoformat()
    assert not page(section, date(2026, 12, 2)).cssselect(".edu-meals-table")


def test_parents_read_allergens_in_words_and_whom_to_ask(section):
    stored(section, read("THỰC ĐƠN từ 23/11 đến 27/11/2026"))
    root = page(section, date(2026, 11, 23))
    lunch = root.cssselect(".edu-meals-table tbody tr")[0].cssselect("td")[0]
    assert [item.text_content() for item in lunch.cssselect("li")] == ["Cơm, tôm rim", "Canh bí"]
    told = " ".join(lunch.cssselect(".edu-meals-allergens")[0].text_content().split())
    assert told == "Contains: tôm, cua"
    assert "please ask the school" in root.cssselect(".edu-meals-caution")[0].text_content()


def test_an_import_over_a_menu_is_undone(section):
    menu = stored(section, read("THỰC ĐƠN từ 23/11 đến 27/11/2026"))
    keeping.keep_former(menu, "import")
    menu.grids = read("THỰC ĐƠN từ 23/11 đến 27/11/2026", soup="Canh cải").grids
    assert menu.grids[0].text("trua", "t2").endswith("Canh cải")
    assert keeping.undo(menu).what == "restored"
    assert menu.grids[0].text("trua", "t2").endswith("Canh bí")


def test_a_menu_that_an_import_made_is_withdrawn(section):
    menu = stored(section, read("THỰC ĐƠN từ 23/11 đến 27/11/2026"))
    assert service.holding(section, date(2026, 11, 24))
    assert keeping.undo(menu).what == "withdrawn"
    assert not service.holding(section, date(2026, 11, 24))


def test_what_a_file_tells_goes_into_the_fields(section):
    told = DOOR.taken_over(read("THỰC ĐƠN từ 23/11 đến 27/11/2026", sheets=("Nhà trẻ", "Mẫu giáo")))
    assert told == {"age_groups": ("Nhà trẻ", "Mẫu giáo"), "meals": ("Bữa trưa (10h30)", "Bữa xế")}


def test_a_new_form_begins_with_what_such_schools_serve(section):
    blank = DOOR.kind.blank(DOOR.situation({}, (week_of(TODAY),)))
    assert [row.key for row in blank[0].rows] == ["trua", "xe", "kcal"]
    assert [grid.key for grid in blank] == [""]
    api.portal.set_registry_record("edu.portal.unit.kind", "mam-non")
    assert usual_groups(None) == ("Nhà trẻ", "Mẫu giáo")
    assert len(usual_meals(None)) == 3
