"""The step of the letters: what is suggested, what each choice brings, what is switched on, and what changes later."""

from edu.portal.core.mandate.model import NATIONAL
from edu.portal.mandate import service
from edu.portal.testing.fixtures import browser_for
from plone import api
from plone.registry.interfaces import IRegistry
import pytest
import re
import transaction
from urllib.parse import urlencode
from wizard import UNIT
from wizard import errors
from wizard import open_step
from wizard import press
from zope.component import getUtility


IN_THE_CITY = "12 Đường Bờ Kênh, phường Bờ Kênh, TP. Hồ Chí Minh"


@pytest.fixture
def site(functional_portal):
    return functional_portal


@pytest.fixture
def browser(site):
    return browser_for(site, manager=True)


def ticked(browser, name):
    return browser.getControl(name=name).value


def effect(browser, key):
    """Return the block of one choice as text without tags."""
    block = re.search(rf'id="{key}".*?(?=class="edu-choice|</fieldset>)', browser.contents, re.DOTALL).group()
    return " ".join(re.sub(r"<[^>]*>", " ", block).split())


def test_no_place_is_ticked_without_a_reason_and_that_is_said(site, browser):
    open_step(browser, site, "regimes")
    assert ticked(browser, "regime") == []
    assert "Chưa chọn văn bản địa phương nào" in browser.contents
    assert "Luôn áp dụng:" in browser.contents
    assert "09/2024/TT-BGDĐT" in browser.contents
    press(browser, "go", "preview")
    assert "Chưa chọn văn bản địa phương nào" in browser.contents
    press(browser, "apply")
    transaction.begin()
    assert getUtility(IRegistry)["edu.portal.regimes"] == (NATIONAL,)


def test_the_address_suggests_a_place_once(site, browser):
    open_step(browser, site, "regimes", address=IN_THE_CITY)
    assert ticked(browser, "regime") == ["hcm"]
    assert "Gợi ý chọn, vì địa chỉ của đơn vị có" in browser.contents
    assert "Chưa chọn văn bản địa phương nào" not in browser.contents
    browser.getControl(name="regime").value = []
    press(browser, "go", "preview")
    press(browser, "go", "regimes")
    assert ticked(browser, "regime") == []
    assert "Gợi ý chọn" in browser.contents


def test_a_site_that_has_chosen_keeps_its_choice(site, browser):
    open_step(browser, site, "regimes", address=IN_THE_CITY)
    browser.getControl(name="regime").value = ["hn-longbien"]
    press(browser, "go", "preview")
    press(browser, "apply")
    browser.open(f"{site.absolute_url()}/@@edu-setup?step=regimes")
    assert ticked(browser, "regime") == ["hn-longbien"]


def test_each_place_says_what_it_brings_before_anything_is_applied(site, browser):
    # The first sight of a page lets stock portlets make their annotations.
    browser.open(site.absolute_url())
    before = site._p_jar.db().lastTransaction()
    open_step(browser, site, "regimes")
    text = effect(browser, "regime-hn-longbien")
    assert "289/VP-CNTT" in text
    assert re.search(r"Đánh dấu thì có thêm: \d+ chuyên mục mới", text)
    assert "Lịch công tác tuần" in text
    assert "16:00" in text
    browser.getControl(name="regime").value = ["hcm", "hn-longbien"]
    press(browser, "go", "regimes")
    assert sorted(ticked(browser, "regime")) == ["hcm", "hn-longbien"]
    assert site._p_jar.db().lastTransaction() == before


def test_a_place_that_makes_a_deadline_stricter_says_both(site, browser):
    open_step(browser, site, "regimes", types=("mam-non",))
    text = effect(browser, "regime-hn-longbien")
    assert "Chặt hơn trước" in text
    assert "trước đây:" in text
    assert "nay:" in text


