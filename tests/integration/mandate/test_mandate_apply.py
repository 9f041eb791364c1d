"""Applying the mandate: on an empty site, twice, after editors, and on a site that is full already."""

from dataclasses import replace
from datetime import date
from edu.portal.core.mandate.actions import Adopt
from edu.portal.core.mandate.actions import Create
from edu.portal.core.mandate.actions import Report
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.situation import Situation
from edu.portal.mandate import service
from edu.portal.mandate.apply import apply_actions
from edu.portal.mandate.events import IMandateAppliedEvent
from plone import api
from plone.app.testing import logout
from Products.CMFPlone.interfaces.constrains import ISelectableConstrainTypes
import pytest
import transaction
from zope.component import getGlobalSiteManager
from zope.component import provideHandler


@pytest.fixture
def thcs(portal):
    """A site that is set up as a lower secondary school with boarders, still without folders."""
    api.portal.set_registry_record("edu.portal.site_types", ("thcs",))
    api.portal.set_registry_record("edu.portal.unit.boarding", True)
    api.portal.get_tool("portal_workflow").setDefaultChain("simple_publication_workflow")
    return portal


def folder_of(portal, section):
    brain = service.section_brain(portal, section)
    return brain and brain.getObject()


def picture(portal):
    """Everything that a second application must not touch."""
    brains = portal.portal_catalog.unrestrictedSearchResults(path="/plone", sort_on="path")
    orders = {brain.getPath(): tuple(brain.getObject().objectIds()) for brain in brains if brain.is_folderish}
    return [(brain.getPath(), brain.modified, brain.Title, brain.review_state) for brain in brains], orders


def test_an_empty_site_gets_every_section_with_its_view_types_and_place(thcs):
    actions = service.apply_mandate(thcs)
    assert {type(action) for action in actions} == {Create}
    for section in service.resolved_sections(thcs):
        folder = folder_of(thcs, section.id)
        display = service.display_for(thcs, section.id)
        assert (folder.Title(), folder.Description()) == (section.title, section.description)
        assert folder.Language() == "vi"
        assert folder.getLayout() == display.view
        assert api.content.get_state(folder) == "published"
        constrains = ISelectableConstrainTypes(folder)
        assert constrains.getConstrainTypesMode() == 1
        children = service.resolved_mandate(thcs).children(section.id)
        assert set(constrains.getLocallyAllowedTypes()) == {*display.types, *(["Folder"] if children else [])}
        parent = folder_of(thcs, section.parent) if section.parent else thcs
        assert folder.aq_parent.absolute_url() == parent.absolute_url()


def test_the_main_menu_is_that_of_the_mandate(thcs):
    service.apply_mandate(thcs)
    brains = api.content.find(
        portal_type="Folder", path={"query": "/plone", "depth": 1}, sort_on="getObjPositionInParent"
    )
    main = [brain.edu_section for brain in brains if brain.edu_section and not brain.exclude_from_nav]
    sections = service.resolved_mandate(thcs)
    assert main == [s.id for s in sections.children("") if sections.display(s.id).menu == "main"]


def test_applying_twice_changes_nothing(thcs):
    service.apply_mandate(thcs)
    before = picture(thcs)
    transaction.savepoint()
    registered = len(thcs._p_jar._registered_objects)
    assert service.apply_mandate(thcs) == ()
    assert len(thcs._p_jar._registered_objects) == registered
    assert picture(thcs) == before


def test_a_folder_that_was_renamed_moved_and_retitled_is_recognised(thcs):
    service.apply_mandate(thcs)
    transaction.savepoint()
    folder = folder_of(thcs, "van-ban-truong")
    folder.title = "Công văn của trường"
    folder.setLayout("summary_view")
    folder.reindexObject()
    folder = api.content.rename(folder, "cong-van")
    folder = api.content.move(folder, folder_of(thcs, "tin-tuc"))
    assert service.apply_mandate(thcs) == ()
    assert folder_of(thcs, "van-ban-truong").absolute_url_path() == "/plone/tin-tuc/cong-van"
    assert folder.title == "Công văn của trường"
    assert folder.getLayout() == "summary_view"


