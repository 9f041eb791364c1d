"""Staff and documents through the doors of Plone, as visitor and as editor: pages, REST, pictures, files, forms."""

from DateTime import DateTime
from datetime import date
from edu.portal.testing.fixtures import browser_for
from io import BytesIO
import json
from PIL import Image
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage
import pytest
import transaction
from zope.lifecycleevent import modified


MOBILE = "0903 111 222"
PHONE = "028 3850 1234"
EMAIL = "anh.nt@thcsbokenh.edu.vn"
SECRETS = (MOBILE, "image/png", "anh.png")


def portrait():
    data = BytesIO()
    Image.new("RGB", (600, 750), "#4b2e83").save(data, "PNG")
    return NamedBlobImage(data.getvalue(), "image/png", "anh.png")


@pytest.fixture
def site(functional_portal):
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    # The widest case: a site that opens REST to everybody.
    functional_portal.manage_permission("plone.restapi: Use REST API", ["Anonymous"], acquire=True)
    transaction.commit()
    return functional_portal


@pytest.fixture
def person(site):
    unit = api.content.create(site, "edu.OrgUnit", "to-van", title="Tổ Ngữ văn", kind="to-chuyen-mon")
    content = api.content.create(
        unit,
        "edu.StaffMember",
        "anh",
        title="Nguyễn Thị Ánh",
        position="Giáo viên",
        phone=PHONE,
        mobile=MOBILE,
        email=EMAIL,
        photo=portrait(),
    )
    for each in (unit, content):
        api.content.transition(each, "publish")
    transaction.commit()
    return content


def publish_everything(person):
    person.publish_mobile = person.publish_photo = True
    person.consent_on = date(2026, 9, 5)
    modified(person)
    transaction.commit()


def withhold_everything(person):
    for name in ("phone", "email", "mobile", "photo"):
        setattr(person, f"publish_{name}", False)
    modified(person)
    transaction.commit()


def page(site, url, *, manager=False):
    browser = browser_for(site, manager=manager)
    browser.open(url)
    return browser.contents


def rest(site, url, *, manager=False):
    browser = browser_for(site, manager=manager)
    browser.addHeader("Accept", "application/json")
    browser.open(url)
    return json.loads(browser.contents)


def is_refused(site, url):
    """Tell whether an anonymous visitor is turned away at ``url`` (and the server does not stumble)."""
    browser = browser_for(site)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.followRedirects = False
    browser.open(url)
    assert not browser.headers["Status"].startswith("5")
    if not browser.headers["Status"].startswith("2"):
        return True
    # Plone prints the bare name of a picture's class for the field's own address: nothing personal.
    return browser.headers["Content-Type"].startswith("text/plain") and len(browser.contents) < 200


def test_visitors_see_the_office_number_only(site, person):
    for url in (person.absolute_url(), person.aq_parent.absolute_url()):
        contents = page(site, url)
        assert PHONE in contents
        assert EMAIL in contents
        assert MOBILE not in contents
        assert "@@images" not in contents


def test_visitors_see_what_is_published(site, person):
    publish_everything(person)
    for url in (person.absolute_url(), person.aq_parent.absolute_url()):
        contents = page(site, url)
        assert MOBILE in contents
        assert "@@images/photo" in contents


def test_a_switch_without_consent_opens_nothing(site, person):
    publish_everything(person)
    person.consent_on = None
    modified(person)
    transaction.commit()
    assert MOBILE not in page(site, person.absolute_url())
    assert is_refused(site, f"{person.absolute_url()}/@@images/photo/preview")


def test_rest_gives_visitors_the_published_fields_only(site, person):
    answer = rest(site, person.absolute_url())
    assert (answer["phone"], answer["email"]) == (PHONE, EMAIL)
    assert not {"mobile", "photo", "consent_on"} & set(answer)
    withhold_everything(person)
    assert not {"phone", "email", "mobile", "photo"} & set(rest(site, person.absolute_url()))
    publish_everything(person)
    answer = rest(site, person.absolute_url())
    assert answer["mobile"] == MOBILE
    assert answer["photo"]["content-type"] == "image/png"


def test_rest_gives_editors_everything(site, person):
    withhold_everything(person)
    answer = rest(site, person.absolute_url(), manager=True)
    assert (answer["phone"], answer["mobile"], answer["email"]) == (PHONE, MOBILE, EMAIL)
    assert answer["photo"]["filename"] == "anh.png"


