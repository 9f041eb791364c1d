"""The main way of a visitor: search the register, read a document, send an opinion, read the superior's feeds."""

import re
import time


CODE = re.compile(r"\bGY-\d{4}-[0-9A-Z]{6}\b")


def test_a_document_is_found_without_diacritics_and_opened(visitor, server):
    visitor.goto(f"{server.url}/van-ban/van-ban-truong")
    visitor.fill("input[name=text]", "ke hoach")
    visitor.click("form.edu-filters button[type=submit]")
    rows = visitor.locator(".edu-table tbody tr")
    assert rows.count() >= 1
    rows.first.locator("a").first.click()
    assert visitor.locator("dl.edu-facts").count() >= 1


def test_an_opinion_ends_in_a_reference_code(visitor, server):
    visitor.goto(f"{server.url}/y-kien/gop-y/gop-y")
    consent = visitor.locator("input[type=checkbox][name*='dong_y']")
    assert not consent.is_checked()
    visitor.select_option("select[name*='vai_tro']", label="Phụ huynh học sinh")
    visitor.fill("input[name$='chu_de']", "Giờ tan học của khối 6")
    visitor.fill("textarea[name$='noi_dung']", "Đề nghị nhà trường lùi giờ tan học thêm mười phút.")
    visitor.get_by_role("button", name="Gửi góp ý").click()
    visitor.wait_for_load_state("load")
    assert "Xin đánh dấu vào ô đồng ý" in visitor.inner_text("body")
    assert visitor.input_value("textarea[name$='noi_dung']").startswith("Đề nghị nhà trường")
    consent.check()
    visitor.get_by_role("button", name="Gửi góp ý").click()
    visitor.wait_for_load_state("load")
    assert CODE.search(visitor.inner_text("main"))


def test_the_feeds_are_told_to_managers(server, feeds_shown):
    assert feeds_shown["items_total"] == 8
    for item in feeds_shown["items"]:
        assert item["status"] == "ok"
        assert item["error"] in (None, "")
        assert item["last_success"]


def test_the_portal_keeps_the_last_good_items_when_the_superiors_are_gone(visitor, server, feeds_shown):
    visitor.goto(server.url)
    before = visitor.locator(".edu-feed li a").all_inner_texts()
    assert len(before) >= 4
    with_server = elapsed(visitor, server)
    server.stop_feeds()
    try:
        without_server = elapsed(visitor, server)
        assert visitor.locator(".edu-feed li a").all_inner_texts() == before
        assert without_server < max(3 * with_server, 2.0)
    finally:
        server.start_feeds()


def elapsed(page, server):
    start = time.monotonic()
    page.goto(server.url)
    return time.monotonic() - start
