"""Albums as lists and pages show them."""

from datetime import date
from edu.portal.behaviors.consent import IConsent
from edu.portal.core.consent.decide import Consent
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.mandate import service as mandate
from edu.portal.media.albums import read_albums
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
import pytest
from zope.interface import alsoProvides
from zope.lifecycleevent import modified


def view_of(context, name, **form):
    request = context.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    request.form.update(form)
    return api.content.get_view(name, context, request)


def row_of(content):
    return api.content.find(UID=content.UID())[0]


def publish(album):
    IConsent(album).consent = Consent.NONE_SHOWN.value
    api.content.transition(album, "publish")


def test_the_catalogue_knows_count_day_and_cover(album, add_image):
    album.day, album.place = date(2026, 2, 10), "Sân trường"
    add_image(album, "mot", "Gói bánh chưng")
    add_image(album, "hai", "Kéo co")
    add_image(album, "ba")
    facts = row_of(album).edu_album
    assert (facts["count"], facts["day"], facts["place"]) == (2, date(2026, 2, 10), "Sân trường")
    (card,) = read_albums(album.aq_parent)
    assert (card.title, card.count, card.date) == ("Hội xuân", 2, "10/02/2026")
    assert card.picture.src.startswith(f"{album.absolute_url()}/mot/@@images/")


def test_the_cover_follows_choice_and_removal(album, add_image):
    for name in ("mot", "hai"):
        add_image(album, name, f"Cảnh {name}")
    album.cover = "hai"
    modified(album)
    assert "/hai/@@images/" in read_albums(album.aq_parent)[0].picture.src
    api.content.delete(album["hai"])
    (card,) = read_albums(album.aq_parent)
    assert "/mot/@@images/" in card.picture.src
    assert card.count == 1


def test_a_picture_without_words_is_for_editors_only(album, add_image, as_visitor):
    described, bare = add_image(album, "mot", "Gói bánh chưng"), add_image(album, "hai")
    publish(album)
    assert described.acquiredRolesAreUsedBy("View")
    assert not bare.acquiredRolesAreUsedBy("View")
    with as_visitor():
        assert [brain.getId for brain in api.content.find(context=album, portal_type="Image")] == ["mot"]
    bare.alt = "Kéo co"
    modified(bare)
    assert bare.acquiredRolesAreUsedBy("View")
    assert row_of(album).edu_album["count"] == 2
    bare.alt = ""
    modified(bare)
    assert not bare.acquiredRolesAreUsedBy("View")


def test_a_picture_that_is_moved_follows_the_rule_of_its_place(school, album, add_image):
    picture = add_image(school, "cong-truong")
    api.content.move(picture, album)
    assert not album["cong-truong"].acquiredRolesAreUsedBy("View")
    folder = api.content.create(school, "Folder", title="Khác")
    api.content.move(album["cong-truong"], folder)
    assert folder["cong-truong"].acquiredRolesAreUsedBy("View")
    described = add_image(school, "san", "Sân trường giờ ra chơi")
    api.content.move(described, album)
    assert row_of(album).edu_album["count"] == 1
    api.content.move(album["san"], folder)
    assert row_of(album).edu_album["count"] == 0


def test_a_picture_elsewhere_needs_no_words(school, add_image):
    assert add_image(school, "cong-truong").acquiredRolesAreUsedBy("View")


def test_an_album_without_statement_on_children_is_not_published(album, add_image):
    add_image(album, "mot", "Gói bánh chưng")
    workflow = api.portal.get_tool("portal_workflow")
    with pytest.raises(WorkflowException, match="Hội xuân"):
        workflow.doActionFor(album, "publish")
    IConsent(album).consent = Consent.MISSING.value
    with pytest.raises(WorkflowException, match="Hội xuân"):
        workflow.doActionFor(album, "publish")
    publish(album)
    assert api.content.get_state(album) == "published"


def test_the_section_lists_albums_by_day_with_years(section, add_image):
    for title, day in (("Cũ", date(2024, 9, 5)), ("Mới", date(2026, 11, 20)), ("Giữa", date(2025, 1, 3))):
        album = api.content.create(section, "edu.Album", title=title, day=day)
        add_image(album, "mot", f"Cảnh của {title}")
    view = view_of(section, "edu-albums")
    html = view()
    assert [card.title for card in view.rows] == ["Mới", "Giữa", "Cũ"]
    assert [option.value for option in view.year_choice().options] == ["", "2026", "2025", "2024"]
    assert 'width="' in html and 'loading="lazy"' in html
    narrowed = view_of(section, "edu-albums", year="2025")
    narrowed()
    assert [card.title for card in narrowed.rows] == ["Giữa"]


