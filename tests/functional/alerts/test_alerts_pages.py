"""The panel of the lines, the strip on every page and REST, through the publisher."""

from edu.portal.testing.fixtures import browser_for
from html import unescape
import json
from plone import api
import transaction


def panel(portal):
    browser = browser_for(portal, manager=True)
    browser.open(f"{portal.absolute_url()}/@@edu-alerts")
    return browser


def test_one_field_and_one_button_then_every_page_says_it(functional_portal):
    browser = panel(functional_portal)
    browser.getControl(name="text").value = "Nghỉ học <b>ngày</b> 21/11"
    form = browser.getForm(action="edu-alerts", index=0)
    form.getControl(name="severity").value = ["urgent"]
    form.submit()
    visitor = browser_for(functional_portal)
    visitor.open(functional_portal.absolute_url())
    assert "Nghỉ học &lt;b&gt;ngày&lt;/b&gt; 21/11" in visitor.contents
    assert "data-edu-alerts" in visitor.contents
    browser.getControl(name="take_off").click()
    visitor.reload()
    assert "data-edu-alerts" not in visitor.contents
    transaction.begin()


def test_what_was_typed_stays_and_the_sentence_says_what_to_do(functional_portal):
    browser = panel(functional_portal)
    browser.getControl(name="text").value = "Lịch kiểm tra"
    browser.getControl(name="link").value = "javascript:alert(1)"
    browser.getForm(action="edu-alerts", index=0).submit()
    assert browser.getControl(name="text").value == "Lịch kiểm tra"
    assert browser.getControl(name="link").value == "javascript:alert(1)"
    assert 'id="edu-alert-link-error"' in browser.contents
    assert 'open="open"' in browser.contents


def test_a_post_without_the_authenticator_and_a_visitor_change_nothing(functional_portal):
    browser = browser_for(functional_portal, manager=True)
    browser.raiseHttpErrors = False
    browser.handleErrors = True
    url = f"{functional_portal.absolute_url()}/@@edu-alerts"
    browser.post(url, "text=Lu")
    assert browser.headers["status"].startswith("403")
    visitor = browser_for(functional_portal)
    visitor.handleErrors = True
    visitor.raiseHttpErrors = False
    visitor.open(url)
    assert "edu-alert-text" not in visitor.contents
    visitor.open(functional_portal.absolute_url())
    assert "data-edu-alerts" not in visitor.contents


def rest(portal, *, manager=False):
    browser = browser_for(portal, manager=manager)
    browser.addHeader("Accept", "application/json")
    browser.addHeader("Content-Type", "application/json")
    browser.raiseHttpErrors = False
    browser.handleErrors = True
    return browser


def test_rest_gives_the_lines_to_all_and_the_record_to_editors(functional_portal):
    functional_portal.manage_permission("plone.restapi: Use REST API", ["Anonymous"], acquire=True)
    transaction.commit()
    url = f"{functional_portal.absolute_url()}/@edu-alerts"
    editor = rest(functional_portal, manager=True)
    editor.post(url, json.dumps({"text": "Bão số 9", "severity": "urgent"}))
    assert editor.headers["status"].startswith("201")
    visitor = rest(functional_portal)
    visitor.open(url)
    answer = json.loads(visitor.contents)
    assert [item["text"] for item in answer["items"]] == ["Bão số 9"]
    assert "stored" not in answer
    assert "history" not in answer["items"][0]
    editor.open(url)
    assert json.loads(editor.contents)["stored"][0]["history"][0]["action"] == "added"
    visitor.post(url, json.dumps({"text": "x"}))
    assert visitor.headers["status"].startswith("401")
    editor.post(url, json.dumps({"text": " ", "end": "nie"}))
    assert editor.headers["status"].startswith("400")
    assert unescape(json.loads(editor.contents)["message"])


def test_the_panel_is_reached_by_the_menu_of_the_user(functional_portal):
    assert api.portal.get_tool("portal_actions")["user"]["edu_alerts"].url_expr.endswith("@@edu-alerts")
