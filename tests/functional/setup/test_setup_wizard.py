"""The set-up wizard, as a person walks through it without JavaScript."""

from edu.portal.mandate import service
from edu.portal.testing.fixtures import browser_for
from plone import api
from plone.registry.interfaces import IRegistry
import pytest
import transaction
from wizard import UNIT
from wizard import errors
from wizard import open_step
from wizard import press
from zope.component import getUtility


@pytest.fixture
def site(functional_portal):
    """A site after the installation in the Add-ons panel; two folders of the editors look like sections."""
    api.portal.get_tool("portal_workflow").setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", "cong-van", title="VĂN BẢN")
    api.content.create(folder, "Folder", "ts", title="Tuyển sinh")
    api.content.create(folder, "Document", "mot", title="Công văn một")
    transaction.commit()
    return functional_portal


@pytest.fixture
def browser(site):
    return browser_for(site, manager=True)


def test_the_installation_leads_to_the_wizard(site, browser):
    browser.open(site.absolute_url())
    browser.getLink("Thiết lập cổng thông tin").click()
    assert browser.url.endswith("/@@edu-setup")
    assert "chưa thiết lập" not in browser.contents


def test_visitors_see_neither_invitation_nor_wizard(site):
    browser = browser_for(site)
    browser.open(site.absolute_url())
    assert "edu-setup" not in browser.contents
    browser.handleErrors = True
    browser.open(f"{site.absolute_url()}/@@edu-setup")
    assert "login" in browser.url


def test_looking_writes_nothing(site, browser):
    # The first sight of a page lets stock portlets make their annotations.
    browser.open(site.absolute_url())
    before = site._p_jar.db().lastTransaction()
    browser.open(site.absolute_url())
    open_step(browser, site, "preview")
    assert site._p_jar.db().lastTransaction() == before


def test_errors_stand_beside_their_fields_and_nothing_typed_is_lost(site, browser):
    open_step(browser, site, "unit")
    browser.getControl(name="identity-name").value = " "
    browser.getControl(name="identity-phone").value = "0912 345 678"
    browser.getControl(name="identity-email").value = "c2bokenh"
    browser.getControl(name="identity-founding-year").value = "năm 1987"
    press(browser, "go", "superiors")
    assert len(errors(browser)) == 4
    assert browser.getControl(name="identity-phone").value == "0912 345 678"
    assert browser.getControl(name="identity-email").value == "c2bokenh"
    assert browser.getControl(name="identity-address").value == UNIT["identity-address"]
    assert 'href="#identity-founding-year"' in browser.contents
    assert 'aria-describedby="identity-phone-help identity-phone-error"' in browser.contents


def test_a_kind_of_unit_is_needed(site, browser):
    open_step(browser, site, "types")
    browser.getControl(name="site-type").value = []
    press(browser, "go", "unit")
    assert errors(browser) == ["Hãy chọn loại hình đơn vị."]


def test_a_bad_feed_is_explained_and_what_was_typed_before_is_kept(site, browser):
    open_step(browser, site, "superiors")
    browser.getControl(name="unit-0-name").value = "Sở Giáo dục và Đào tạo"
    browser.getControl(name="unit-0-feed-tin-tuc").value = "javascript:alert(1)"
    press(browser, "add-superior")
    assert browser.getControl(name="unit-2-name").value == ""
    press(browser, "go", "regimes")
    assert len(errors(browser)) == 1
    press(browser, "go", "unit")
    assert browser.getControl(name="identity-name").value == UNIT["identity-name"]
    press(browser, "go", "superiors")
    assert browser.getControl(name="unit-0-feed-tin-tuc").value == "javascript:alert(1)"


def test_the_preview_asks_about_folders_that_look_like_sections(site, browser):
    open_step(browser, site, "preview")
    assert "Dùng thư mục “VĂN BẢN” (<code>/cong-van</code>)" in browser.contents
    press(browser, "apply")
    assert errors(browser) == ["Hãy chọn cách xử lý chuyên mục này."]
    assert not getUtility(IRegistry)["edu.portal.setup_done"]
    browser.getControl(name="choice-van-ban").value = ["/cong-van"]
    press(browser, "apply")
    assert "Dùng thư mục “Tuyển sinh” (<code>/cong-van/ts</code>)" in browser.contents
    assert browser.getControl(name="choice-van-ban").value == ["/cong-van"]
    assert errors(browser) == ["Hãy chọn cách xử lý chuyên mục này."]


