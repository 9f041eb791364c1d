"""The main menu, the skip links and the front page by keyboard and by touch, with and without JavaScript."""

from windows import PHONE
from windows import new_page


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


# The ring may be drawn by the control itself or by the frame around it, as for the search box.
RING = """
(() => {
  const focused = document.activeElement, box = focused.getBoundingClientRect();
  let ringed = false;
  for (let e = focused, up = 0; e && up < 3; e = e.parentElement, up++) {
    const style = getComputedStyle(e);
    ringed = ringed || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
  }
  return { ringed, seen: box.width > 0 && box.height > 0, html: focused.outerHTML.slice(0, 120) };
})()
"""


def test_every_stop_of_the_keyboard_is_seen(visitor, server):
    visitor.goto(server.url)
    for _ in range(25):
        visitor.keyboard.press("Tab")
        stop = visitor.evaluate(RING)
        assert stop["ringed"] and stop["seen"], stop["html"]


def test_the_menu_opens_on_a_phone_without_javascript(chromium, server):
    page = new_page(chromium, PHONE, java_script_enabled=False, has_touch=True)
    page.goto(server.url)
    page.get_by_text("Mục lục", exact=True).first.tap()
    page.locator(".edu-mainnav a[href$='/van-ban']").first.tap()
    page.wait_for_url("**/van-ban")
    page.context.close()


def test_a_register_begins_on_the_first_screen_of_a_phone(phone, server):
    phone.goto(f"{server.url}/van-ban/van-ban-truong")
    first = phone.locator(".edu-table tbody tr").first.bounding_box()
    assert first["y"] < PHONE["height"], first
    assert not phone.locator("#edu-filter-validity").is_visible()
    phone.get_by_text("Thêm điều kiện lọc").tap()
    phone.locator("#edu-filter-validity").select_option("all")
    phone.get_by_role("button", name="Tìm kiếm").tap()
    phone.wait_for_url("**validity=all**")
    assert phone.locator("#edu-filter-validity").is_visible()


def test_a_wide_screen_shows_all_conditions(visitor, server):
    visitor.goto(f"{server.url}/van-ban/van-ban-truong")
    assert visitor.locator("#edu-filter-validity").is_visible()


def test_pictures_lead_to_their_neighbours(visitor, server):
    visitor.goto(f"{server.url}/tai-nguyen/album-anh")
    visitor.get_by_role("link", name="Ngày hội đọc sách").first.click()
    # A click would open the picture over the page; its own page is where the link leads.
    visitor.goto(visitor.locator(".edu-gallery a").first.get_attribute("href"))
    visitor.get_by_role("link", name="Ảnh sau").click()
    assert "Ảnh 2 trong 4" in visitor.inner_text("main")
