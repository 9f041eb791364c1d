"""The colours of a site: those of the kind, chosen ones, and those that another package brings."""

from edu.portal.core.unit.palettes import Palette
from edu.portal.interfaces import IPalette
from edu.portal.settings.unit import PREFIX
from edu.portal.settings.unit import read_unit
from edu.portal.testing.fixtures import browser_for
from lxml import html
from plone import api
import pytest
import re
import transaction
from types import SimpleNamespace
from zope.component import getGlobalSiteManager


SO = Palette("", "Sắc màu Sở Ví Dụ", "#7a1f5c", "#43102f", "#fbeaf4", "#0f5c6e")
PALE = SimpleNamespace(title="Nhạt", brand="#e0a0c0", deep="#43102f", tint="#fbeaf4", accent="#0f5c6e")


@pytest.fixture
def palettes():
    """The colours of another package for the time of a test."""
    manager = getGlobalSiteManager()
    brought = {"so-vi-du": SO, "nhat": PALE}
    for name, palette in brought.items():
        manager.registerUtility(palette, IPalette, name)
    yield manager
    for name in brought:
        manager.unregisterUtility(provided=IPalette, name=name)


@pytest.fixture
def head(functional_school):
    """Return a function that opens the front page as a stranger: classes of the body, parts of the head."""

    def open_page():
        transaction.commit()
        browser = browser_for(functional_school)
        browser.open(functional_school.absolute_url())
        page = html.fromstring(browser.contents)
        return SimpleNamespace(
            browser=browser,
            classes=page.body.get("class").split(),
            colour=page.xpath("//meta[@name='theme-color']/@content"),
            icon=page.xpath("//link[@rel='icon']/@href"),
            sheet=page.xpath("//link[contains(@href, 'edu-palette')]/@href"),
        )

    return open_page


def choose(portal, palette):
    browser = browser_for(portal, manager=True)
    browser.open(f"{portal.absolute_url()}/@@edu-unit")
    for name, value in {"name": "Trường", "address": "1", "phone": "(028) 3855 0000", "email": "a@b.edu.vn"}.items():
        browser.getControl(name=f"form.widgets.{name}").value = value
    browser.getControl(name="form.widgets.palette:list").value = [palette]
    browser.getControl(name="form.buttons.save").click()
    transaction.begin()
    return browser


def test_the_kind_decides_until_somebody_chooses(functional_school, head):
    kind = head()
    assert "edu-palette-muc-tim" in kind.classes and kind.sheet == []
    choose(functional_school, "sen")
    chosen = head()
    assert "edu-palette-sen" in chosen.classes and "edu-unit-thcs" in chosen.classes
    assert chosen.sheet == [] and chosen.colour == ["#083844"]
    assert chosen.icon != kind.icon
    chosen.browser.open(chosen.icon[0])
    assert b"#0f5c6e" in chosen.browser.contents
    choose(functional_school, "--NOVALUE--")
    assert "edu-palette-muc-tim" in head().classes


def test_a_site_wears_the_colours_of_another_package(functional_school, palettes, head):
    choose(functional_school, "so-vi-du")
    page = head()
    assert "edu-palette-so-vi-du" in page.classes and page.colour == [SO.deep]
    assert len(page.sheet) == 1 and re.search(r"@@edu-palette\.css\?v=[0-9a-f]{8}$", page.sheet[0])
    page.browser.open(page.sheet[0])
    assert page.browser.headers["Content-Type"].startswith("text/css")
    assert "max-age" in page.browser.headers["Cache-Control"]
    assert f"--edu-brand: {SO.brand};" in page.browser.contents


def test_the_address_of_the_sheet_follows_the_colours(functional_school, palettes, head):
    choose(functional_school, "so-vi-du")
    before = head().sheet
    palettes.registerUtility(Palette("", "Mới", "#123456", "#0a1a2a", "#eaf2fb", "#8a3a00"), IPalette, "so-vi-du")
    assert head().sheet != before


def test_colours_that_cannot_be_read_are_refused_with_pair_and_ratio(functional_school, palettes):
    browser = choose(functional_school, "nhat")
    assert "Không dùng được bộ màu Nhạt: màu chính trên màu nền nhạt chỉ đạt độ tương phản 1,8" in browser.contents
    assert browser.getControl(name="form.widgets.palette:list").value == ["nhat"]
    assert read_unit().palette == ""


def test_colours_of_a_package_that_is_gone_give_way(functional_school, palettes, head):
    choose(functional_school, "so-vi-du")
    palettes.unregisterUtility(provided=IPalette, name="so-vi-du")
    page = head()
    assert "edu-palette-muc-tim" in page.classes and page.sheet == []
    browser = browser_for(functional_school, manager=True)
    browser.open(f"{functional_school.absolute_url()}/@@edu-unit")
    assert browser.getControl(name="form.widgets.palette:list").value == ["--NOVALUE--"]


def test_colours_that_a_new_release_spoils_give_way(functional_school, palettes, head):
    choose(functional_school, "so-vi-du")
    palettes.registerUtility(PALE, IPalette, "so-vi-du")
    assert "edu-palette-muc-tim" in head().classes


def test_our_names_cannot_be_taken(functional_school, palettes, head):
    palettes.registerUtility(SO, IPalette, "sen")
    api.portal.set_registry_record(f"{PREFIX}.palette", "sen")
    page = head()
    palettes.unregisterUtility(provided=IPalette, name="sen")
    assert page.colour == ["#083844"] and page.sheet == []


def test_there_is_no_sheet_where_the_theme_knows_the_colours(functional_school):
    browser = browser_for(functional_school)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.open(f"{functional_school.absolute_url()}/@@edu-palette.css")
    assert browser.headers["Status"].startswith("404")


def test_public_or_private(functional_school):
    assert read_unit().ownership == "cong-lap"
    browser = browser_for(functional_school, manager=True)
    choose(functional_school, "--NOVALUE--")
    browser.open(f"{functional_school.absolute_url()}/@@edu-unit")
    control = browser.getControl(name="form.widgets.ownership:list")
    assert control.displayOptions == ["Công lập", "Ngoài công lập"]
    control.value = ["ngoai-cong-lap"]
    browser.getControl(name="form.buttons.save").click()
    transaction.begin()
    assert read_unit().ownership == "ngoai-cong-lap"
