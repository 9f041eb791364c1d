"""The panel "Unit identity", the crest and the contact page, as people use them."""

from edu.portal.settings.site import read_site
from edu.portal.settings.unit import PREFIX
from edu.portal.settings.unit import read_logo
from edu.portal.settings.unit import read_unit
from edu.portal.testing.fixtures import browser_for
import io
import json
from plone import api
from plone.formwidget.namedfile.converter import b64encode_file
import pytest
import re
import transaction


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
RECORD = {
    "name": "Trường THCS Bờ Kênh",
    "address": "125 đường Bờ Kênh, Thành phố Hồ Chí Minh",
    "phone": "(028) 3855 0000",
    "email": "c2bokenh@hcm.edu.vn",
}


def fill(browser, portal, **values):
    browser.open(f"{portal.absolute_url()}/@@edu-unit")
    for name, value in {**RECORD, **values}.items():
        browser.getControl(name=f"form.widgets.{name}").value = value
    return browser


def save(browser):
    browser.getControl(name="form.buttons.save").click()
    transaction.begin()


def record(**values):
    for name, value in values.items():
        api.portal.set_registry_record(f"{PREFIX}.{name}", value)
    transaction.commit()


def test_a_manager_records_the_unit(functional_portal):
    browser = fill(browser_for(functional_portal, manager=True), functional_portal, founding_year="1986")
    save(browser)
    unit = read_unit()
    assert (unit.name, unit.phone, unit.founding_year) == (RECORD["name"], RECORD["phone"], 1986)


def test_the_year_is_shown_without_separators(functional_portal):
    record(founding_year=1986)
    browser = browser_for(functional_portal, manager=True)
    browser.open(f"{functional_portal.absolute_url()}/@@edu-unit")
    assert browser.getControl(name="form.widgets.founding_year").value == "1986"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("phone", "0903 123 456", "điện thoại cố định"),
        ("email", "c2bokenh", "một địa chỉ thư điện tử"),
        ("founding_year", "86", "năm gồm bốn chữ số"),
        ("map_url", "javascript:alert(1)", "bắt đầu bằng https:// hoặc http://"),
        ("website", "thcsbokenh.edu.vn", "bắt đầu bằng https:// hoặc http://"),
        ("social_profiles", "https://a.vn\nfacebook.com/b", "facebook.com/b"),
    ],
)
def test_a_wrong_value_gets_a_sentence_and_nothing_typed_is_lost(functional_portal, field, value, sentence):
    browser = fill(browser_for(functional_portal, manager=True), functional_portal, **{field: value})
    save(browser)
    assert sentence in browser.contents
    assert browser.getControl(name=f"form.widgets.{field}").value.replace("\r\n", "\n") == value
    assert browser.getControl(name="form.widgets.name").value == RECORD["name"]
    assert read_unit().name == ""


def test_a_file_that_is_no_picture_is_refused(functional_portal):
    browser = fill(browser_for(functional_portal, manager=True), functional_portal)
    browser.getControl(name="form.widgets.logo").add_file(io.BytesIO(b"MZ"), "image/png", "huy-hieu.png")
    save(browser)
    assert "PNG, JPEG, WebP hoặc SVG" in browser.contents
    assert read_logo() == b""


def test_visitors_cannot_open_the_panel(functional_portal):
    browser = browser_for(functional_portal)
    browser.handleErrors = True
    browser.open(f"{functional_portal.absolute_url()}/@@edu-unit")
    assert "form.widgets.phone" not in browser.contents


def test_the_drawn_crest_wears_the_colour_of_the_kind(functional_portal):
    record(kind="tieu-hoc")
    browser = browser_for(functional_portal)
    browser.open(f"{functional_portal.absolute_url()}/@@edu-crest")
    assert browser.headers["Content-Type"].startswith("image/svg+xml")
    assert "max-age" in browser.headers["Cache-Control"]
    assert b"#1f6b45" in browser.contents


def test_an_uploaded_drawing_can_run_no_script(functional_portal):
    record(logo=b64encode_file("huy-hieu.svg", SVG))
    browser = browser_for(functional_portal)
    browser.open(f"{functional_portal.absolute_url()}/@@edu-crest")
    policy = browser.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert browser.headers["X-Content-Type-Options"] == "nosniff"


@pytest.fixture
def contact(functional_portal):
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", id="lien-he", title="Liên hệ")
    folder.setLayout("edu-contact")
    api.content.transition(folder, "publish")
    transaction.commit()
    return folder


def test_the_contact_page_says_everything_with_links(functional_portal, contact):
    record(**RECORD, kind="thcs", head_title="Hiệu trưởng", head_name="Trần Lê Minh An")
    read_site().superiors = [{"id": "ubnd", "kind": "ubnd", "name": "UBND phường Bờ Kênh"}]
    transaction.commit()
    browser = browser_for(functional_portal)
    browser.open(contact.absolute_url())
    page = browser.contents
    assert 'href="tel:+842838550000"' in page
    assert 'href="mailto:c2bokenh@hcm.edu.vn"' in page
    assert "openstreetmap.org/search?query=" in page
    assert all(text in page for text in (RECORD["address"], "UBND phường Bờ Kênh", "Hiệu trưởng Trần Lê Minh An"))


def test_the_contact_page_describes_the_unit_to_machines(functional_portal, contact):
    record(**{**RECORD, "name": "Trường </script><b>"})
    browser = browser_for(functional_portal)
    browser.open(contact.absolute_url())
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>', browser.contents).group(1)
    assert json.loads(text)["name"] == "Trường </script><b>"


def test_an_empty_record_is_said_politely_and_helps_the_manager(functional_portal, contact):
    browser = browser_for(functional_portal)
    browser.open(contact.absolute_url())
    assert "đang được cập nhật" in browser.contents
    assert "@@edu-unit" not in browser.contents
    browser = browser_for(functional_portal, manager=True)
    browser.open(contact.absolute_url())
    assert "/@@edu-unit" in browser.contents