REST_QUERIES = (
    "@search?portal_type=edu.StaffMember&metadata_fields=mobile&metadata_fields=photo&metadata_fields=_all",
    "@search?portal_type=edu.StaffMember&fullobjects=1",
    "@search?SearchableText=0903",
    "to-van?fullobjects=1",
    "to-van?metadata_fields=_all",
    "to-van/anh?expand=breadcrumbs,navigation,actions",
    "to-van/anh?metadata_fields=mobile",
)


@pytest.mark.parametrize("query", REST_QUERIES)
def test_no_rest_query_tells_what_is_withheld(site, person, query):
    text = json.dumps(rest(site, f"{site.absolute_url()}/{query}"))
    assert not [secret for secret in SECRETS if secret in text]


WITHHELD_ADDRESSES = (
    "@@images/photo",
    "@@images/photo/preview",
    "@@images/photo/large",
    "@@download/photo",
    "@@download/photo/anh.png",
    "@@display-file/photo",
    "@@display-file/photo/anh.png",
    "photo",
    "mobile",
    "manage_DAVget",
    "manage_FTPget",
    "@@item_view",
    "@@edit",
    "@@images-test",
    "view/++widget++photo/@@download",
    "@@view/++widget++photo/@@download",
    "@@view/++widget++mobile",
    "@@content-core/++widget++photo/@@download",
    "@@content-core/++widget++mobile",
    "@@edit/++widget++mobile",
)


@pytest.mark.parametrize("address", WITHHELD_ADDRESSES)
def test_no_address_hands_out_what_is_withheld(site, person, address):
    assert is_refused(site, f"{person.absolute_url()}/{address}")


def test_the_day_of_consent_has_no_address(site, person):
    publish_everything(person)
    visitor = browser_for(site)
    visitor.handleErrors = True
    visitor.raiseHttpErrors = False
    visitor.open(f"{person.absolute_url()}/consent_on")
    assert "2026-09-05" not in visitor.contents


@pytest.mark.parametrize("view", ["", "view", "@@view", "@@edu-staff-member", "@@content-core"])
def test_every_view_of_a_person_shows_the_same_card(site, person, view):
    contents = page(site, f"{person.absolute_url()}/{view}")
    assert PHONE in contents
    assert not any(secret in contents for secret in SECRETS)


def test_a_person_whose_time_is_over_still_has_a_page(site, person):
    person.expiration_date = DateTime("2026/01/01")
    person.reindexObject()
    transaction.commit()
    assert PHONE in page(site, person.absolute_url())


def test_the_stable_address_of_a_size_is_closed_when_the_portrait_is_withdrawn(site, person):
    publish_everything(person)
    (brain,) = api.content.find(UID=person.UID())
    scale = brain.image_scales["photo"][0]["scales"]["preview"]["download"]
    browser = browser_for(site)
    browser.open(f"{person.absolute_url()}/{scale}")
    assert browser.headers["Content-Type"] == "image/png"
    withhold_everything(person)
    (brain,) = api.content.find(UID=person.UID())
    assert not isinstance(brain.image_scales, dict)
    assert "anh.png" not in str(brain.image_scales)
    assert is_refused(site, f"{person.absolute_url()}/{scale}")


@pytest.mark.parametrize("address", ["@@images/photo/preview", "@@download/photo", "@@display-file/photo"])
def test_published_portraits_are_served(site, person, address):
    publish_everything(person)
    browser = browser_for(site)
    browser.open(f"{person.absolute_url()}/{address}")
    assert browser.headers["Content-Type"] == "image/png"


@pytest.mark.parametrize("address", ["@@images/photo/preview", "@@download/photo"])
def test_editors_get_the_portrait_always(site, person, address):
    browser = browser_for(site, manager=True)
    browser.open(f"{person.absolute_url()}/{address}")
    assert browser.headers["Content-Type"] == "image/png"


def test_editors_learn_what_visitors_do_not_see(site, person):
    contents = page(site, person.absolute_url(), manager=True)
    assert "Số di động không hiện với người xem." in contents
    assert "Ảnh chân dung không hiện với người xem." in contents
    assert "Số di động không hiện với người xem." not in page(site, person.absolute_url())


