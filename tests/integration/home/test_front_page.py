"""The front page: what its blocks show to whom, and that a failing or empty block harms nobody."""

from DateTime import DateTime
from datetime import timedelta
from edu.portal import clock
from edu.portal import guard
from edu.portal.behaviors.consent import IConsent
from edu.portal.behaviors.news import INews
from edu.portal.core.consent.decide import Consent
from edu.portal.demo.builder import picture
from edu.portal.home import service
from edu.portal.home.sections import read_sections
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.mandate import service as mandate
from itertools import pairwise
import logging
from lxml import html
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import login
from plone.app.testing import logout
from plone.dexterity.utils import createContentInContainer
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
import pytest
from zope.interface import alsoProvides


@pytest.fixture
def front(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    alsoProvides(school.REQUEST, IEduPortalLayer)
    return school


def folder(portal, section):
    return mandate.section_brain(portal, section).getObject()


def add(portal, section, title, days=0, portal_type="News Item", publish=True, **fields):
    item = api.content.create(folder(portal, section), portal_type, title=title, **fields)
    if publish:
        api.content.transition(item, "publish")
    item.setEffectiveDate(DateTime() - days - 0.01)
    item.reindexObject()
    return item


def page(portal, **form):
    request = portal.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    request.form.update(form)
    view = api.content.get_view("edu-home", portal, request)
    return html.fromstring(view())


def titles(root, selector):
    return [node.text_content().strip() for node in root.cssselect(selector)]


def test_the_newest_story_with_a_picture_leads_and_is_not_repeated(front):
    add(front, "hoat-dong-chung", "Không có ảnh")
    lead = add(front, "hoat-dong-chuyen-mon", "Có ảnh", days=1, image=picture("lop-hoc"))
    add(front, "hoat-dong-doan-the", "Cũ hơn", days=2, image=picture("san-truong"))
    root = page(front)
    assert titles(root, ".edu-lead h2") == ["Có ảnh"]
    assert titles(root, ".edu-lead .edu-kicker span") == ["Hoạt động chuyên môn"]
    image = root.cssselect(".edu-lead img")[0]
    assert image.get("src").startswith(lead.absolute_url()) and image.get("width") and image.get("height")
    assert titles(root, ".edu-news h3") == ["Không có ảnh", "Cũ hơn"]


def test_a_chosen_story_leads_and_a_withdrawn_one_does_not(front):
    newest = add(front, "hoat-dong-chung", "Mới", image=picture("lop-hoc"))
    chosen = add(front, "hoat-dong-chung", "Được chọn", days=9)
    assert service.lead_story(front, ("tin-tuc",), chosen.UID()).uid == chosen.UID()
    api.content.transition(chosen, "retract")
    assert service.lead_story(front, ("tin-tuc",), chosen.UID()).uid == newest.UID()


def test_without_any_picture_the_newest_story_leads(front):
    add(front, "hoat-dong-chung", "Cũ", days=3)
    add(front, "hoat-dong-chung", "Mới")
    assert service.lead_story(front, ("tin-tuc",)).title == "Mới"


def test_drafts_expired_and_future_items_are_not_shown_to_their_editors_either(front):
    add(front, "thong-bao", "Bản nháp", publish=False)
    add(front, "thong-bao", "Sắp đăng", days=-3)
    ended = add(front, "thong-bao", "Hết hạn", days=5)
    ended.setExpirationDate(DateTime() - 1)
    ended.reindexObject()
    add(front, "thong-bao", "Đang đăng", days=1)
    assert titles(page(front), ".edu-list h3") == ["Đang đăng"]


def test_the_tab_in_the_address_chooses_the_sub_section(front):
    add(front, "hoat-dong-chung", "Tin dẫn", image=picture("lop-hoc"))
    add(front, "hoat-dong-chung", "Tin chung", days=1)
    add(front, "hoat-dong-chuyen-mon", "Tin chuyên môn", days=2)
    root = page(front)
    assert titles(root, "#tin-nha-truong .edu-tabs a")[1:] == ["Hoạt động chung", "Hoạt động chuyên môn"]
    assert (
        root.cssselect("#tin-nha-truong .edu-tabs a")[2]
        .get("href")
        .endswith("?muc=hoat-dong-chuyen-mon#tin-nha-truong")
    )
    assert titles(root, "#tin-nha-truong h3") == ["Tin chung", "Tin chuyên môn"]
    root = page(front, muc="hoat-dong-chuyen-mon")
    assert titles(root, "#tin-nha-truong h3") == ["Tin chuyên môn"]
    assert titles(root, "#tin-nha-truong .edu-tabs a[aria-current]") == ["Hoạt động chuyên môn"]


@pytest.mark.parametrize("value", ["van-ban", "", "'\"><script>", ["a", "b"], "khong-co"])
def test_an_invented_tab_shows_the_first(front, value):
    add(front, "hoat-dong-chung", "Tin dẫn", image=picture("lop-hoc"))
    add(front, "hoat-dong-chung", "Tin chung")
    add(front, "hoat-dong-chuyen-mon", "Tin chuyên môn", days=2)
    root = page(front, muc=value)
    assert len(root.cssselect("#tin-nha-truong h3")) == 2
    assert not root.cssselect(".edu-home script")


def test_urgent_notices_are_marked(front):
    notice = add(front, "thong-bao", "Gấp", subject=("thường",))
    INews(notice).urgent = True
    notice.reindexObject()
    add(front, "thong-bao", "Thường", days=1)
    root = page(front)
    assert [len(item.cssselect(".edu-tag--hot")) for item in root.cssselect(".edu-list-item")] == [1, 0]


def test_documents_stand_by_day_of_issue_with_their_validity(front):
    today = service.local_date(DateTime().asdatetime())
    for number, days, expiry in (("1/KH-THCS", 3, None), ("2/TB-THCS", 30, today - timedelta(days=2))):
        add(
            front,
            "van-ban-truong",
            f"Văn bản {number}",
            days=days,
            portal_type="edu.LegalDocument",
            number_raw=number,
            document_type="ke-hoach",
            issuing_body="Trường",
            issued_on=today - timedelta(days=days),
            expires_on=expiry,
        )
    root = page(front)
    assert [row.cssselect("td")[0].text_content().strip() for row in root.cssselect("#van-ban-moi tbody tr")] == [
        "1/KH-THCS",
        "2/TB-THCS",
    ]
    assert [span.get("class") for span in root.cssselect("#van-ban-moi td span")] == [
        "edu-state--ok",
        "edu-state--old",
    ]
    assert [cell.get("data-label") for cell in root.cssselect("#van-ban-moi tbody tr")[0].cssselect("td")] == titles(
        root, "#van-ban-moi thead th"
    )


def test_albums_are_shown_by_their_cover_the_newest_event_first(front):
    today = clock.today()
    for title, days in (("Ngày hội", 3), ("Khai giảng", 70)):
        album = api.content.create(
            folder(front, "album-anh"), "edu.Album", title=title, day=today - timedelta(days=days)
        )
        for name in ("lop-hoc", "san-truong"):
            api.content.create(album, "Image", id=name, title=name, image=picture(name), alt=f"Cảnh {name}")
        IConsent(album).consent = Consent.NONE_SHOWN.value
        api.content.transition(album, "publish")
    shown = service.newest_albums(front, "album-anh", 5)
    assert [(card.title, card.count) for card in shown] == [("Ngày hội", 2), ("Khai giảng", 2)]
    assert "/lop-hoc/@@images/" in shown[0].picture.src
    api.content.transition(album, "retract")
    assert [card.title for card in service.newest_albums(front, "album-anh", 5)] == ["Ngày hội"]


def test_a_folder_of_pictures_counts_as_an_album(front):
    old = api.content.create(folder(front, "album-anh"), "Folder", title="Album cũ")
    for name in ("lop-hoc", "san-truong"):
        createContentInContainer(old, "Image", checkConstraints=False, id=name, title=name, image=picture(name))
    assert service.newest_albums(front, "album-anh", 5) == []
    api.content.transition(old, "publish")
    (shown,) = service.newest_albums(front, "album-anh", 5)
    assert (shown.title, shown.count) == ("Album cũ", 2)


def test_tiles_lead_to_the_sections_that_exist_with_the_titles_of_editors(front):
    section = folder(front, "bieu-mau")
    section.title = "Đơn từ"
    section.reindexObject()
    api.content.delete(folder(front, "tra-cuu-ket-qua"))
    add(front, "thoi-khoa-bieu", "Thời khóa biểu áp dụng từ 16/11", portal_type="Document")
    found = {tile.section: tile for tile in service.tiles(front, ("thoi-khoa-bieu", "tra-cuu-ket-qua", "bieu-mau"))}
    assert list(found) == ["thoi-khoa-bieu", "bieu-mau"]
    assert found["bieu-mau"].title == "Đơn từ"
    assert found["thoi-khoa-bieu"].note == "Áp dụng từ 16/11"
    root = page(front)
    assert root.cssselect(".edu-tiles svg[aria-hidden=true]")


def test_empty_blocks_are_absent_for_visitors_and_helpful_for_editors(front):
    login(front.aq_parent, SITE_OWNER_NAME)
    for_editor = page(front)
    assert {"tin-noi-bat", "thong-bao", "tin-nha-truong", "van-ban-moi"} <= {
        node.get("id") for node in for_editor.cssselect(".edu-empty")
    }
    assert for_editor.cssselect(".edu-home-actions a")
    logout()
    root = page(front)
    assert not root.cssselect(".edu-empty") and not root.cssselect(".edu-home-actions")
    assert not root.cssselect(".edu-hero") and root.cssselect(".edu-tiles")


def test_a_failing_block_is_left_out_and_logged_once(front, monkeypatch, caplog):
    add(front, "thong-bao", "Vẫn hiện")

    def broken(*arguments):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(service, "tiles", broken)
    monkeypatch.setattr(guard, "_reported", set())
    logout()
    with caplog.at_level(logging.ERROR, logger="edu.portal"):
        for _visit in range(3):
            root = page(front)
    assert titles(root, ".edu-list h3") == ["Vẫn hiện"]
    assert not root.cssselect(".edu-tiles")
    assert len([record for record in caplog.records if record.name == "edu.portal"]) == 1
    login(front.aq_parent, SITE_OWNER_NAME)
    assert page(front).cssselect(".edu-services .edu-empty")


def test_rendering_wakes_no_item_and_writes_nothing(front, monkeypatch):
    add(front, "hoat-dong-chung", "Tin dẫn", image=picture("lop-hoc"))
    add(front, "thong-bao", "Thông báo")
    read_sections(front)
    front._p_jar.savepoint()

    def woken(brain):
        raise AssertionError(brain.getPath())

    monkeypatch.setattr(AbstractCatalogBrain, "getObject", woken)
    monkeypatch.setattr(AbstractCatalogBrain, "_unrestrictedGetObject", woken)
    logout()
    root = page(front)
    assert titles(root, ".edu-lead h2") == ["Tin dẫn"]
    # Plone itself notes once that the portlets of its own columns are visible.
    written = [item for item in front._p_jar._registered_objects if "++contextportlets++plone." not in repr(item)]
    assert not written


def test_the_page_has_one_main_heading_and_no_skipped_level(front):
    add(front, "hoat-dong-chung", "Tin dẫn", image=picture("lop-hoc"))
    add(front, "thong-bao", "Thông báo")
    levels = [
        int(node.tag[1]) for node in page(front).xpath("//div[@class='edu-home']//*[self::h1|self::h2|self::h3]")
    ]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
