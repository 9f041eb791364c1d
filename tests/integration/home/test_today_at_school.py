"""Today at school: the menu and the schedule of the day, for everybody the same, and nothing when there is nothing."""

from datetime import date
from datetime import timedelta
from edu.portal import clock
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.menu import KIND
from edu.portal.core.schedule.menu_words import grid_key
from edu.portal.core.schedule.reading import Situation
from edu.portal.home.today import read_today
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.mandate import service as mandate
from lxml import html
from plone import api
from plone.app.testing import logout
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
import pytest
from zope.interface import alsoProvides


FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)


@pytest.fixture
def front(school, monkeypatch):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    alsoProvides(school.REQUEST, IEduPortalLayer)
    api.portal.set_registry_record("edu.portal.unit.boarding", True)
    mandate.apply_mandate(school)
    monkeypatch.setattr(clock, "today", lambda: FRIDAY)
    return school


def add_menu(portal, monday, cells, *, publish=True, groups=(), weeks=(), further=""):
    grids = KIND.blank(Situation(names=groups, meals=("Bữa trưa", "Bữa xế")))
    if weeks:
        grids = tuple(
            type(grid)(grid_key(grid.key, (week,)), grid.title, grid.columns, grid.rows)
            for grid in grids
            for week in weeks
        )
    span = Span(monday, monday + timedelta(days=4))
    menu = createContentInContainer(
        mandate.section_folder(portal, "thuc-don"),
        "edu.MealMenu",
        checkConstraints=False,
        valid_from=span.first,
        valid_to=span.last,
        further=further,
        grids=tuple(grid.with_cells(cells) for grid in grids),
    )
    if publish:
        api.content.transition(menu, "publish")
    return menu


def block(portal):
    request = portal.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    root = html.fromstring(api.content.get_view("edu-home", portal, request)())
    return next(iter(root.cssselect(".edu-school-day")), None)


def words(node):
    return " ".join(node.text_content().split())


def test_the_menu_of_today_is_shown_to_everybody(front):
    add_menu(front, FRIDAY - timedelta(days=4), {("trua", "t6"): "Cơm trắng\nTôm rim [tôm]", ("trua", "t5"): "Phở"})
    logout()
    shown = words(block(front))
    assert "Thứ Sáu, 20/11/2026" in shown
    assert "Bữa trưa Cơm trắng, tôm rim" in shown and "tôm, cua" in shown
    assert "Phở" not in shown and "[" not in shown


def test_nothing_is_shown_when_there_is_nothing_and_drafts_are_nothing(front):
    add_menu(front, FRIDAY - timedelta(days=4), {("trua", "t6"): "Cơm"}, publish=False)
    assert read_today(front, FRIDAY, 5, 5) is None
    logout()
    assert block(front) is None


def test_on_sunday_the_next_monday_is_told(front):
    add_menu(front, MONDAY, {("trua", "t2"): "Bún bò"})
    assert read_today(front, FRIDAY, 5, 5) is None
    sunday = read_today(front, MONDAY - timedelta(days=1), 5, 5)
    assert (sunday.day, sunday.is_ahead) == (MONDAY, True)
    assert sunday.menus[0].day.servings[0].dishes == ("Bún bò",)


def test_the_heading_says_which_day_is_meant(front, monkeypatch):
    add_menu(front, MONDAY, {("trua", "t2"): "Bún bò"})
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=1))
    assert block(front).cssselect("h2")[0].text_content() == "Tomorrow at school"
    monkeypatch.setattr(clock, "today", lambda: MONDAY - timedelta(days=2))
    assert block(front).cssselect("h2")[0].text_content() == "Next Monday at school"
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    assert block(front).cssselect("h2")[0].text_content() == "Today at school"


def test_a_closed_day_and_age_groups(front):
    add_menu(front, FRIDAY - timedelta(days=4), {("trua", "t6"): "Nghỉ lễ"}, groups=("Nhà trẻ", "Mẫu giáo"))
    told = read_today(front, FRIDAY, 5, 5)
    assert [(menu.group, menu.day.closed) for menu in told.menus] == [("Nhà trẻ", "Nghỉ lễ"), ("Mẫu giáo", "Nghỉ lễ")]


def add_photo(portal, section, portal_type, *, publish=True):
    photo = createContentInContainer(
        mandate.section_folder(portal, section),
        portal_type,
        checkConstraints=False,
        title=f"{section} 16/11 – 22/11",
        valid_from=MONDAY - timedelta(days=7),
        valid_to=MONDAY - timedelta(days=1),
        file=NamedBlobFile(b"%PDF-1.4", contentType="application/pdf", filename="tuan.pdf"),
    )
    if publish:
        api.content.transition(photo, "publish")
    return photo


@pytest.mark.parametrize(
    ("section", "portal_type"), [("thuc-don", "edu.MealMenu"), ("lich-cong-tac-tuan", "edu.WeeklySchedule")]
)
def test_a_photo_in_place_of_the_table_is_linked(front, section, portal_type):
    photo = add_photo(front, section, portal_type)
    add_photo(front, section, portal_type, publish=False)
    logout()
    links = [(link.text_content(), link.get("href")) for link in block(front).cssselect(".edu-day-card a")]
    assert links[0] == (f"{section} 16/11 – 22/11", photo.absolute_url())
    assert [url for _title, url in links].count(photo.absolute_url()) == 1
    assert len(links) == 2


def test_the_photo_of_the_past_week_is_not_told_on_sunday(front):
    add_photo(front, "thuc-don", "edu.MealMenu")
    assert read_today(front, MONDAY - timedelta(days=2), 5, 5).files["edu.MealMenu"]
    assert read_today(front, MONDAY - timedelta(days=1), 5, 5) is None


def test_a_menu_of_two_weeks_holds_in_both_and_in_none_between(front):
    add_menu(front, MONDAY, {("trua", "t2"): "Bún bò"}, further="07/12/2026 – 11/12/2026")
    assert read_today(front, date(2026, 12, 7), 5, 5).menus
    assert read_today(front, date(2026, 11, 30), 5, 5) is None


def test_only_what_is_shown_is_woken(front, monkeypatch):
    for number in range(-20, 20):
        add_menu(front, MONDAY + timedelta(days=7 * number), {("trua", "t2"): "Bún bò"})
    woken = []
    real = AbstractCatalogBrain.getObject

    def counted(brain, *args, **kw):
        woken.append(brain.getPath())
        return real(brain, *args, **kw)

    monkeypatch.setattr(AbstractCatalogBrain, "getObject", counted)
    assert read_today(front, MONDAY, 5, 5).menus
    assert len(woken) == 1
