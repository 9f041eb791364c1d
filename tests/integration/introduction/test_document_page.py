"""A page at its own address never shows a heading below which nothing stands."""

from edu.portal.interfaces import IEduPortalLayer
from plone import api
from plone.app.textfield.value import RichTextValue
from zope.interface import alsoProvides


def shown(page):
    request = page.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    return api.content.get_view("document_view", page, request)


def test_headings_without_text_are_left_out(school):
    page = api.content.create(school["gioi-thieu"]["gioi-thieu-nha-truong"], "Document", title="Bài giới thiệu")
    html = "<h2>Tổng quát</h2><p>Trường nằm bên kênh.</p><h2>Thành tích</h2>"
    page.text = RichTextValue(html, "text/html", "text/x-html-safe")
    view = shown(page)
    assert view.body == "<h2>Tổng quát</h2><p>Trường nằm bên kênh.</p>"
    assert "Trường nằm bên kênh." in view()
    assert page.text.raw == html


def test_a_page_without_text_is_an_empty_page(school):
    page = api.content.create(school["gioi-thieu"]["gioi-thieu-nha-truong"], "Document", title="Trống")
    assert shown(page).body == ""
    assert "parent-fieldname-text" not in shown(page)()
