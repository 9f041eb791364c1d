"""The main menu and the foot: sections as the visitor may see them, in the folder's order."""

from edu.portal.layout.service import footer_links
from edu.portal.layout.service import main_menu
from plone import api
from plone.app.testing import logout
import pytest


@pytest.fixture
def site(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    return school


def titles(items):
    return [item.title for item in items]


def test_the_menu_has_the_sections_of_the_mandate(site):
    items = main_menu(site, site)
    assert titles(items)[:3] == ["Giới thiệu", "Tin tức", "Văn bản"]
    assert titles(items)[-1] == "Liên hệ"
    assert "Văn bản trường" in titles(items[2].children)


def test_sections_for_the_services_stand_at_the_foot(site):
    assert "Lịch và kế hoạch" not in titles(main_menu(site, site))
    assert "Lịch và kế hoạch" in titles(footer_links(site).sections)


def test_the_place_of_the_visitor_is_marked(site):
    news = main_menu(site, site["tin-tuc"]["hoat-dong-chung"])[1]
    assert news.aria_current == "true"
    assert [child.aria_current for child in news.children if child.title == "Hoạt động chung"] == ["page"]
    assert main_menu(site, site["tin-tuc"])[1].aria_current == "page"
    assert main_menu(site, site)[1].aria_current is None


def test_a_folder_with_a_longer_name_is_not_inside(site):
    api.content.create(site, "Folder", id="tin", title="Tin")
    item = next(item for item in main_menu(site, site["tin-tuc"]) if item.title == "Tin")
    assert not item.inside


def test_what_is_private_or_excluded_is_not_in_the_menu(site):
    api.content.create(site, "Folder", id="rieng", title="Riêng")
    hidden = api.content.create(site, "Folder", id="an", title="Ẩn", exclude_from_nav=True)
    api.content.transition(hidden, "publish")
    logout()
    assert not {"Riêng", "Ẩn"} & set(titles(main_menu(site, site)))


def test_items_are_no_sub_menu(site):
    api.content.create(site["tin-tuc"], "News Item", id="mot-tin", title="Một tin")
    assert "Một tin" not in titles(main_menu(site, site)[1].children)


def test_the_foot_lists_the_resource_pages(site):
    folder = site["tai-nguyen"]["trang-tai-nguyen"]
    link = api.content.create(folder, "Link", id="luat", title="Văn bản pháp luật", remoteUrl="https://vbpl.vn")
    api.content.transition(link, "publish")
    resources = [(item.title, item.url) for item in footer_links(site).resources]
    assert resources[0] == ("Văn bản quy phạm pháp luật", "http://vanban.moet.gov.vn")
    assert resources[-1] == ("Văn bản pháp luật", "https://vbpl.vn")


def test_a_site_before_the_set_up_has_an_empty_foot(portal):
    links = footer_links(portal)
    assert links.resources == ()
    assert links.sections == ()


def test_an_address_that_runs_code_leads_to_the_item_instead(site):
    link = api.content.create(site, "Link", id="bay", title="Bẫy", remoteUrl="javascript:alert(1)")
    api.content.create(
        site["tai-nguyen"]["trang-tai-nguyen"], "Link", id="bay", title="Bẫy", remoteUrl="data:text/html,a"
    )
    (item,) = [item for item in main_menu(site, site) if item.title == "Bẫy"]
    assert item.url == link.absolute_url()
    (foot,) = [item for item in footer_links(site).resources if item.title == "Bẫy"]
    assert foot.url.startswith("http://")
