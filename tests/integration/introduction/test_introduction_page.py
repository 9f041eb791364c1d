"""The guided introduction of a school, and its check on the page."""

import base64
from edu.portal.introduction import service
from edu.portal.introduction.viewlets import IntroductionCheck
from plone import api
from plone.app.testing import logout
from plone.app.textfield.value import RichTextValue
import pytest
from zope.annotation.interfaces import IAnnotations
from zope.publisher.interfaces import NotFound


GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==")
TEXT = "Trường có nhiều cây xanh và sân chơi rộng cho học sinh."


@pytest.fixture
def section(school):
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    return school.portal_catalog(edu_section=service.SECTION)[0].getObject()


def guided(section, **form):
    section.REQUEST.form.clear()
    section.REQUEST.form.update(form)
    IAnnotations(section.REQUEST).clear()
    return section.restrictedTraverse("@@edu-introduction")


def panel(context, view=None):
    return IntroductionCheck(context, context.REQUEST, view).render()


def write(section, html):
    page = api.content.create(
        section, "Document", title="Giới thiệu", text=RichTextValue(html, "text/html", "text/html")
    )
    api.content.transition(page, "publish")
    return page


def test_the_form_asks_under_each_heading_with_the_letter_beside(section):
    text = guided(section)()
    for expected in (
        "Cơ sở vật chất, trang thiết bị",
        "Thành tích nổi bật đạt được trong những năm trở lại đây",
        "289/VP-CNTT, I.1",
        'name="tong-quat"',
        'name="picture"',
        'data-shortest="350"',
        'data-longest="700"',
    ):
        assert expected in text, expected


def test_a_new_page_has_the_headings_that_were_filled_only(section):
    image = service.make_picture("truong.gif", GIF)
    page = service.write_page(section, None, {"thanh-tich": TEXT, "dinh-huong": ""}, image, "Cổng trường")
    assert page.title == section.title
    assert api.content.get_state(page) == "private"
    html = page.text.raw
    assert "Thành tích" in html
    assert "Định hướng" not in html
    (picture,) = [item for item in section.objectValues() if item.portal_type == "Image"]
    assert f"resolveuid/{picture.UID()}/@@images/image/large" in html
    assert 'alt="Cổng trường"' in html
    report = service.check_section(section)
    assert [found.state for found in report.topics] == ["missing", "missing", "missing", "filled"]
    assert (report.pictures, report.mute) == (1, 0)


def test_what_is_there_stays_and_only_the_rest_is_asked(section):
    page = write(
        section, f'<p><img src="x.png" alt="Cổng trường"></p><h2>Lịch sử</h2><p>{TEXT}</p><h2>Thành tích</h2>'
    )
    text = guided(section)()
    assert 'name="tong-quat"' not in text
    assert 'name="thanh-tich"' in text
    assert 'name="picture"' not in text
    service.write_page(section, page, {"thanh-tich": TEXT}, None, "")
    assert page.text.raw.count("<h2>") == 2
    assert page.text.raw.endswith(f"<h2>Thành tích</h2>\n<p>{TEXT}</p>")


def test_visitors_never_see_an_unfilled_heading(section):
    write(section, f"<h2>Lịch sử</h2><p>{TEXT}</p><h2>Thành tích</h2><p>&nbsp;</p>")
    logout()
    text = section.restrictedTraverse("@@edu-page")()
    assert "Lịch sử" in text
    assert "Thành tích</h2>" not in text


def test_the_check_is_for_editors_of_this_section(section, school):
    page = write(section, f"<h2>Lịch sử</h2><p>{TEXT}</p>")
    for context in (section, page):
        text = panel(context)
        assert "edu-check-open" in text
        assert "@@edu-introduction" in text
    other = school.portal_catalog(edu_section="qua-trinh-phat-trien")[0].getObject()
    assert panel(other) == ""
    logout()
    assert panel(page) == panel(section) == ""


def test_the_form_is_of_this_section_only(school):
    other = school.portal_catalog(edu_section="qua-trinh-phat-trien")[0].getObject()
    with pytest.raises(NotFound):
        guided(other)()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.4"),
        ("a.png", b""),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.jpg", b"abc"),
    ],
)
def test_only_pictures_become_the_picture(portal, name, data):
    with pytest.raises(service.NotAPicture):
        service.make_picture(name, data)


def test_published_pages_go_before_drafts(section):
    api.content.create(section, "Document", title="Nháp")
    page = write(section, "<p>a</p>")
    assert service.find_page(section) == page
