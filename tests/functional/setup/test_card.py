"""The card in "create a site": one submit through the door of plone.distribution ends in a finished portal."""

from base64 import b64encode
from edu.portal.settings.site import read_site
from edu.portal.settings.unit import read_logo
from edu.portal.settings.unit import read_unit
from edu.portal.syndication.sources import read_superiors
import json
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.distribution.api import distribution as dist_api
from plone.registry.interfaces import IRegistry
from plone.testing.zope import Browser
import pytest
import transaction
from zope.component import getUtility
from zope.component.hooks import setSite


PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
ANSWERS = {
    "title": "Trường Tiểu học và THCS Bờ Kênh",
    "site_id": "Plone",
    "path": "bo-kenh",
    "unit": {
        "types": ["tieu-hoc", "thcs"],
        "ownership": "ngoai-cong-lap",
        "boarding": True,
        "short_name": "Bờ Kênh",
        "head_name": "Nguyễn Thị Hạnh",
        "founding_year": 1987,
    },
    "contact": {
        "address": "125 đường Bờ Kênh, phường Bờ Kênh",
        "phone": "(028) 3855 0000",
        "email": "c2bokenh@hcm.edu.vn",
    },
    "letters": {"regimes": ["hcm"]},
    "superiors": [
        {"kind": "so", "name": "Sở Giáo dục và Đào tạo", "tin-tuc": "https://so.example.vn/rss"},
        {"kind": "ubnd"},
    ],
    "look": {"palette": "sen", "logo": f"data:image/png;name=logo.png;base64,{b64encode(PNG).decode()}"},
    "last": None,
    "setup_content": False,
}


@pytest.fixture
def door(functional_stock_portal):
    """Return a function that submits answers as the form of the card does."""
    app = functional_stock_portal.aq_parent

    def submit(answers, user=SITE_OWNER_NAME):
        transaction.commit()
        # The publisher of a test works in the thread of the test, where a site is current; a server's thread has none.
        setSite(None)
        browser = Browser(app)
        browser.raiseHttpErrors = False
        browser.handleErrors = True
        browser.addHeader("Accept", "application/json")
        if user:
            browser.addHeader("Authorization", f"Basic {user}:{SITE_OWNER_PASSWORD}")
        body = json.dumps({**answers, "distribution": "truong-hoc"})
        browser.post("http://nohost/@sites/", body, content_type="application/json")
        transaction.begin()
        return int(browser.headers["status"].split()[0]), json.loads(browser.contents)

    yield submit
    setSite(functional_stock_portal)


def changed(**parts):
    """Return the answers with some changed; a part that is a dict changes a group."""
    groups = {name: {**ANSWERS[name], **part} if isinstance(part, dict) else part for name, part in parts.items()}
    return {**ANSWERS, **groups}


def test_one_submit_makes_the_working_portal(door, functional_stock_portal):
    status, answer = door(ANSWERS)
    assert (status, answer.get("@id")) == (200, "http://nohost/bo-kenh"), answer
    site = functional_stock_portal.aq_parent["bo-kenh"]
    setSite(site)
    assert site.title == "Trường Tiểu học và THCS Bờ Kênh"
    registry = getUtility(IRegistry)
    assert registry["plone.site_title"] == site.title
    assert registry["plone.default_language"] == "vi"
    assert registry["plone.portal_timezone"] == "Asia/Ho_Chi_Minh"
    assert registry["plone.app.theming.interfaces.IThemeSettings.currentTheme"] == "edu.portal"
    unit = read_unit()
    assert (unit.name, unit.short_name, unit.kind) == (site.title, "Bờ Kênh", "tieu-hoc")
    assert (unit.ownership, unit.palette, unit.boarding) == ("ngoai-cong-lap", "sen", True)
    assert (unit.founding_year, unit.head_name, unit.phone) == (1987, "Nguyễn Thị Hạnh", "(028) 3855 0000")
    assert read_logo() == PNG
    settings = read_site()
    assert settings.setup_done
    assert settings.site_types == ("tieu-hoc", "thcs")
    assert settings.regimes == ("vn", "hcm")
    [superior] = read_superiors()
    assert (superior.kind, superior.name) == ("so", "Sở Giáo dục và Đào tạo")
    assert [(feed.category, feed.title, feed.url) for feed in superior.feeds] == [
        ("tin-tuc", "Tin tức", "https://so.example.vn/rss")
    ]
    assert {"gioi-thieu", "tin-tuc", "van-ban", "lien-he"} <= set(site.objectIds())
    assert api.portal.get_tool("portal_setup").getLastVersionForProfile("edu.portal:thcs") != "unknown"


