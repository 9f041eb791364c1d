"""Lessons in a real browser: they run, the portal is out of their reach; other sites hear nothing before a click."""

from edu.portal.testing.lesson_packages import course
from playwright.sync_api import expect
import pytest
import re
from windows import log_in


LESSON = "/tai-nguyen/bai-giang-e-learning/phan-so-bang-nhau"
FILM = "/tai-nguyen/bai-giang-e-learning/ke-lai-mot-phim-hoat-hinh-ngan-bang-thi-qua-khu-don"
SECTION = "/tai-nguyen/bai-giang-e-learning"


@pytest.fixture
def silent(visitor):
    """A page whose requests to other sites are noted and never leave."""
    asked = []

    def note(route):
        asked.append(route.request.url)
        route.abort()

    visitor.route(re.compile(r"^https://"), note)
    return visitor, asked


def test_an_html5_lesson_runs(visitor, server):
    visitor.goto(f"{server.url}{LESSON}")
    visitor.get_by_role("link", name="Mở bài giảng").click()
    frame = visitor.frame_locator("#edu-lesson-frame")
    frame.get_by_role("button", name="3/6", exact=True).click()
    expect(frame.locator("#dap")).to_contain_text("Đúng.")
    frame.get_by_role("button", name="Câu tiếp theo").click()
    expect(frame.locator("#dem")).to_have_text("Câu 2 trên 5")
    assert frame.locator("body").evaluate("node => window.origin") == "null"


def test_a_lesson_is_reached_and_filled_by_keyboard(visitor, server):
    visitor.goto(f"{server.url}{LESSON}/@@edu-lesson")
    button = visitor.get_by_role("button", name="Toàn màn hình")
    button.focus()
    visitor.keyboard.press("Enter")
    visitor.wait_for_function("document.fullscreenElement && document.fullscreenElement.id === 'edu-lesson-frame'")
    visitor.evaluate("document.exitFullscreen()")
    visitor.locator("#edu-lesson-frame").focus()
    assert visitor.evaluate("document.activeElement.title") == "Phân số bằng nhau"


def test_without_javascript_the_page_shows_the_frame_and_no_button(chromium, server):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}{LESSON}/@@edu-lesson")
    assert page.locator("#edu-lesson-frame").is_visible()
    assert not page.locator("[data-edu-fullscreen]").is_visible()
    page.goto(f"{server.url}{FILM}")
    assert (
        page.get_by_role("link", name="Xem bài giảng từ YouTube")
        .get_attribute("href")
        .startswith("https://www.youtube.com/")
    )
    context.close()


def test_a_player_of_another_site_waits_for_the_click(silent, server):
    page, asked = silent
    page.goto(f"{server.url}{FILM}")
    page.wait_for_load_state("networkidle")
    assert asked == []
    expect(page.locator(".edu-embed")).to_contain_text("YouTube sẽ nhận dữ liệu")
    page.get_by_role("button", name="Xem bài giảng từ YouTube").focus()
    page.keyboard.press("Space")
    expect(page.locator("iframe.edu-lesson-frame")).to_be_focused()
    page.wait_for_timeout(300)
    assert {url.split("/")[2] for url in asked} == {"www.youtube-nocookie.com"}


def test_a_scorm_course_starts_and_reaches_nothing_of_the_portal(silent, server, tmp_path):
    page, asked = silent
    package = tmp_path / "em-o-nha.zip"
    package.write_bytes(course())
    log_in(page, server)
    page.goto(f"{server.url}{SECTION}/++add++edu.LearningResource")
    page.fill("#form-widgets-title", "Em ở nhà một mình")
    page.fill("#form-widgets-lesson_subject", "Hoạt động trải nghiệm, hướng nghiệp")
    page.select_option("#form-widgets-grade", "6")
    page.fill("#form-widgets-author_names", "Tiêu Mộc Miên")
    page.set_input_files("#form-widgets-package-input", package)
    page.click("#form-buttons-save")
    # A draft: the lesson runs for its editor although its frame sends no cookie.
    page.get_by_role("link", name="Mở bài giảng").click()
    lesson = page.url
    frame = page.frame_locator("#edu-lesson-frame")
    expect(frame.locator("#state")).to_have_text("đang học, incomplete, 80")
    expect(frame.locator("#elsewhere")).to_have_text("không được")
    expect(frame.locator("#own")).to_have_text("Dữ liệu của bài")
    expect(frame.locator("#portal")).to_have_text("không được")
    found = {
        name: frame.locator(f"#{name}").inner_text()
        for name in ("cookie", "storage", "above", "top", "window", "origin")
    }
    assert found["cookie"] == "cookie="
    assert found["storage"] == "storage=1"
    assert found["above"] == "không được: SecurityError"
    assert found["top"] == "không được: SecurityError"
    assert found["window"] == "window=null"
    assert found["origin"] == "origin=null"
    frame.locator("#go").click()
    expect(frame.locator("#answer")).to_have_text("Đúng rồi")
    assert page.url == lesson
    assert asked == []
    page.get_by_role("link", name="Bài 2. Khi có người gọi cửa").click()
    expect(page.frame_locator("#edu-lesson-frame").locator("h1")).to_have_text("Bài 2. Khi có người gọi cửa")
    expect(page.locator(".edu-lesson-foot")).to_contain_text("Kết quả làm bài không được lưu")


def test_a_lesson_opened_directly_has_no_origin_either(visitor, server):
    log_in(visitor, server)
    visitor.goto(f"{server.url}{LESSON}/@@edu-lesson")
    address = visitor.locator("#edu-lesson-frame").get_attribute("src")
    visitor.goto(address)
    assert visitor.evaluate("window.origin") == "null"
    assert visitor.evaluate("document.cookie") == ""
    expect(visitor.locator("#dem")).to_have_text("Câu 1 trên 5")
