"""The card in "create a site", filled in by a person at a desk and on a phone."""

import pytest
from windows import PHONE
from windows import WIDE
from windows import new_page


MANAGER = {"username": "admin", "password": "admin", "send": "always"}
# On the page of plone.distribution the whole form stands in one column.
FEWEST_LABELS = 30


@pytest.fixture(params=[WIDE, PHONE], ids=["desk", "phone"])
def form(request, chromium, server):
    page = new_page(chromium, request.param, http_credentials=MANAGER)
    page.goto(f"{root_of(server)}/@@ploneAddSite?distribution=truong-hoc")
    page.get_by_label("Tên đầy đủ của đơn vị").wait_for()
    yield page
    page.context.close()


def root_of(server):
    return server.url.rsplit("/", 1)[0]


def fill(page, site_id):
    page.get_by_label("Tên đầy đủ của đơn vị").fill("Trường Tiểu học và THCS Bờ Kênh")
    page.get_by_label("Mã trang").fill(site_id)
    page.get_by_label("Trường tiểu học").check()
    page.get_by_label("Trường trung học cơ sở").check()
    page.get_by_label("Năm thành lập").fill("1987")
    page.get_by_label("Địa chỉ").fill("125 đường Bờ Kênh, phường Bờ Kênh")
    page.get_by_label("Điện thoại cố định").fill("(028) 3855 0000")
    page.get_by_label("Thư điện tử của đơn vị").fill("c2bokenh@hcm.edu.vn")
    page.get_by_label("Thành phố Hồ Chí Minh").check()
    page.get_by_label("Tên đơn vị").first.fill("Sở Giáo dục và Đào tạo")
    page.get_by_label("Nguồn tin: Tin tức").first.fill("https://so.example.vn/rss")
    page.get_by_label("Màu của trang").select_option(label="Sen")


def submit(page):
    page.get_by_role("button", name="Tạo cổng thông tin").click()


def test_the_card_stands_among_the_others(visitor, server):
    visitor.goto(root_of(server))
    card = visitor.get_by_text("Cổng thông tin trường học", exact=True)
    card.wait_for()
    picture = visitor.locator("img[src*='dist-image/truong-hoc']")
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.naturalWidth") >= 1080


def test_one_submit_ends_on_the_front_page(form):
    site_id = f"bo-kenh-{form.viewport_size['width']}"
    fill(form, site_id)
    submit(form)
    form.wait_for_url(f"**/{site_id}", timeout=120_000)
    assert form.locator("html").get_attribute("lang") == "vi"
    assert "Trường Tiểu học và THCS Bờ Kênh" in form.inner_text("header")
    assert "edu-palette-sen" in form.locator("body").get_attribute("class")
    assert form.locator("nav a").count() > 5


def test_a_refusal_is_vietnamese_and_nothing_typed_is_lost(form, server):
    fill(form, "bi-tu-choi")
    form.get_by_label("Điện thoại cố định").fill("0912 345 678")
    submit(form)
    refusal = form.get_by_role("alert").filter(has_text="Hãy sửa")
    refusal.wait_for()
    assert refusal.inner_text().count("Điện thoại cố định") == 2
    assert "Hãy nhập một số điện thoại cố định kèm mã vùng" in refusal.inner_text()
    assert form.get_by_label("Tên đầy đủ của đơn vị").input_value() == "Trường Tiểu học và THCS Bờ Kênh"
    assert form.get_by_label("Trường tiểu học").is_checked()
    assert form.request.get(f"{root_of(server)}/bi-tu-choi").status == 404


def test_the_form_is_vietnamese_and_fits_the_screen(form):
    labels = [text for text in form.locator("#add-site-form label").all_inner_texts() if text.strip()]
    assert len(labels) >= FEWEST_LABELS
    words = form.inner_text("#add-site-form form")
    for english in ("Submit", "Title", "Path", "Language", "Timezone", "Example", "undefined"):
        assert english not in words
    assert form.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_superiors_can_be_added(form):
    units = form.get_by_label("Loại đơn vị")
    assert [units.nth(0).input_value(), units.nth(1).input_value()] == ["0", "2"]
    form.locator("#add-site-form button[title='Add Item'], #add-site-form .btn-add").first.click()
    assert units.count() == 3
