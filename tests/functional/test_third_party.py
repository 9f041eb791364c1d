"""The package of docs/dev/tutorial-so-vi-du.md comes to a school, works there, and leaves without a trace."""

from edu.portal.core.mandate.problems import MandateError
from edu.portal.core.mandate.wording import demand
from edu.portal.core.unit.palettes import palette_problems
from edu.portal.forms import store as form_store
from edu.portal.forms.service import forms_of
from edu.portal.interfaces import IPalette
from edu.portal.mandate import service
from edu.portal.mandate.interfaces import IRule
from edu.portal.mandate.rules import known_rules
from edu.portal.mandate.store import KEY
from edu.portal.mandate.store import load_applied
from edu.portal.mandate.store import load_catalog
from edu.portal.mandate.store import load_documents
from edu.portal.mandate.store import load_left_out
from edu.portal.mandate.store import save_left_out
from edu.portal.settings.site import read_site
from edu.portal.settings.unit import unit_record
from edu.portal.testing.fixtures import as_manager
from edu.portal.testing.fixtures import browser_for
from edu.portal.testing.layers import SCHOOL_FIXTURE
from pathlib import Path
from plone import api
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from Products.GenericSetup.registry import _profile_registry
import pytest
import shutil
import so_vidu
from so_vidu.colours import COLOURS
from so_vidu.rules import DRILLS_HELD
import transaction
from zope.annotation.interfaces import IAnnotations
from zope.component import getGlobalSiteManager
import zope.pytestlayer.fixture


FOLDER = "goc-phu-huynh/an-toan-truong-hoc"
FORM = f"{FOLDER}/bao-tin-an-toan/gui-tin-bao"
LETTER = "so-vi-du.12-sgddt"


