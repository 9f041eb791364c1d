"""The lists of a real school: what the mandate says of a section decides types and columns."""

import base64
from edu.portal.interfaces import IEduPortalLayer
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobImage
import pytest
from zope.interface import alsoProvides


PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
OURS = ("edu-table", "edu-cards", "edu-page", "edu-links", "edu-overview")


def view_of(section, name):
    request = section.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    return api.content.get_view(name, section, request)


def sections(school):
    return [brain.getObject() for brain in school.portal_catalog(portal_type="Folder") if brain.edu_section]


def test_every_section_of_ours_renders_empty(school):
    rendered = 0
    for section in sections(school):
        if section.getLayout() in OURS:
            assert "edu-listing" in view_of(section, section.getLayout())()
            rendered += 1
    assert rendered > 20


@pytest.mark.parametrize(
    ("section_id", "columns", "additions"),
    [
        ("van-ban-truong", "legal", ["edu.LegalDocument", "File"]),
        ("thu-tuc-hanh-chinh", "files", ["Document", "File"]),
    ],
)
def test_the_mandate_decides_columns_and_buttons(school, section_id, columns, additions):
    section = school.portal_catalog(edu_section=section_id)[0].getObject()
    view = view_of(section, "edu-table")
    view.update()
    assert view.column_set == columns
    assert [addition["url"].rpartition("++add++")[2] for addition in view.additions] == additions


def test_the_school_finds_its_news_below_the_parent(school):
    child = school.portal_catalog(edu_section="hoat-dong-chung")[0].getObject()
    api.content.create(child, "News Item", title="Lễ kỷ niệm")
    view = view_of(child.aq_parent, "edu-overview")
    html = view()
    assert "Lễ kỷ niệm" in html


def add_picture(container, name, title):
    image = NamedBlobImage(PIXEL, filename=f"{name}.gif")
    item = api.content.create(container, "Image", id=name, title=title, image=image)
    item.reindexObject()
    return item


def test_a_picture_in_the_text_is_not_listed_again(school):
    section = school.portal_catalog(edu_section="gioi-thieu-nha-truong")[0].getObject()
    shown, other = add_picture(section, "san", "Sân trường"), add_picture(section, "vuon", "Vườn trường")
    text = RichTextValue(f'<img src="resolveuid/{shown.UID()}/@@images/image/large" alt="">', "text/html", "text/html")
    api.content.create(section, "Document", title="Trường em", text=text)
    view = view_of(section, "edu-page")
    view.update()
    assert [item["title"] for item in view.others] == [other.Title()]


def test_forms_stand_among_the_links_where_the_section_takes_both(school):
    section = school.portal_catalog(edu_section="dich-vu-truc-tuyen")[0].getObject()
    api.content.create(section, "Link", title="Cổng Dịch vụ công quốc gia", remoteUrl="https://dichvucong.gov.vn")
    api.content.create(section, "EasyForm", title="Đăng ký tuyển sinh đầu cấp")
    view = view_of(section, "edu-links")
    view()
    found = {link["title"]: (link["url"], link["host"]) for link in view.links()}
    assert found == {
        "Cổng Dịch vụ công quốc gia": ("https://dichvucong.gov.vn", "dichvucong.gov.vn"),
        "Đăng ký tuyển sinh đầu cấp": (f"{section.absolute_url()}/dang-ky-tuyen-sinh-dau-cap", ""),
    }
