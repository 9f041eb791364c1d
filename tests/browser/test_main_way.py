"""The main way of a visitor: search the register, read a document, send an opinion, read the superior's feeds."""

import json
import time
import urllib.request


def rest(server, path):
    request = urllib.request.Request(f"{server.url}/{path}", headers={"Accept": "application/json"})
    request.add_header("Authorization", "Basic YWRtaW46YWRtaW4=")
    with urllib.request.urlopen(request, timeout=20) as response:
        return json.load(response)


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
    form = visitor.locator("form.easyformForm, form#form, main form").last
    assert not form.locator("input[type=checkbox]").first.is_checked()
    form.locator("input[type=radio], select").first.evaluate(
        "e => { if (e.tagName === 'SELECT') { e.selectedIndex = 1 } else { e.checked = true } }"
    )
    form.locator("input[name$='subject']").fill("Giờ tan học của khối 6")
    form.locator("textarea[name$='message']").fill("Đề nghị nhà trường lùi giờ tan học thêm mười phút.")
    form.locator("input[type=checkbox]").first.check()
    form.locator("button[type=submit], input[type=submit]").last.click()
    visitor.wait_for_load_state("load")
    assert "GY-" in visitor.inner_text("body")


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