def test_the_end_sets_the_portal_up(site, browser):
    open_step(browser, site, "superiors")
    browser.getControl(name="unit-0-name").value = "Sở Giáo dục và Đào tạo"
    browser.getControl(name="unit-0-feed-van-ban").value = "https://so.example.vn/rss/van-ban"
    press(browser, "go", "regimes")
    browser.getControl(name="regime").value = ["hcm"]
    press(browser, "go", "preview")
    browser.getControl(name="choice-van-ban").value = ["/cong-van"]
    press(browser, "go", "preview")
    browser.getControl(name="choice-tuyen-sinh").value = ["/cong-van/ts"]
    assert "kèm 5 liên kết" in browser.contents
    press(browser, "apply")
    assert browser.url == f"{site.absolute_url()}/@@edu-setup-done"
    assert "Đã thiết lập xong cổng thông tin" in browser.contents
    for name in ("@@edu-mandate", "@@edu-attestations", "@@edu-unit", "@@edu-superiors"):
        assert f'href="{site.absolute_url()}/{name}"' in browser.contents
    browser.open(site.absolute_url())
    assert "@@edu-setup" not in browser.contents

    transaction.begin()
    registry = getUtility(IRegistry)
    assert registry["edu.portal.setup_done"] is True
    assert registry["edu.portal.site_types"] == ("thcs",)
    assert registry["edu.portal.regimes"] == ("vn", "hcm")
    assert registry["edu.portal.unit.name"] == UNIT["identity-name"]
    assert registry["edu.portal.unit.founding_year"] == 1987
    assert registry["edu.portal.unit.kind"] == "thcs"
    feed = {"category": "van-ban", "title": "Văn bản", "url": "https://so.example.vn/rss/van-ban"}
    superior = {"id": "so-gddt", "kind": "so", "name": "Sở Giáo dục và Đào tạo", "url": "", "feeds": [feed]}
    assert registry["edu.portal.superiors"] == [superior]
    tool = api.portal.get_tool("portal_setup")
    assert tool.getLastVersionForProfile("edu.portal:thcs") != "unknown"

    assert service.section_brain(site, "van-ban").getPath() == "/plone/cong-van"
    assert service.section_brain(site, "tuyen-sinh").getPath() == "/plone/cong-van/ts"
    assert site["cong-van"].title == "VĂN BẢN"
    assert "mot" in site["cong-van"]
    assert service.section_brain(site, "lich-bao-giang") is None
    assert len(site["tai-nguyen"]["trang-tai-nguyen"].objectIds()) == 5
    order = [name for name in site.objectIds() if name in ("gioi-thieu", "tin-tuc", "cong-van", "cong-khai")]
    assert order == ["gioi-thieu", "tin-tuc", "cong-van", "cong-khai"]

    browser.open(f"{site.absolute_url()}/@@edu-setup")
    assert browser.getControl(name="site-type").value == ["thcs"]
    for step in ("unit", "superiors", "regimes", "preview"):
        press(browser, "go", step)
    assert "Sẽ tạo mới" not in browser.contents
    assert "Đã có, giữ nguyên" in browser.contents


def test_what_is_not_required_can_be_left_out_and_taken_back(site, browser):
    open_step(browser, site, "regimes")
    browser.getControl(name="regime").value = ["hn-longbien"]
    press(browser, "go", "preview")
    browser.getControl(name="choice-van-ban").value = ["new"]
    press(browser, "go", "preview")
    browser.getControl(name="leave-out").value = ["nhac"]
    press(browser, "apply")
    transaction.begin()
    assert service.section_brain(site, "nhac") is None
    assert service.section_brain(site, "van-ban").getPath() == "/plone/van-ban"
    browser.open(f"{site.absolute_url()}/@@edu-setup")
    for step in ("unit", "superiors", "regimes", "preview"):
        press(browser, "go", step)
    assert browser.getControl(name="leave-out").value == ["nhac"]
    browser.getControl(name="leave-out").value = []
    press(browser, "apply")
    transaction.begin()
    assert service.section_brain(site, "nhac").getPath() == "/plone/tai-nguyen/nhac"


def test_a_second_run_keeps_what_the_wizard_does_not_show_of_a_feed(site, browser):
    feed = {"category": "van-ban", "title": "Văn bản", "url": "https://so.example.vn/rss", "paused": True}
    units = [{"id": "so-gddt", "kind": "so", "name": "Sở", "url": "", "feeds": [feed]}]
    getUtility(IRegistry)["edu.portal.superiors"] = units
    transaction.commit()
    open_step(browser, site, "preview")
    press(browser, "apply")
    transaction.begin()
    assert getUtility(IRegistry)["edu.portal.superiors"] == units


def test_a_forged_request_sets_nothing_up(site, browser):
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.post(f"{site.absolute_url()}/@@edu-setup", "apply=1&step=preview&site-type=thcs")
    assert browser.headers["Status"].startswith("403")
    transaction.begin()
    assert not getUtility(IRegistry)["edu.portal.setup_done"]
    assert "gioi-thieu" not in site