def test_captions_and_words_of_pictures_are_found(section, album, add_image):
    add_image(album, "mot", "Đội nữ khối 8 nâng cúp", title="Trao giải")
    view = view_of(section, "edu-albums", text="nang cup")
    assert "Đội nữ khối 8 nâng cúp" in view()
    assert [item["caption"] for item in view.pictures] == ["Trao giải"]
    assert view_of(section, "edu-albums", text="hoi xuan")().count("Hội xuân") >= 1
    assert "edu-empty" in view_of(section, "edu-albums", text="khongcogi")()


def test_a_folder_of_pictures_is_still_an_album(section, add_image):
    old = api.content.create(section, "Folder", title="Album cũ")
    add_image(old, "mot")
    add_image(old, "hai")
    old.setLayout("album_view")
    view = view_of(section, "edu-albums")
    view()
    assert [(card.title, card.count) for card in view.rows] == [("Album cũ", 2)]
    assert view.children == []
    page = view_of(old, "album_view")
    assert "edu-gallery" in page()
    assert [item["caption"] for item in page.pictures] == ["mot", "hai"]


def test_a_sub_section_looks_as_its_section(section, add_image):
    drawings = api.content.create(section, "Folder", title="Tranh vẽ của học sinh")
    assert drawings.getLayout() == "edu-albums"
    inner = api.content.create(drawings, "Folder", title="Khối 7")
    assert inner.getLayout() == "edu-albums"
    album = api.content.create(drawings, "edu.Album", title="Tranh an toàn giao thông")
    add_image(album, "mot", "Tranh vẽ ngã tư")
    view = view_of(section, "edu-albums")
    view()
    assert [child.Title for child in view.children] == ["Tranh vẽ của học sinh"]
    assert [card.title for card in view.rows] == ["Tranh an toàn giao thông"]


def test_the_page_of_an_album_has_words_captions_and_a_way_to_the_page_of_each(album, add_image):
    album.day, album.credit = date(2026, 2, 10), "Tổ truyền thông"
    add_image(album, "mot", "Ba bạn gói bánh chưng quanh bàn", title="Gói bánh")
    inner = api.content.create(album, "edu.Album", title="Trò chơi")
    add_image(inner, "hai", "Kéo co")
    view = view_of(album, "edu-album")
    html = view()
    assert 'alt="Ba bạn gói bánh chưng quanh bàn"' in html
    assert f'href="{album["mot"].absolute_url()}/view"' in html
    assert "10/02/2026" in html and "Tổ truyền thông" in html
    assert "<dialog" in html and 'aria-live="polite"' in html
    assert [card.title for card in view.albums] == ["Trò chơi"]
    assert [card.title for card in read_albums(album.aq_parent)] == ["Hội xuân"]


def test_an_empty_album_offers_the_upload_to_editors_alone(album, as_visitor):
    assert "@@edu-album-upload" in view_of(album, "edu-album")()
    publish(album)
    with as_visitor():
        html = view_of(album, "edu-album")()
    assert "@@edu-album-upload" not in html
    assert "edu-empty" in html


def test_the_page_of_a_picture_knows_its_album(album, add_image):
    add_image(album, "mot", "Ba bạn gói bánh")
    add_image(album, "hai", "Kéo co")
    view = view_of(album["hai"], "image_view")
    assert 'alt="Kéo co"' in view()
    assert view.number == 2
    assert view.previous_url == f"{album['mot'].absolute_url()}/view"


def test_no_object_is_woken_for_a_list(section, add_image, monkeypatch):
    for number in range(3):
        album = api.content.create(section, "edu.Album", title=f"Album {number}")
        add_image(album, "mot", f"Cảnh {number}")
    section._p_jar.cacheMinimize()
    from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain

    woken = []
    monkeypatch.setattr(AbstractCatalogBrain, "getObject", lambda self, **_options: woken.append(self.getPath()))
    assert len(read_albums(section)) == 3
    view_of(section, "edu-albums").update()
    assert woken == []


def test_the_feed_of_the_section_carries_the_cover(section, album, add_image):
    add_image(album, "mot", "Ba bạn gói bánh")
    feed = view_of(section, "edu-rss")().decode()
    assert f'<enclosure url="{album.absolute_url()}/mot/@@images/' in feed
    assert 'type="image/jpeg"' in feed


def test_the_section_is_set_up_for_albums(section):
    assert section.getLayout() == "edu-albums"
    assert mandate.display_for(api.portal.get(), "album-anh").types == ("edu.Album", "Folder")