def test_a_copy_of_a_section_is_an_ordinary_folder(thcs):
    service.apply_mandate(thcs)
    transaction.savepoint()
    copy = api.content.copy(folder_of(thcs, "van-ban"), thcs, id="ban-sao")
    assert copy.edu_section == ""
    assert copy["van-ban-truong"].edu_section == ""
    assert service.apply_mandate(thcs) == ()


def test_what_is_in_a_section_is_not_the_section(thcs):
    service.apply_mandate(thcs)
    page = api.content.create(folder_of(thcs, "qua-trinh-phat-trien"), "Document", title="Lịch sử")
    brains = thcs.portal_catalog(edu_section="qua-trinh-phat-trien")
    assert page.UID() not in [brain.UID for brain in brains]


def test_the_canteen_belongs_to_schools_with_boarders(thcs):
    api.portal.set_registry_record("edu.portal.unit.boarding", False)
    service.apply_mandate(thcs)
    assert service.section_brain(thcs, "thuc-don") is None
    api.portal.set_registry_record("edu.portal.unit.boarding", True)
    created = [action.section for action in service.apply_mandate(thcs) if isinstance(action, Create)]
    assert created == ["thuc-don"]
    order = list(folder_of(thcs, "lich").objectIds())
    assert order.index("thuc-don") == order.index("thoi-khoa-bieu") + 1


LINKS = [
    ("Văn bản quy phạm pháp luật", "http://vanban.moet.gov.vn"),
    ("Cẩm nang điện tử thi và tuyển sinh", "http://thi.moet.gov.vn"),
    ("Thủ tục hành chính trong giáo dục", "http://cchc.moet.gov.vn"),
    ("Giáo trình điện tử", "http://ebook.moet.gov.vn"),
    ("Tài nguyên giáo dục và học liệu", "http://www.edu.net.vn"),
]


def links_of(portal):
    path = "/".join(folder_of(portal, "trang-tai-nguyen").getPhysicalPath())
    brains = portal.portal_catalog(portal_type="Link", path=path, sort_on="getObjPositionInParent")
    return [(brain.Title, brain.getRemoteUrl) for brain in brains]


def test_a_new_section_begins_with_the_links_of_the_letters(thcs):
    service.apply_mandate(thcs)
    item = folder_of(thcs, "trang-tai-nguyen")["van-ban-quy-pham-phap-luat"]
    assert item.Description() == "Trang văn bản quy phạm pháp luật của Bộ Giáo dục và Đào tạo."
    assert (item.portal_type, item.Language(), api.content.get_state(item)) == ("Link", "vi", "published")
    logout()
    assert links_of(thcs) == LINKS


def test_a_link_that_an_editor_deleted_or_changed_stays_so(thcs):
    service.apply_mandate(thcs)
    folder = folder_of(thcs, "trang-tai-nguyen")
    api.content.delete(folder["giao-trinh-dien-tu"], check_linkintegrity=False)
    folder["van-ban-quy-pham-phap-luat"].remoteUrl = "https://vbpl.vn"
    folder["van-ban-quy-pham-phap-luat"].reindexObject()
    before = picture(thcs)
    assert service.apply_mandate(thcs) == ()
    assert picture(thcs) == before
    assert links_of(thcs) == [(LINKS[0][0], "https://vbpl.vn"), *LINKS[1:3], LINKS[4]]


def test_a_folder_that_was_there_gets_no_links(thcs):
    api.content.create(thcs, "Folder", "lien-ket", title="Trang tài nguyên")
    actions = service.apply_mandate(thcs, {"trang-tai-nguyen": "/lien-ket"})
    assert Adopt("trang-tai-nguyen", "lien-ket") in actions
    assert links_of(thcs) == []
    assert service.apply_mandate(thcs) == ()


def test_a_link_gives_way_to_a_folder_of_its_name(thcs):
    child = Section("giao-trinh-dien-tu", "Giáo trình", parent="trang-tai-nguyen")
    resolved = service.resolved_mandate(thcs)
    resolved = replace(resolved, sections=(*resolved.sections, child))
    apply_actions(thcs, resolved, service.plan_for(thcs, resolved))
    folder = folder_of(thcs, "trang-tai-nguyen")
    assert folder["giao-trinh-dien-tu"].portal_type == "Folder"
    assert links_of(thcs) == LINKS
    assert service.plan_for(thcs, resolved) == ()


def test_without_a_unit_type_nothing_is_owed(portal):
    assert service.resolved_sections(portal) == ()
    assert service.apply_mandate(portal) == ()