def test_a_visitor_sees_the_front_page(door, functional_stock_portal):
    door(ANSWERS)
    browser = Browser(functional_stock_portal.aq_parent)
    browser.open("http://nohost/bo-kenh")
    assert browser.headers["status"].startswith("200")
    assert "Trường Tiểu học và THCS Bờ Kênh" in browser.contents
    assert "(028) 3855 0000" in browser.contents
    assert 'lang="vi"' in browser.contents
    assert "edu-palette-sen" in browser.contents


def test_the_report_of_the_creation_keeps_no_picture(door, functional_stock_portal):
    door(ANSWERS)
    report = dist_api.get_creation_report(functional_stock_portal.aq_parent["bo-kenh"])
    assert report.name == "truong-hoc"
    assert report.answers["look"] == {"palette": "sen"}


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ({"contact": {"phone": "0912 345 678"}}, "Hãy nhập một số điện thoại cố định kèm mã vùng"),
        ({"contact": {"email": "khong co"}}, "Hãy nhập một địa chỉ thư điện tử"),
        ({"unit": {"founding_year": 3000}}, "Hãy nhập năm gồm bốn chữ số, từ 1800 đến"),
        ({"unit": {"types": []}}, "Hãy chọn loại hình đơn vị"),
        ({"superiors": [{"kind": "so", "name": "Sở", "tin-tuc": "ftp://so.example.vn/"}]}, "Hãy bắt đầu địa chỉ bằng"),
        ({"superiors": [{"kind": "so", "tin-tuc": "https://so.example.vn/"}]}, "Hãy nhập tên đơn vị"),
        ({"look": {"logo": "data:text/html;name=a.png;base64,PGI+"}}, "Tệp này không phải"),
        ({"path": "Bo Kenh"}, "Chỉ dùng chữ thường không dấu"),
        ({"path": "plone"}, "Đã có trang ở địa chỉ này"),
        ({"path": "title"}, "Đã có trang ở địa chỉ này"),
        ({"title": "学校", "path": ""}, "Mã trang: Hãy điền mục này"),
    ],
)
def test_a_bad_answer_makes_nothing_and_says_so_in_vietnamese(door, functional_stock_portal, part, sentence):
    before = sorted(functional_stock_portal.aq_parent.objectIds())
    status, answer = door(changed(**part))
    assert status == 400
    assert answer["message"].startswith("Hãy sửa: ")
    assert sentence in answer["message"]
    assert sorted(functional_stock_portal.aq_parent.objectIds()) == before


def test_a_picture_that_is_too_large_is_refused(door, functional_stock_portal):
    logo = f"data:image/png;name=logo.png;base64,{b64encode(PNG + bytes(512 * 1024)).decode()}"
    status, answer = door(changed(look={"logo": logo}))
    assert status == 400
    assert "512 kB" in answer["message"]


def test_all_that_is_wrong_is_said_at_once(door):
    _status, answer = door(changed(unit={"founding_year": 3000}, contact={"phone": "113"}))
    assert answer["message"].startswith("Hãy sửa: Năm thành lập, Điện thoại cố định. ")


def test_an_unforeseen_fault_leaves_nothing_behind(door, functional_stock_portal, monkeypatch):
    def fail(*_arguments):
        raise RuntimeError("no room left")

    monkeypatch.setattr("edu.portal.setup.distribution.make_portal", fail)
    status, answer = door(ANSWERS)
    assert status == 500
    assert "no room left" in answer["message"]
    assert "bo-kenh" not in functional_stock_portal.aq_parent.objectIds()


def test_strangers_create_nothing(door, functional_stock_portal):
    status, _answer = door(ANSWERS, user="")
    assert status == 401
    assert "bo-kenh" not in functional_stock_portal.aq_parent.objectIds()


def test_the_card_is_offered_in_vietnamese(functional_stock_portal):
    browser = Browser(functional_stock_portal.aq_parent)
    browser.addHeader("Accept", "application/json")
    browser.open("http://nohost/@sites")
    [card] = [one for one in json.loads(browser.contents)["distributions"] if one["name"] == "truong-hoc"]
    assert card["title"] == "Cổng thông tin trường học"
    assert card["description"].startswith("Cổng thông tin điện tử")
    browser.open(card["image"])
    assert browser.headers["content-type"] == "image/png"
