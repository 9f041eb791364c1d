"""A document is read in its page: on a desk with marked words, on a phone, without JavaScript, with the keyboard."""

from axe_playwright_python.sync_playwright import Axe
import pytest
import time
from windows import PHONE
from windows import new_page


DOCUMENT = "/van-ban/van-ban-truong/112-kh-thcsbc"
PATIENCE = 240
LOADED = "image => image.complete && image.naturalWidth > 0"


@pytest.fixture(scope="module")
def prepared(server, chromium):
    """The address of a document whose pages the scheduler of the server has prepared."""
    page = new_page(chromium, PHONE)
    deadline = time.monotonic() + PATIENCE
    while True:
        page.goto(f"{server.url}{DOCUMENT}")
        if page.locator(".edu-sheet").count():
            break
        assert time.monotonic() < deadline, page.inner_text("main")
        time.sleep(2)
    page.context.close()
    return f"{server.url}{DOCUMENT}"


def test_the_pages_are_pictures_with_words_on_them(visitor, prepared):
    visitor.goto(prepared)
    picture = visitor.locator(".edu-sheet img").first
    picture.scroll_into_view_if_needed()
    visitor.wait_for_function(f"({LOADED})(document.querySelector('.edu-sheet img'))")
    words = visitor.locator(".edu-sheet-words text").first
    sheet, line = picture.bounding_box(), words.bounding_box()
    assert sheet["x"] <= line["x"] and line["x"] + line["width"] <= sheet["x"] + sheet["width"] + 1
    words.evaluate("line => getSelection().selectAllChildren(line)")
    assert visitor.evaluate("String(getSelection())").strip()


def test_it_fits_a_phone_and_needs_no_script(chromium, prepared):
    page = new_page(chromium, PHONE, java_script_enabled=False)
    page.goto(prepared)
    assert page.locator(".edu-sheet").first.bounding_box()["width"] <= PHONE["width"]
    page.get_by_role("link", name="Đọc dạng chữ, cỡ chữ lớn").click()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page.inner_text("main")
    assert page.locator(".edu-sheet").count() == 0
    page.context.close()


def test_the_link_to_the_text_is_reached_by_keyboard(visitor, prepared):
    visitor.goto(prepared)
    visitor.get_by_role("link", name="Đọc dạng chữ, cỡ chữ lớn").focus()
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**text=1**")
    assert visitor.locator(".edu-viewer-text").count() >= 1


@pytest.mark.parametrize("path", ["", "/@@edu-file-view", "/@@edu-file-view?text=1"])
def test_nothing_is_in_the_way_of_a_screen_reader(phone, prepared, path):
    phone.goto(f"{prepared}{path}")
    found = Axe().run(phone)
    assert found.violations_count == 0, found.generate_report()
