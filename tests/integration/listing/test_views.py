"""The views of section folders on stock content: what they show, and that they wake nothing they need not."""

from DateTime import DateTime
from plone import api
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.textfield.value import RichTextValue
import pytest
from zExceptions import NotFound


@pytest.fixture
def folder(portal):
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    section = api.content.create(portal, "Folder", id="tin", title="Tin tức", description="Chuyện ở trường")
    api.content.transition(section, "publish")
    return section


def add(container, type_name, title, *, published=True, day="2026/11/18 08:00 Asia/Ho_Chi_Minh", **fields):
    item = api.content.create(container, type_name, title=title, **fields)
    if published:
        api.content.transition(item, "publish")
    item.setEffectiveDate(DateTime(day))
    item.reindexObject()
    return item


def view_of(context, name, **form):
    request = context.REQUEST.clone()
    request.form.update(form)
    from edu.portal.interfaces import IEduPortalLayer
    from zope.interface import alsoProvides

    alsoProvides(request, IEduPortalLayer)
    return api.content.get_view(name, context, request)


def titles(view):
    view.update()
    return [brain.Title for brain in view.rows]


def test_news_are_found_with_and_without_diacritics(folder):
    add(folder, "News Item", "Ủy ban phường thăm trường", day="2026/11/01")
    add(folder, "News Item", "Lịch thi giữa kỳ", day="2025/11/02", description="Phòng chống đuối nước")
    assert titles(view_of(folder, "edu-cards", text="uy ban")) == ["Ủy ban phường thăm trường"]
    assert titles(view_of(folder, "edu-cards", text="ỦY BAN")) == ["Ủy ban phường thăm trường"]
    assert titles(view_of(folder, "edu-cards", text="duoi nu")) == ["Lịch thi giữa kỳ"]
    assert titles(view_of(folder, "edu-cards", text="khong co")) == []
    assert titles(view_of(folder, "edu-cards", year="2025")) == ["Lịch thi giữa kỳ"]


def test_the_text_of_the_page_is_searched_too(folder):
    add(folder, "News Item", "Tin", text=RichTextValue("<p>Hội khỏe Phù Đổng</p>", "text/html", "text/html"))
    assert titles(view_of(folder, "edu-cards", text="phu don")) == ["Tin"]


def test_the_parent_shows_the_sections_below(folder):
    child = add(folder, "Folder", "Hoạt động chung")
    add(child, "News Item", "Lễ khai giảng", day="2026/09/05")
    add(folder, "News Item", "Thông báo nghỉ", day="2026/11/18")
    view = view_of(folder, "edu-cards")
    assert titles(view) == ["Thông báo nghỉ", "Lễ khai giảng"]
    assert [card["section"] for card in view.cards()] == ["", "Hoạt động chung"]
    assert "Hoạt động chung" in view.index()


def test_pages_end(folder):
    for place in range(21):
        add(folder, "News Item", f"Tin {place}")
    view = view_of(folder, "edu-cards", b_start="20")
    assert len(titles(view)) == 1
    assert 'content="noindex,follow"' in view.index()
    assert titles(view_of(folder, "edu-cards", b_start="7")) == titles(view_of(folder, "edu-cards"))
    for start in ("21", "40", "1000000000"):
        with pytest.raises(NotFound):
            view_of(folder, "edu-cards", b_start=start)()


def test_the_bare_list_is_for_search_engines(folder):
    add(folder, "News Item", "Tin")
    assert "noindex" not in view_of(folder, "edu-cards")()
    assert "noindex" in view_of(folder, "edu-cards", text="tin")()
    assert "noindex" in view_of(folder, "edu-table", sort="title")()


def test_visitors_see_only_what_is_published(folder):
    add(folder, "News Item", "Nháp", published=False)
    add(folder, "News Item", "Ngày mai", day="2099/01/01")
    editor = view_of(folder, "edu-cards")
    assert sorted(titles(editor)) == ["Ngày mai", "Nháp"]
    assert {card["tag"] for card in editor.cards()} == {"", editor.translate("Draft")}
    logout()
    visitor = view_of(folder, "edu-cards")
    assert titles(visitor) == []
    assert "edu-editor-line" not in visitor.index()
    login(folder.aq_parent, TEST_USER_NAME)


def test_an_empty_section_helps_each_reader(folder):
    html = view_of(folder, "edu-table")()
    assert "++add++News%20Item" in html or "++add++News Item" in html
    assert "edu-filters" not in html
    logout()
    html = view_of(folder, "edu-table")()
    assert "edu-empty" in html
    assert "++add++" not in html
    login(folder.aq_parent, TEST_USER_NAME)


def test_nothing_found_offers_the_way_back(folder):
    add(folder, "News Item", "Tin")
    html = view_of(folder, "edu-table", text="xyz")()
    assert "edu-empty" in html
    assert 'value="xyz"' in html
    assert f'href="{folder.absolute_url()}"' in html


def test_what_is_typed_is_escaped(folder):
    add(folder, "News Item", "<b>Tin</b>", description="<script>alert(1)</script>")
    html = view_of(folder, "edu-table", text='"><script>alert(2)</script>')()
    assert "<script>alert(" not in html
    html = view_of(folder, "edu-table")()
    assert "&lt;b&gt;Tin" in html
    assert "<script>alert(" not in html