def test_the_catalogue_holds_no_personal_data(site, person):
    publish_everything(person)
    catalog = site.portal_catalog
    (brain,) = api.content.find(UID=person.UID())
    known = json.dumps(
        [catalog.getMetadataForRID(brain.getRID()), catalog.getIndexDataForRID(brain.getRID())], default=str
    )
    for secret in (MOBILE, "0903", "3850", EMAIL):
        assert secret not in known


def add_form(site, container, name):
    browser = browser_for(site, manager=True)
    browser.open(f"{container.absolute_url()}/++add++{name}")
    return browser


def test_a_person_is_added_through_the_form(site, person):
    browser = add_form(site, person.aq_parent, "edu.StaffMember")
    assert "Họ và tên" in browser.contents
    browser.getControl(name="form.widgets.title").value = "Đặng Văn Đức"
    browser.getControl(name="form.widgets.position").value = "Bảo vệ"
    browser.getControl(name="form.widgets.mobile").value = "0909 000 111"
    browser.getControl(name="form.widgets.publish_mobile:list").value = ["selected"]
    browser.getControl(name="form.buttons.save").click()
    assert "hãy ghi ngày người này đồng ý" in browser.contents
    assert browser.getControl(name="form.widgets.title").value == "Đặng Văn Đức"
    browser.getControl(name="form.widgets.consent_on").value = "2026-09-05"
    browser.getControl(name="form.widgets.email").value = "không phải thư"
    browser.getControl(name="form.buttons.save").click()
    assert "Đây chưa phải địa chỉ thư điện tử" in browser.contents
    browser.getControl(name="form.widgets.email").value = "duc@truong.edu.vn"
    browser.getControl(name="form.buttons.save").click()
    assert browser.url.startswith(f"{person.aq_parent.absolute_url()}/dang-van-duc")
    assert "0909 000 111" in browser.contents


def test_a_document_is_added_through_the_form(site):
    browser = add_form(site, site, "edu.LegalDocument")
    for label in ("Trích yếu", "Số, ký hiệu", "Loại văn bản", "Ngày ban hành", "Thay thế", "Người ký"):
        assert label in browser.contents, label
    assert "<datalist" in browser.contents
    browser.getControl(name="form.widgets.title").value = "Quyết định về việc khen thưởng"
    browser.getControl(name="form.widgets.number_raw").value = "12/QĐ-THCSBK"
    browser.getControl(name="form.widgets.issuing_body").value = "Trường THCS Bờ Kênh"
    browser.getControl(name="form.widgets.issued_on").value = "2026-11-10"
    browser.getControl(name="form.widgets.expires_on").value = "2026-11-01"
    browser.getControl(name="form.buttons.save").click()
    assert "Ngày hết hiệu lực lại trước ngày có hiệu lực" in browser.contents or "Bắt buộc" in browser.contents
    browser.getControl(name="form.widgets.document_type:list").value = ["quyet-dinh"]
    browser.getControl(name="form.widgets.expires_on").value = ""
    browser.getControl(name="form.buttons.save").click()
    assert "/12-qd-thcsbk-quyet-dinh-ve-viec-khen-thuong" in browser.url
    assert "Thứ Ba, 10/11/2026" in browser.contents


def test_rest_names_documents_by_number_too(site):
    browser = browser_for(site, manager=True)
    browser.addHeader("Accept", "application/json")
    body = {
        "@type": "edu.LegalDocument",
        "title": "Về việc đuối nước",
        "number_raw": "289/VP-CNTT",
        "document_type": "cong-van",
        "issuing_body": "Sở GDĐT",
        "issued_on": "2026-11-10",
    }
    browser.post(site.absolute_url(), json.dumps(body), "application/json")
    assert json.loads(browser.contents)["id"] == "289-vp-cntt-ve-viec-duoi-nuoc"


def test_the_files_of_a_document_open_and_download(site):
    document = api.content.create(
        site,
        "edu.LegalDocument",
        "vb",
        title="Văn bản",
        issued_on=date(2026, 11, 10),
        file=NamedBlobFile(b"%PDF-1.4", "application/pdf", "Văn bản số 1.pdf"),
    )
    api.content.transition(document, "publish")
    transaction.commit()
    browser = browser_for(site)
    browser.open(document.absolute_url())
    browser.getLink("Mở").click()
    assert browser.headers["Content-Type"] == "application/pdf"
    assert browser.headers["Content-Disposition"].startswith("inline")
    browser.open(document.absolute_url())
    browser.getLink("Tải về").click()
    assert browser.headers["Content-Disposition"].startswith("attachment")
