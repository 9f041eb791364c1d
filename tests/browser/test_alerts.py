"""The announcements on every page: put up in one step, they stand still, close for a session, print nothing."""

from windows import NARROW
from windows import new_page


LINE = "[data-edu-alert]"


def put_up(editor, server, text):
    editor.goto(f"{server.url}/@@edu-alerts")
    editor.fill("#edu-alert-text", text)
    editor.locator(".edu-alert-form button[type=submit]").click()
    editor.wait_for_load_state("load")


def take_all_off(editor, server):
    editor.goto(f"{server.url}/@@edu-alerts")
    while editor.locator("button[name=take_off]").count():
        editor.locator("button[name=take_off]").first.click()
        editor.wait_for_load_state("load")


def test_a_line_is_read_closed_and_taken_off(editor, chromium, server):
    try:
        put_up(editor, server, "Nghỉ học ngày mai do mưa lớn")
        visitor = new_page(chromium, NARROW)
        visitor.goto(f"{server.url}/van-ban")
        line = visitor.locator(LINE)
        assert line.inner_text().startswith("Thông tin:")
        box = line.bounding_box()
        visitor.wait_for_timeout(700)
        assert line.bounding_box() == box
        assert not visitor.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        visitor.emulate_media(media="print")
        assert not line.is_visible()
        visitor.emulate_media(media="screen")
        line.locator("button").focus()
        visitor.keyboard.press("Enter")
        assert visitor.locator(LINE).count() == 0
        visitor.goto(server.url)
        assert visitor.locator(LINE).count() == 0
        visitor.context.close()
        other = new_page(chromium, NARROW, java_script_enabled=False)
        other.goto(server.url)
        assert other.locator(LINE).is_visible()
        assert not other.locator(f"{LINE} button").is_visible()
        other.context.close()
    finally:
        take_all_off(editor, server)