def test_headings_turn_the_order(folder):
    add(folder, "News Item", "An", day="2026/01/01")
    add(folder, "News Item", "Ăn", day="2026/01/02")
    add(folder, "News Item", "Âm", day="2026/01/03")
    assert titles(view_of(folder, "edu-table", sort="title")) == ["An", "Ăn", "Âm"]
    assert titles(view_of(folder, "edu-table", sort="-title")) == ["Âm", "Ăn", "An"]
    view = view_of(folder, "edu-table")
    view.update()
    day, title = view.headings()[:2]
    assert day["order"] == "descending"
    assert day["href"].endswith("?sort=day")
    assert title["order"] is None
    assert title["href"].endswith("?sort=title")


def test_lists_wake_no_object(folder, monkeypatch):
    for place in range(3):
        add(folder, "News Item", f"Tin {place}")
        add(folder, "Link", f"Trang {place}", remoteUrl="https://moet.gov.vn/")
    child = add(folder, "Folder", "Con")
    add(child, "News Item", "Tin con")
    woken = []
    from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain

    original = AbstractCatalogBrain.getObject
    monkeypatch.setattr(
        AbstractCatalogBrain, "getObject", lambda brain, **kw: woken.append(brain.getPath()) or original(brain, **kw)
    )
    for name in ("edu-table", "edu-cards", "edu-links", "edu-overview"):
        view = view_of(folder, name)
        view.update()
        view.index()
    ours = [path for path in woken if path.startswith("/".join(folder.getPhysicalPath()) + "/")]
    assert ours == []


def test_export(folder):
    add(folder, "News Item", "=1+1", day="2026/11/18 08:00 Asia/Ho_Chi_Minh")
    view = view_of(folder, "edu-csv")
    content = view()
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert "18/11/2026,'=1+1," in text
    disposition = view.request.response.getHeader("Content-Disposition")
    assert disposition.startswith('attachment; filename="tin-20')
    assert disposition.endswith('.csv"')


def test_a_page_in_place(folder):
    body = RichTextValue("<p>Trường có 24 lớp.</p>", "text/html", "text/x-html-safe")
    add(folder, "Document", "Nháp", published=False, text=body)
    add(folder, "Document", "Tin Tức", text=body, description="Một dòng")
    add(folder, "Document", "Trang sau", description="Ở dưới")
    view = view_of(folder, "edu-page")
    html = view()
    assert "Trường có 24 lớp." in html
    assert view.page_title == ""
    assert [item["title"] for item in view.others] == ["Nháp", "Trang sau"]
    assert "Ở dưới" in html


def test_a_page_without_text(folder):
    add(folder, "Document", "Trống")
    assert "edu-in-place" in view_of(folder, "edu-page")()


def test_an_empty_page_section(folder):
    assert "edu-empty" in view_of(folder, "edu-page")()


def test_links_lead_elsewhere_safely(folder):
    add(folder, "Link", "Bộ", remoteUrl="https://www.moet.gov.vn/van-ban", description="Văn bản")
    add(folder, "Link", "Xấu", remoteUrl="javascript:alert(1)")
    add(folder, "Link", "Trong", remoteUrl="${portal_url}/tin")
    view = view_of(folder, "edu-links")
    html = view()
    by_title = {link["title"]: link for link in view.links()}
    assert by_title["Bộ"]["url"] == "https://www.moet.gov.vn/van-ban"
    assert by_title["Bộ"]["rel"] == "noopener"
    assert by_title["Bộ"]["host"] == "moet.gov.vn"
    assert by_title["Xấu"]["url"].endswith("/xau")
    assert by_title["Trong"]["rel"] == ""
    assert "javascript:alert" not in html


def test_overview(folder):
    child = add(folder, "Folder", "Văn bản trường", description="Quy chế, kế hoạch", exclude_from_nav=True)
    for place in range(1, 6):
        add(child, "News Item", f"Tin {place}", day=f"2026/11/0{place}")
    add(folder, "Document", "Lời ngỏ")
    view = view_of(folder, "edu-overview")
    html = view()
    assert [section["title"] for section in view.sections()] == ["Văn bản trường"]
    assert [item["title"] for item in view.sections()[0]["newest"]] == ["Tin 5", "Tin 4", "Tin 3"]
    assert "Lời ngỏ" in html
    assert "Quy chế, kế hoạch" in html


def test_a_card_takes_its_picture_from_the_catalogue(folder):
    import base64
    from edu.portal.content.pictures import picture_of
    from plone.namedfile.file import NamedBlobImage

    gif = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
    item = add(folder, "News Item", "Có ảnh", image=NamedBlobImage(gif, filename="a.gif"))
    item.reindexObject()
    brain = api.content.find(UID=item.UID())[0]
    picture = picture_of(brain, "preview")
    assert picture.src.startswith(f"{item.absolute_url()}/@@images/")
    assert picture_of(api.content.find(UID=folder.UID())[0], "preview") is None
