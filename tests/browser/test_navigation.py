"""The main menu, the skip links and the front page by keyboard and by touch, with and without JavaScript."""

from conftest import PHONE
from conftest import new_page


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(visitor, server):
    visitor.goto(server.url)
    visitor.keyboard.press("Tab")
    focused = visitor.evaluate("document.activeElement.textContent.trim()")
    assert focused.startswith("Bỏ qua")
    target = visitor.evaluate("document.activeElement.getAttribute('href')")
    assert visitor.locator(target).count() == 1


def test_the_main_menu_holds_the_mandated_sections(visitor, server):
    visitor.goto(server.url)
    shown = visitor.locator(".edu-mainnav a:visible").all_inner_texts()
    for title in ("Giới thiệu", "Tin tức", "Văn bản", "Công khai", "Cải cách hành chính", "Tài nguyên", "Liên hệ"):
        assert title in [text.strip() for text in shown]


def test_every_stop_of_the_keyboard_is_seen(visitor, server):
    visitor.goto(server.url)
    for _ in range(25):
        visitor.keyboard.press("Tab")
        box = visitor.evaluate(
            "(() => { const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e);"
            " return [b.width, b.height, s.outlineStyle, s.outlineWidth, e.outerHTML.slice(0, 120)]; })()"
        )
        assert box[0] > 0 and box[1] > 0, box
        assert box[2] != "none" and box[3] != "0px", box


def test_the_menu_opens_on_a_phone_without_javascript(chromium, server):
    page = new_page(chromium, PHONE, java_script_enabled=False, has_touch=True)
    page.goto(server.url)
    page.get_by_text("Mục lục", exact=True).first.tap()
    page.locator(".edu-mainnav a", has_text="Văn bản").first.tap()
    assert page.url.startswith(f"{server.url}/van-ban")
    page.context.close()
