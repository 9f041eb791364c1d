"""Albums by keyboard and without JavaScript, films elsewhere by a click only, an upload that breaks and goes on."""

import io
from PIL import Image
import pytest
import re


ALBUM = "/tai-nguyen/album-anh/ngay-hoi-doc-sach"
ELSEWHERE = "/tai-nguyen/video/huong-dan-tra-cuu-van-ban-tren-cong"
OWN = "/tai-nguyen/video/khoi-8-trong-cay-o-cong-vien-bo-kenh"


def is_open(page):
    return page.evaluate("document.querySelector('dialog').open")


def test_the_lightbox_by_keyboard_returns_the_focus(visitor, server):
    visitor.goto(f"{server.url}{ALBUM}")
    visitor.locator(".edu-gallery a").nth(1).focus()
    visitor.keyboard.press("Enter")
    assert is_open(visitor)
    assert visitor.inner_text("[data-edu-number]") == "2"
    assert "kệ sách cao" in visitor.text_content("[data-edu-text]")
    visitor.keyboard.press("ArrowRight")
    assert visitor.inner_text("[data-edu-number]") == "3"
    visitor.keyboard.press("End")
    visitor.keyboard.press("ArrowRight")
    assert visitor.inner_text("[data-edu-number]") == "1"
    visitor.keyboard.press("Escape")
    assert not is_open(visitor)
    assert visitor.evaluate("document.activeElement === document.querySelector('.edu-gallery a')")


def test_the_slide_show_is_off_until_asked_and_stops(visitor, server):
    visitor.clock.install()
    visitor.goto(f"{server.url}{ALBUM}")
    visitor.locator(".edu-gallery a").first.click()
    visitor.clock.run_for(20_000)
    assert visitor.inner_text("[data-edu-number]") == "1"
    visitor.click("[data-edu-play]")
    visitor.clock.run_for(6_500)
    assert visitor.inner_text("[data-edu-number]") == "2"
    visitor.click("[data-edu-play]")
    visitor.clock.run_for(20_000)
    assert visitor.inner_text("[data-edu-number]") == "2"


def test_who_wants_less_motion_starts_the_show_by_hand(visitor, server):
    visitor.emulate_media(reduced_motion="reduce")
    visitor.goto(f"{server.url}{ALBUM}")
    visitor.click("[data-edu-slideshow]")
    assert visitor.get_attribute("[data-edu-play]", "aria-pressed") == "false"


def test_without_javascript_a_picture_is_a_link_to_its_page(chromium, server):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}{ALBUM}")
    assert page.locator("[data-edu-slideshow-row]").is_hidden()
    page.locator(".edu-gallery a").nth(1).click()
    assert page.url.endswith("/thu-vien/view")
    page.goto(f"{server.url}{ELSEWHERE}")
    assert page.locator("[data-edu-show]").is_hidden()
    assert page.locator('a[href="https://vimeo.com/76979871"]').is_visible()
    context.close()


def test_a_film_elsewhere_asks_nobody_before_the_click(visitor, server):
    asked = []
    visitor.on("request", lambda request: asked.append(request.url) if request.url.startswith("https:") else None)
    visitor.route(re.compile("^https:"), lambda route: route.abort())
    visitor.goto(f"{server.url}{ELSEWHERE}")
    visitor.wait_for_load_state("networkidle")
    assert asked == []
    with visitor.expect_request(re.compile("^https:")):
        visitor.click("[data-edu-show]")
    assert [address.partition("?")[0] for address in asked] == ["https://player.vimeo.com/video/76979871"]


def test_a_film_of_ours_is_wound_and_has_captions(visitor, server):
    visitor.goto(f"{server.url}{OWN}")
    visitor.wait_for_function("document.querySelector('video').readyState >= 1")
    assert visitor.evaluate("document.querySelector('video').paused")
    visitor.wait_for_function("(document.querySelector('video').textTracks[0].cues || []).length === 3")
    answer = visitor.request.get(
        f"{server.url}{OWN}/@@download/file/trong-cay.mp4", headers={"Range": "bytes=100-199"}
    )
    assert (answer.status, len(answer.body())) == (206, 100)


def photo(shade):
    target = io.BytesIO()
    Image.new("RGB", (300, 200), (shade, 90, 160)).save(target, "JPEG")
    return {"name": f"IMG_{shade}.jpg", "mimeType": "image/jpeg", "buffer": target.getvalue()}


@pytest.fixture
def new_album(editor, server):
    editor.goto(f"{server.url}/tai-nguyen/album-anh/++add++edu.Album")
    editor.fill("#form-widgets-title", "Album thử của bài kiểm tra")
    editor.click("#form-buttons-save")
    editor.wait_for_load_state("load")
    address = editor.url.removesuffix("/view").rstrip("/")
    yield address
    editor.goto(f"{address}/delete_confirmation")
    editor.click("#form-buttons-Delete")


def test_what_has_arrived_stays_when_the_connection_breaks(editor, new_album):
    editor.goto(f"{new_album}/@@edu-album-upload")
    sent = []

    def weak(route):
        sent.append(route.request.method)
        if route.request.method == "POST" and sent.count("POST") in (2, 3, 4):
            route.abort()
        else:
            route.continue_()

    editor.route("**/@@edu-album-upload", weak)
    editor.set_input_files("#edu-upload-files", [photo(shade) for shade in (10, 120, 230)])
    editor.click("button[name=upload]")
    editor.wait_for_selector("[data-edu-upload-status] button", timeout=30_000)
    assert "1 trên 3" in editor.inner_text("[data-edu-upload-status] [role=status]")
    editor.click("[data-edu-upload-status] button")
    editor.wait_for_selector(".edu-upload-list", timeout=30_000)
    assert editor.locator(".edu-upload-list > li").count() == 3
    words = editor.locator(".edu-upload-fields input[name^=alt-]")
    words.nth(0).fill("Cô giáo phát sách")
    words.nth(1).fill("IMG_120")
    editor.click(".edu-upload-save button")
    editor.wait_for_selector(".edu-upload-problem")
    assert editor.locator(".edu-upload-problem").count() == 1
    assert words.nth(1).input_value() == "IMG_120"
