"""A change in the law, rehearsed: a letter is replaced by another from a day on, and is withdrawn again."""

from datetime import datetime
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.mandate.compare import Change
from edu.portal.mandate import service
from edu.portal.mandate.exportimport import import_mandate
from edu.portal.setup.service import Setup
from edu.portal.setup.service import finish_setup
from edu.portal.testing.fixtures import browser_for
from pathlib import Path
from plone import api
from Products.GenericSetup.context import DirectoryImportContext
import pytest
import re
import transaction


LETTERS = Path(__file__).parents[2] / "corpus" / "mandate" / "new-letter"
BEFORE, DAY = datetime(2026, 12, 31, 23, 59, tzinfo=VIETNAM), datetime(2027, 1, 1, tzinfo=VIETNAM)
UNIT = {
    "name": "Trường THCS Bờ Kênh",
    "address": "12 Đường Bờ Kênh",
    "phone": "(028) 3855 0000",
    "email": "c2bokenh@hcm.edu.vn",
}
OLD_DEADLINE, NEW_DEADLINE = ("fri", "16:00"), ("thu", "12:00")


@pytest.fixture
def set_clock(monkeypatch):
    """Return what sets the clock of the whole process."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.fixture
def site(functional_portal, set_clock):
    """A school that works under the old letter, with what editors have made of it."""
    set_clock(BEFORE)
    api.portal.get_tool("portal_workflow").setDefaultChain("simple_publication_workflow")
    receive(functional_portal, "old")
    finish_setup(functional_portal, Setup(("thcs",), UNIT, (), ("vn", "bo-kenh"), {}))
    corner = service.section_folder(functional_portal, "goc-doc-sach")
    corner.title = "Góc đọc sách của em"
    corner.reindexObject()
    shelf = api.content.create(corner, "Document", "ke-sach", title="Kệ sách", description="Ba kệ")
    api.content.transition(shelf, "publish")
    api.content.create(corner, "Document", "ban-nhap", title="Bản nháp")
    paper = service.section_folder(functional_portal, "ban-tin-giay")
    api.content.create(paper, "File", "so-1", title="Số 1")
    api.content.move(paper, functional_portal["tin-tuc"], "ban-tin")
    api.content.transition(functional_portal["tin-tuc"]["ban-tin"], "retract")
    # Stands in the way of the folder that the new letter will ask for.
    api.content.create(functional_portal, "Document", "an-toan-mang", title="Một bài viết")
    transaction.commit()
    return functional_portal


def receive(site, folder):
    """Import letters as the profile of a package brings them."""
    import_mandate(Profile(site, LETTERS / folder))
    transaction.commit()


class Profile(DirectoryImportContext):
    """A profile whose folder ``mandate`` is a folder of the corpus."""

    def __init__(self, site, folder):
        super().__init__(site.portal_setup, str(folder.parent))
        self.folder = folder.name

    def getSite(self):
        return api.portal.get()

    def listDirectory(self, path, skip=()):
        return super().listDirectory(self.folder)

    def readDataFile(self, filename, subdir=None):
        return super().readDataFile(filename, self.folder)


def everything(site):
    """Return what editors see of everything on the site, by its UID."""
    brains = site.portal_catalog.unrestrictedSearchResults(path="/".join(site.getPhysicalPath()))
    assert len(brains) > len(service.resolved_sections(site))
    names = ("Title", "Description", "review_state", "edu_section")
    return {
        # A new folder in it changes the date of a folder, nothing changes that of content.
        brain.UID: (brain.getPath(), *(getattr(brain, name) for name in names), brain.is_folderish or brain.modified)
        for brain in brains
    }


def deadline(resolved):
    found = [item for item in resolved.criteria if item.section == "goc-doc-sach" and item.rule == "published-before"]
    assert len(found) == 1
    return found[0].param("weekday"), found[0].param("time")


def words(browser):
    return " ".join(re.sub(r"<[^>]*>", " ", browser.contents).split())


def is_told(site):
    browser = browser_for(site, manager=True)
    browser.open(f"{site.absolute_url()}/tin-tuc")
    return "Quy định đã thay đổi" in browser.contents


def test_before_its_day_a_new_letter_changes_nothing(site):
    was, resolved = everything(site), service.resolved_mandate(site)
    receive(site, "new")
    assert deadline(service.resolved_mandate(site)) == OLD_DEADLINE
    assert {item.id for item in service.resolved_mandate(site).sections} == {item.id for item in resolved.sections}
    assert service.changes_since_applied(site).is_empty
    assert service.apply_mandate(site) == ()
    assert everything(site) == was
    assert not is_told(site)
    browser = browser_for(site, manager=True)
    browser.open(f"{site.absolute_url()}/@@edu-mandate")
    assert "Văn bản sắp có hiệu lực 9/UBND-VHXH (từ ngày 01/01/2027)" in words(browser)


def test_on_its_day_the_change_is_told_and_shown_and_nothing_is_written(site, set_clock):
    receive(site, "new")
    browser = browser_for(site, manager=True)
    # The first sight of a page lets stock portlets make their annotations.
    for page in ("", "/tin-tuc", "/@@edu-setup"):
        browser.open(site.absolute_url() + page)
    written = site._p_jar.db().lastTransaction()
    set_clock(DAY)
    browser.open(f"{site.absolute_url()}/tin-tuc")
    notice = "Quy định đã thay đổi: 2 chuyên mục mới, 1 thời hạn thay đổi, 1 yêu cầu mới, 1 xác nhận mới, "
    assert notice in words(browser)
    visitor = browser_for(site)
    visitor.open(f"{site.absolute_url()}/tin-tuc")
    assert "Quy định đã thay đổi" not in visitor.contents
    browser.getLink("Xem trước thay đổi").click()
    text = words(browser)
    assert "Quy định đã thay đổi" not in text
    assert "Nhật ký đọc sách /goc-doc-sach/nhat-ky-doc-sach" in text
    assert "An toàn mạng /an-toan-mang-1" in text
    assert "Chuyên mục không còn yêu cầu" in text
    assert f'<a href="{site.absolute_url()}/tin-tuc/ban-tin">Bản tin giấy</a>' in browser.contents
    stricter = text[text.index("Chặt hơn trước") : text.index("Yêu cầu mới")]
    assert "16:00" in stricter
    assert "12:00" in stricter
    assert stricter.index("16:00") < stricter.index("12:00")
    dropped = text[text.index("Yêu cầu không còn áp dụng") :]
    assert "Có ít nhất 2 nội dung" in dropped
    assert "Phân công người phụ trách góc đọc sách" in text
    assert site._p_jar.db().lastTransaction() == written


def test_applied_it_adds_and_touches_nothing(site, set_clock):
    receive(site, "new")
    set_clock(DAY)
    transaction.begin()
    was = everything(site)
    browser = browser_for(site, manager=True)
    browser.open(f"{site.absolute_url()}/@@edu-setup?step=preview")
    browser.getControl("Áp dụng thay đổi").click()
    assert browser.url.endswith("/@@edu-setup-done")
    transaction.begin()
    now = everything(site)
    added = {uid: row for uid, row in now.items() if uid not in was}
    assert {uid: row for uid, row in now.items() if uid in was} == was
    assert sorted(row[:2] + row[3:5] for row in added.values()) == [
        ("/plone/an-toan-mang-1", "An toàn mạng", "published", "an-toan-mang"),
        ("/plone/goc-doc-sach/nhat-ky-doc-sach", "Nhật ký đọc sách", "published", "nhat-ky-doc-sach"),
    ]
    assert service.section_folder(site, "goc-doc-sach").title == "Góc đọc sách của em"
    assert deadline(service.resolved_mandate(site)) == NEW_DEADLINE
    assert not is_told(site)

    # A second time, by the page and by the profile of a package.
    browser.open(f"{site.absolute_url()}/@@edu-setup?step=preview")
    assert "Không có gì: các văn bản yêu cầu đúng như lần thiết lập trước." in browser.contents
    browser.getControl("Áp dụng thay đổi").click()
    transaction.begin()
    assert everything(site) == now
    assert service.apply_mandate(site) == ()
    assert not site._p_jar._registered_objects


def test_old_school_years_are_judged_by_the_old_letter(site, set_clock):
    receive(site, "new")
    set_clock(datetime(2028, 3, 1, tzinfo=VIETNAM))
    service.apply_mandate(site)
    transaction.commit()
    years = {year: deadline(service.resolved_for_school_year(site, year)) for year in (2020, 2025, 2026, 2027)}
    assert years == {2020: OLD_DEADLINE, 2025: OLD_DEADLINE, 2026: NEW_DEADLINE, 2027: NEW_DEADLINE}
    assert service.resolved_for_school_year(site, 2019).section("goc-doc-sach") is None
    browser = browser_for(site, manager=True)
    browser.open(f"{site.absolute_url()}/@@edu-mandate")
    assert "An toàn mạng" in browser.contents
    assert "9/UBND-VHXH" in browser.contents
    browser.getControl(name="nam-hoc").value = ["2025"]
    browser.getControl("Xem", index=0).click()
    text = words(browser)
    assert "tính vào ngày cuối năm học, 31/08/2026" in text
    assert "Bản tin giấy" in text
    assert "An toàn mạng" not in text
    assert "5/UBND-VX" in text
    assert "9/UBND-VHXH" not in text


def test_a_letter_that_is_withdrawn_leaves_the_old_one(site, set_clock):
    receive(site, "new")
    set_clock(DAY)
    service.apply_mandate(site)
    transaction.commit()
    now = everything(site)
    receive(site, "withdrawn")
    browser = browser_for(site, manager=True)
    browser.open(f"{site.absolute_url()}/tin-tuc")
    assert "2 chuyên mục không còn yêu cầu" in words(browser)
    browser.getLink("Xem trước thay đổi").click()
    text = words(browser)
    assert "An toàn mạng" in text
    assert "Nới hơn trước" in text
    browser.getControl("Áp dụng thay đổi").click()
    transaction.begin()
    assert everything(site) == now
    assert deadline(service.resolved_mandate(site)) == OLD_DEADLINE
    assert service.resolved_mandate(site).section("ban-tin-giay") is not None
    assert not is_told(site)
    # And once more: the folders of the first time are found again.
    receive(site, "new")
    assert is_told(site)
    assert service.apply_mandate(site) == ()
    transaction.commit()
    assert everything(site) == now
    assert not is_told(site)


@pytest.mark.parametrize("year", ["2027", "1", "9999", "-1", "<script>", "", "2026 "])
def test_whatever_year_is_asked_for_the_page_stands(site, year):
    browser = browser_for(site, manager=True)
    browser.open(f"{site.absolute_url()}/@@edu-mandate?nam-hoc={year}&nam-hoc={year}")
    assert browser.getControl(name="nam-hoc").value == ["2026"]


def test_the_page_is_for_those_who_set_the_site_up(site):
    visitor = browser_for(site)
    visitor.handleErrors = True
    visitor.open(f"{site.absolute_url()}/@@edu-mandate")
    assert "login" in visitor.url


def test_a_page_of_visitors_does_not_even_ask(site, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "edu.portal.setup.views.changes_since_applied", lambda portal: asked.append(portal) or Change()
    )
    browser_for(site).open(site.absolute_url())
    assert asked == []
    browser_for(site, manager=True).open(site.absolute_url())
    assert len(asked) == 1