class SecondPackageLayer(PloneSandboxLayer):
    """A school beside the loaded second package: it is not installed."""

    defaultBases = (SCHOOL_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        self.loadZCML(package=so_vidu)


SECOND_PACKAGE = FunctionalTesting(bases=(SecondPackageLayer(),), name="SecondPackage:Functional")
globals().update(
    zope.pytestlayer.fixture.create(
        SECOND_PACKAGE,
        session_fixture_name="second_package_session",
        class_fixture_name="second_package_class",
        function_fixture_name="second_package",
    )
)


@pytest.fixture
def school(second_package_session, second_package):
    """A school whose set-up is finished: under national letters and those of Long Biên."""
    portal = as_manager(second_package)
    site = read_site()
    site.regimes, site.setup_done = ("hn-longbien", "vn"), True
    service.apply_mandate(portal)
    transaction.commit()
    return portal


def press(portal, form_action, field):
    """Press the button of the package in the Add-ons panel."""
    browser = browser_for(portal, manager=True)
    browser.open(f"{portal.absolute_url()}/prefs_install_products_form")
    for index in range(100):
        form = browser.getForm(index=index)
        if form.action.endswith(form_action) and form.getControl(name=field).value == "so_vidu":
            form.submit()
            break
    transaction.begin()


def install(portal):
    press(portal, "install_products", "install_product")


def uninstall(portal):
    press(portal, "uninstall_products", "uninstall_product")


def tick(portal, choices=None):
    """Choose the authority and the colours, as the wizard and the panel of the unit do."""
    read_site().regimes = (*read_site().regimes, "vi-du")
    unit_record().palette = COLOURS.id
    service.apply_mandate(portal, choices)
    transaction.commit()


def picture(portal):
    """Return everything on the site that is not the content of its editors."""
    catalog = api.portal.get_tool("portal_catalog")
    manager = portal.getSiteManager()
    folders = [brain.getObject() for brain in catalog(portal_type="Folder", sort_on="path")]
    return {
        "records": {name: record.value for name, record in portal.portal_registry.records.items()},
        "indexes": catalog.indexes(),
        "columns": catalog.schema(),
        "sections": sorted(filter(None, catalog.uniqueValuesFor("edu_section"))),
        "annotations": sorted(IAnnotations(portal)),
        "documents": load_documents(portal),
        "left out": load_left_out(portal),
        "applied": load_applied(portal),
        "types": portal.portal_types.objectIds(),
        "views": portal.portal_types["Folder"].view_methods,
        "actions": [action.id for action in portal.portal_controlpanel.listActions()],
        "components": sorted(
            f"{found.provided.__identifier__} {found.name}"
            for found in (*manager.registeredUtilities(), *manager.registeredAdapters())
        ),
        "profiles": {
            info["id"]: portal.portal_setup.getLastVersionForProfile(info["id"])
            for info in portal.portal_setup.listProfileInfo()
            if info["id"] != "so_vidu:uninstall"
        },
        "marks": {
            folder.virtual_url_path(): (
                folder.edu_section,
                getattr(folder, "edu_applied_view", ""),
                folder.getLayout(),
            )
            for folder in folders
            if folder.edu_section
        },
        "forms": sorted(filter(None, map(form_store.load_shipped_id, forms_of(portal)))),
    }


def content(portal):
    """Return the content by path: title, type, state and modification date."""
    brains = api.portal.get_tool("portal_catalog")(path="/".join(portal.getPhysicalPath()))
    return {brain.getPath(): (brain.UID, brain.Title, brain.portal_type, brain.review_state) for brain in brains}


def test_what_the_package_brings(school):
    before = content(school)
    install(school)
    assert LETTER in load_documents(school)
    assert content(school) == before
    tick(school)

    resolved = service.resolved_mandate(school)
    assert [resolved.section(name).title for name in ("an-toan-truong-hoc", "bao-tin-an-toan")] == [
        "An toàn trường học",
        "Báo tin về an toàn",
    ]
    criterion = resolved.criterion("an-toan-truong-hoc.dien-tap")
    assert (criterion.rule, criterion.param("times")) == ("drills-held", "2")
    assert demand(criterion, load_catalog(school), known_rules()) == (
        "Mỗi năm học có bài về ít nhất 2 lần diễn tập phòng cháy chữa cháy, phòng chống đuối nước"
    )
    assert set(content(school)) - set(before) == {f"/plone/{FOLDER}", f"/plone/{Path(FORM).parent}", f"/plone/{FORM}"}


def test_visitors_see_sections_form_and_colours(school):
    install(school)
    tick(school)
    browser = browser_for(school)
    browser.open(f"{school.absolute_url()}/{FOLDER}")
    assert f"edu-palette-{COLOURS.id}" in browser.contents
    assert "@@edu-palette.css" in browser.contents
    browser.open(f"{school.absolute_url()}/{Path(FORM).parent}")
    browser.getControl("Người dân").selected = True
    browser.getControl("Nơi xảy ra").value = "Cổng trường"
    browser.getControl("Nội dung").value = "Hố ga mất nắp."
    browser.getControl("Tôi đồng ý").selected = True
    browser.getControl("Gửi tin báo").click()
    assert "AT-" in browser.contents
    transaction.begin()
    form = school.unrestrictedTraverse(FORM)
    assert [submission.code[:3] for submission in form_store.load_submissions(form)] == ["AT-"]


def test_it_leaves_without_a_trace_and_content_stays(school):
    before = picture(school)
    install(school)
    tick(school)
    folder = school.unrestrictedTraverse(FOLDER)
    api.content.create(folder, "News Item", "dien-tap", title="Diễn tập phòng cháy")
    save_left_out(school, ["bao-tin-an-toan"])
    transaction.commit()
    with_package = picture(school)
    owned = content(school)
    places = {place for place in before if before[place] != with_package[place]}
    assert places >= {"records", "sections", "documents", "left out", "applied", "profiles", "marks", "forms"}

    uninstall(school)
    after = picture(school)
    assert {place: after[place] for place in before if after[place] != before[place]} == {}
    assert content(school) == owned
    browser = browser_for(school)
    for path in ("", "goc-phu-huynh", FOLDER, f"{FOLDER}/bao-tin-an-toan", FORM):
        browser.open(f"{school.absolute_url()}/{path}")
        assert f"edu-palette-{COLOURS.id}" not in browser.contents


def test_installed_again_a_person_decides_about_the_old_folder(school):
    install(school)
    tick(school)
    uninstall(school)
    owned = content(school)
    install(school)
    tick(school)
    assert content(school) == owned
    choices = {"an-toan-truong-hoc": FOLDER, "bao-tin-an-toan": f"{FOLDER}/bao-tin-an-toan"}
    service.apply_mandate(school, choices)
    transaction.commit()
    assert content(school) == owned
    assert service.section_folder(school, "an-toan-truong-hoc").virtual_url_path().endswith(FOLDER)
    assert "vi-du-bao-tin" in picture(school)["forms"]


def test_it_may_leave_after_the_add_on(school):
    install(school)
    tick(school)
    school.portal_setup.runAllImportStepsFromProfile("profile-edu.portal:uninstall")
    records = set(school.portal_registry.records)
    school.portal_setup.runAllImportStepsFromProfile("profile-so_vidu:uninstall")
    assert KEY not in IAnnotations(school)
    assert set(school.portal_registry.records) == records


def test_a_package_that_is_gone_breaks_no_page(school):
    install(school)
    tick(school)
    manager = getGlobalSiteManager()
    try:
        manager.unregisterUtility(DRILLS_HELD, IRule, "drills-held")
        manager.unregisterUtility(COLOURS, IPalette, COLOURS.id)
        criterion = service.resolved_mandate(school).criterion("an-toan-truong-hoc.dien-tap")
        assert criterion is None or criterion.rule == "drills-held"
        browser = browser_for(school)
        for path in ("", FOLDER, FORM):
            browser.open(f"{school.absolute_url()}/{path}")
            assert f"edu-palette-{COLOURS.id}" not in browser.contents
        manager_browser = browser_for(school, manager=True)
        for view in ("@@edu-setup", "@@edu-unit"):
            manager_browser.open(f"{school.absolute_url()}/{view}")
    finally:
        manager.registerUtility(DRILLS_HELD, IRule, "drills-held")
        manager.registerUtility(COLOURS, IPalette, COLOURS.id)


def test_people_can_read_what_the_colours_colour():
    assert palette_problems(COLOURS) == ()


@pytest.fixture
def broken(school, tmp_path):
    """Return a function that imports the profile of the package with one text replaced by another."""
    shutil.copytree(Path(so_vidu.__file__).parent / "profiles/default", tmp_path, dirs_exist_ok=True)
    letter = tmp_path / "mandate/12-sgddt.xml"

    def run(old, new):
        text = letter.read_text(encoding="utf-8")
        assert text.count(old) == 1
        letter.write_text(text.replace(old, new), encoding="utf-8")
        school.portal_setup.runAllImportStepsFromProfile("profile-so_vidu:broken")

    _profile_registry.registerProfile("broken", "Broken", "", str(tmp_path), "so_vidu")
    yield run
    _profile_registry.unregisterProfile("broken", "so_vidu")


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            "per-period",
            "per-perod",
            "23: criterion an-toan-truong-hoc.hang-thang names the unknown rule per-perod; write per-period",
        ),
        ('at="mục 6"', "", '28: <cite> needs the attribute at; add at="..."'),
        (
            'issued="2026-09-01"',
            'issued="1/9/2026"',
            "6: issued='1/9/2026' is not a date such as 2017-10-09; write 2026-09-01",
        ),
    ],
)
def test_a_mistake_is_refused_with_package_file_line_and_what_to_write(school, broken, old, new, message):
    with pytest.raises(MandateError) as caught:
        broken(old, new)
    assert f"so_vidu:broken/mandate/12-sgddt.xml:{message}" in str(caught.value)
    assert LETTER not in load_documents(school)
