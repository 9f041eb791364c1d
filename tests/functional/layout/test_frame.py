"""The frame of a page in the theme: what every visitor finds on it."""

from edu.portal.settings.unit import PREFIX
from edu.portal.testing.fixtures import browser_for
from lxml import html
from plone import api
import pytest
import transaction


@pytest.fixture
def page(functional_school):
    for name, value in {
        "name": "Trường THCS Bờ Kênh",
        "kind": "thcs",
        "address": "125 đường Bờ Kênh",
        "phone": "(028) 3855 0000",
        "email": "c2bokenh@hcm.edu.vn",
    }.items():
        api.portal.set_registry_record(f"{PREFIX}.{name}", value)
    transaction.commit()

    def open_page(path="", **options):
        browser = browser_for(functional_school, **options)
        browser.open(functional_school.absolute_url() + path)
        return html.fromstring(browser.contents)

    return open_page


def test_the_skip_links_come_first_and_lead_somewhere(page):
    tree = page("/tin-tuc")
    links = tree.xpath("//a[@href]")[:3]
    assert [link.get("href") for link in links] == ["#main", "#edu-mainnav", "#edu-search"]
    assert all(tree.get_element_by_id(link.get("href")[1:]) is not None for link in links)


def test_a_page_has_its_landmarks_once(page):
    tree = page("/tin-tuc")
    assert tree.get("lang") == "vi"
    for landmark in (
        "//main",
        "//body/div/header",
        "//body/footer",
        "//*[@role='search']",
        "//nav[@id='edu-mainnav']",
    ):
        assert len(tree.xpath(landmark)) == 1, landmark
    assert len(tree.xpath("//h1")) == 1


def test_the_search_has_a_label(page):
    tree = page("/tin-tuc")
    assert tree.xpath("//label[@for='edu-search']")
    assert tree.get_element_by_id("edu-search").get("name") == "SearchableText"


def test_the_foot_carries_the_contact_record_on_every_page(page):
    for path in ("", "/tin-tuc", "/login"):
        foot = page(path).xpath("//footer[@id='edu-foot']")[0]
        text = foot.text_content()
        assert all(part in text for part in ("Trường THCS Bờ Kênh", "125 đường Bờ Kênh", "(028) 3855 0000"))
        assert foot.xpath(".//a[@href='tel:+842838550000']")
        assert foot.xpath(".//a[@href='mailto:c2bokenh@hcm.edu.vn']")


def test_the_menu_works_without_scripts(page):
    tree = page("/tin-tuc")
    assert tree.xpath("//a[@href='#edu-mainnav' and contains(@class, 'edu-menu-button')]")
    item = tree.xpath("//ul[@class='edu-menu']/li[a[@aria-current='page']]")[0]
    assert item.xpath("a")[0].text_content() == "Tin tức"
    assert item.xpath("details/summary")
    assert "Hoạt động chung" in [link.text_content() for link in item.xpath("details/ul/li/a")]


def test_the_unit_is_described_on_the_front_page_only(page):
    script = "//script[@type='application/ld+json']"
    assert len(page().xpath(script)) == 1
    assert not page("/tin-tuc").xpath(script)
    assert not page("/@@search").xpath(script)


def test_the_palette_follows_the_kind(page):
    assert "edu-palette-muc-tim" in page().find("body").get("class").split()
    api.portal.set_registry_record(f"{PREFIX}.kind", "tieu-hoc")
    transaction.commit()
    assert "edu-palette-la-bang" in page().find("body").get("class").split()


def test_visitors_see_no_toolbar_and_editors_keep_theirs(page):
    assert not page("/tin-tuc").xpath("//*[@id='edit-zone']")
    bar = page("/tin-tuc", manager=True).xpath("//*[@id='edit-bar']")
    assert bar[0].get("role") == "navigation"
    assert bar[0].xpath(".//a[contains(@href, '/edit')]")


def test_plone_s_own_frame_is_gone(page):
    tree = page("/tin-tuc")
    for part in ("portal-logo", "portal-globalnav", "portal-searchbox", "portal-column-one", "portal-siteactions"):
        assert not tree.xpath(f"//*[@id='{part}']"), part


def test_a_story_says_its_section_and_day(page, functional_school):
    story = api.content.create(functional_school["tin-tuc"]["hoat-dong-chung"], "News Item", id="mot-tin", title="Tin")
    story.setEffectiveDate("2026-11-20 00:30 Asia/Ho_Chi_Minh")
    transaction.commit()
    kicker = page("/tin-tuc/hoat-dong-chung/mot-tin", manager=True).xpath("//p[@class='edu-kicker']")[0]
    assert [part.text_content() for part in kicker] == ["Hoạt động chung", "20/11/2026"]


def test_the_pages_of_the_site_itself_say_their_names(page):
    assert page("/sitemap").findtext(".//title").startswith("Sơ đồ trang — ")
    assert page("/@@search?SearchableText=lich").findtext(".//title").startswith("Kết quả tìm kiếm cho lich — ")
    assert page("").findtext(".//title").strip().count(" — ") == 0


def test_the_site_map_holds_the_sections_that_the_menu_leaves_out(page):
    titles = [link.text for link in page("/sitemap").xpath("//ul[@class='edu-sitemap']//a")]
    assert {"Văn bản", "Văn bản trường", "Lịch và kế hoạch", "Thời khóa biểu"} <= set(titles)


def test_an_address_that_leads_nowhere_offers_a_way_on(functional_school):
    browser = browser_for(functional_school)
    browser.handleErrors, browser.raiseHttpErrors = True, False
    browser.addHeader("Accept", "text/html")
    browser.open(f"{functional_school.absolute_url()}/khong-co-trang-nay")
    tree = html.fromstring(browser.contents)
    assert browser.headers["status"].startswith("404")
    assert tree.findtext(".//title").startswith("Không tìm thấy trang này — ")
    box = tree.find_class("edu-not-found")[0]
    assert box.xpath(".//input[@name='SearchableText']")
    assert box.xpath(".//a[contains(@href, '/lien-he')]")


def test_a_draft_says_so_to_editors_and_is_published_from_its_own_page(functional_school):
    functional_school.portal_workflow.setDefaultChain("simple_publication_workflow")
    section = functional_school.unrestrictedTraverse("tin-tuc/hoat-dong-chung")
    with api.env.adopt_roles(["Manager"]):
        story = api.content.create(section, "News Item", "tin-moi", title="Tin mới")
    transaction.commit()
    editor = browser_for(functional_school, manager=True)
    editor.open(story.absolute_url())
    assert "Bài này chưa đăng" in editor.contents
    editor.getControl("Đăng ngay").click()
    assert api.content.get_state(story) == "published"
    assert "Bài này chưa đăng" not in editor.contents
    reader = browser_for(functional_school)
    reader.open(story.absolute_url())
    assert "chưa đăng" not in reader.contents


def test_sections_and_figures_have_no_such_button(functional_school):
    editor = browser_for(functional_school, manager=True)
    for path in ("", "/tin-tuc", "/tin-tuc/hoat-dong-chung"):
        editor.open(functional_school.absolute_url() + path)
        assert "Bài này chưa đăng" not in editor.contents