def test_letters_of_another_jurisdiction_do_not_count(portal):
    everywhere = service.resolved_for(portal, Situation(("thcs",), boarding=True), date(2026, 11, 20))
    elsewhere = service.resolved_for(portal, Situation(("thcs",), ("vn",), boarding=True), date(2026, 11, 20))
    assert everywhere.section("lich-bao-giang")
    assert not elsewhere.section("lich-bao-giang")
    assert len(everywhere.links) == 5 and elsewhere.links == ()


@pytest.fixture
def full_site(thcs):
    """200 objects of the editors, a folder "Văn bản" with documents among them."""
    for number in range(9):
        folder = api.content.create(thcs, "Folder", f"muc-{number}", title=f"Mục {number}")
        for page in range(20):
            api.content.create(folder, "Document", f"trang-{page}", title=f"Trang {page}")
    documents = api.content.create(thcs, "Folder", "cong-van-den", title="VĂN BẢN")
    for page in range(9):
        api.content.create(documents, "Document", f"cong-van-{page}", title=f"Công văn {page}")
    api.content.create(thcs, "Document", "lien-he", title="Liên hệ cũ")
    transaction.savepoint()
    return thcs


def editors_content(portal):
    return [
        row
        for row in picture(portal)[0]
        if "/muc-" in row[0] or "cong-van-den" in row[0] or row[0] == "/plone/lien-he"
    ]


def test_a_full_site_loses_nothing_and_doubles_nothing(full_site):
    before = editors_content(full_site)
    assert len(before) == 200
    actions = service.apply_mandate(full_site)
    assert Report("van-ban", "choice-needed", ("cong-van-den",)) in actions
    assert Report("van-ban-truong", "waits-for-parent") in actions
    assert Create("lien-he", "", "lien-he-1") in actions
    assert service.section_brain(full_site, "van-ban") is None
    assert editors_content(full_site) == before
    order = [name for name in full_site.objectIds() if name.startswith("muc-") or name in ("cong-van-den", "lien-he")]
    assert order == [*(f"muc-{number}" for number in range(9)), "cong-van-den", "lien-he"]


def test_adopting_sets_the_section_and_keeps_what_is_the_editors(full_site):
    folder = full_site["cong-van-den"]
    folder.setLayout("summary_view")
    before = [row for row in editors_content(full_site) if row[0] != "/plone/cong-van-den"]
    actions = service.apply_mandate(full_site, {"van-ban": "/cong-van-den"})
    assert Adopt("van-ban", "cong-van-den") in actions
    assert folder_of(full_site, "van-ban").absolute_url() == folder.absolute_url()
    assert (folder.title, folder.getLayout(), folder.getId()) == ("VĂN BẢN", "summary_view", "cong-van-den")
    assert ISelectableConstrainTypes(folder).getConstrainTypesMode() != 1
    assert [row for row in editors_content(full_site) if row[0] in {path for path, *_rest in before}] == before
    assert folder_of(full_site, "van-ban-truong").absolute_url_path() == "/plone/cong-van-den/van-ban-truong"
    assert service.apply_mandate(full_site) == ()


def test_a_section_that_was_left_out_stays_out_until_taken_back(thcs):
    service.apply_mandate(thcs, {"nhac": "skip"})
    assert service.section_brain(thcs, "nhac") is None
    assert service.apply_mandate(thcs) == (Report("nhac", "left-out"),)
    assert service.apply_mandate(thcs, {"nhac": "new"})[0] == Create("nhac", "tai-nguyen", "nhac")


def test_other_rooms_hear_of_it(thcs):
    heard = []

    def listen(event: IMandateAppliedEvent):
        heard.append(event)

    provideHandler(listen, (IMandateAppliedEvent,))
    try:
        actions = service.apply_mandate(thcs)
    finally:
        getGlobalSiteManager().unregisterHandler(listen, (IMandateAppliedEvent,))
    assert [(event.portal, event.actions) for event in heard] == [(thcs, actions)]


def test_visitors_find_only_what_they_may_see(thcs):
    service.apply_mandate(thcs)
    api.content.transition(folder_of(thcs, "nhac"), "retract")
    logout()
    assert service.section_brain(thcs, "nhac") is None
    assert service.section_brain(thcs, "video").Title == "Video"