def test_parts_are_off_and_can_be_switched_on(site, browser):
    open_step(browser, site, "regimes", address=IN_THE_CITY)
    assert ticked(browser, "feature") == []
    assert "Bật lên thì có:" in effect(browser, "feature-dien-dan")
    browser.getControl(name="feature").value = ["dien-dan"]
    press(browser, "go", "preview")
    press(browser, "apply")
    transaction.begin()
    assert getUtility(IRegistry)["edu.portal.features"] == ("dien-dan",)
    assert service.section_folder(site, "dien-dan") is not None
    # A part that only a letter of another place knows goes with that letter.
    browser.open(f"{site.absolute_url()}/@@edu-setup?step=regimes")
    browser.getControl(name="regime").value = []
    press(browser, "go", "preview")
    assert "Diễn đàn" in browser.contents
    press(browser, "apply")
    transaction.begin()
    assert getUtility(IRegistry)["edu.portal.features"] == ()
    assert service.section_folder(site, "dien-dan") is not None


def test_private_units_and_colours(site, browser):
    open_step(browser, site, "unit")
    assert ticked(browser, "identity-ownership") == ["cong-lap"]
    assert ticked(browser, "identity-palette") == [""]
    browser.getControl(name="identity-ownership").value = ["ngoai-cong-lap"]
    browser.getControl(name="identity-palette").value = ["muc-tim"]
    for step in ("superiors", "regimes", "preview"):
        press(browser, "go", step)
    press(browser, "apply")
    transaction.begin()
    registry = getUtility(IRegistry)
    assert registry["edu.portal.unit.ownership"] == "ngoai-cong-lap"
    assert registry["edu.portal.unit.palette"] == "muc-tim"
    assert service.site_situation().is_private


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("identity-ownership", "", "Hãy chọn công lập hay ngoài công lập."),
        ("identity-ownership", "<script>", "Hãy chọn công lập hay ngoài công lập."),
        ("identity-palette", "khong-co", "Bộ màu này không còn được cài. Hãy chọn bộ khác."),
    ],
)
def test_forged_answers_are_refused_with_a_sentence(site, browser, name, value, sentence):
    data = {
        "step": "unit",
        "go": "superiors",
        "site-type": "thcs",
        "identity-name": "Trường",
        "identity-address": "Bờ Kênh",
        "identity-phone": "(028) 3855 0000",
        "identity-email": "c2bokenh@hcm.edu.vn",
        "identity-ownership": "cong-lap",
        name: value,
    }
    browser.post(f"{site.absolute_url()}/@@edu-setup", "&".join(f"{key}={text}" for key, text in data.items()))
    assert errors(browser) == [sentence]


def test_unknown_places_and_parts_are_not_stored(site, browser):
    open_step(browser, site, "preview")
    token = browser.getForm(action="@@edu-setup").getControl(name="_authenticator").value
    data = {
        **UNIT,
        "identity-ownership": "cong-lap",
        "site-type": "thcs",
        "step": "preview",
        "regime": "khong-co",
        "regimes-seen": "1",
        "feature": "khong-co",
        "_authenticator": token,
        "apply": "1",
    }
    browser.post(f"{site.absolute_url()}/@@edu-setup", urlencode(data))
    transaction.begin()
    registry = getUtility(IRegistry)
    assert registry["edu.portal.setup_done"] is True
    assert registry["edu.portal.regimes"] == (NATIONAL,)
    assert registry["edu.portal.features"] == ()


def test_dropping_a_place_says_what_goes_and_keeps_the_folders(site, browser):
    open_step(browser, site, "regimes")
    browser.getControl(name="regime").value = ["hn-longbien"]
    press(browser, "go", "preview")
    press(browser, "apply")
    transaction.begin()
    folders = {brain.getPath() for brain in api.content.find(portal_type="Folder")}
    browser.open(f"{site.absolute_url()}/@@edu-setup?step=preview")
    assert "Không có gì: các văn bản yêu cầu đúng như lần thiết lập trước." in browser.contents
    press(browser, "go", "regimes")
    browser.getControl(name="regime").value = []
    press(browser, "go", "preview")
    assert "Chuyên mục không còn yêu cầu" in browser.contents
    assert "Thư mục và mọi nội dung bên trong vẫn giữ nguyên." in browser.contents
    assert f'<a href="{site.absolute_url()}/lich/lich-cong-tac-tuan">' in browser.contents
    press(browser, "apply")
    transaction.begin()
    assert folders == {brain.getPath() for brain in api.content.find(portal_type="Folder")}
