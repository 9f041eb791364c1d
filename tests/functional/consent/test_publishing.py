"""What an editor meets who publishes something with children on it before the consent is there."""

from edu.portal.behaviors.consent import IConsent
from edu.portal.testing.fixtures import browser_for
import json
from plone import api
import pytest
import transaction


@pytest.fixture
def story(functional_portal):
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    item = api.content.create(functional_portal, "News Item", id="bai", title="Lớp 6A1 trồng cây")
    IConsent(item).consent = "missing"
    transaction.commit()
    return item


def test_the_menu_of_states_answers_with_a_sentence_and_the_way_to_the_form(functional_portal, story):
    browser = browser_for(functional_portal, manager=True)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.addHeader("Accept", "text/html")
    browser.open(story.absolute_url() + "/content_status_history")
    browser.getControl(name="workflow_action").value = ["publish"]
    browser.getControl(name="form.button.Publish").click()
    assert browser.headers["status"].startswith("400")
    assert "“Lớp 6A1 trồng cây” có trẻ em mà chưa có sự đồng ý" in browser.contents
    assert f'href="{story.absolute_url()}/edit"' in browser.contents
    transaction.begin()
    assert api.content.get_state(story) == "private"


def test_rest_answers_with_the_same_sentence(functional_portal, story):
    browser = browser_for(functional_portal, manager=True)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.addHeader("Accept", "application/json")
    browser.addHeader("Content-Type", "application/json")
    browser.post(story.absolute_url() + "/@workflow/publish", "{}")
    assert browser.headers["status"].startswith("400")
    assert "chưa có sự đồng ý" in json.loads(browser.contents)["error"]["message"]


def test_the_form_keeps_what_was_typed_when_the_consent_ends(functional_portal, story):
    IConsent(story).consent = "parents"
    api.content.transition(story, "publish")
    transaction.commit()
    browser = browser_for(functional_portal, manager=True)
    browser.open(story.absolute_url() + "/edit")
    browser.getControl(name="form.widgets.IDublinCore.title").value = "Lớp 6A1 trồng sáu mươi cây"
    browser.getControl(name="form.widgets.IConsent.consent").value = ["missing"]
    browser.getControl(name="form.buttons.save").click()
    assert "chưa có sự đồng ý" in browser.contents
    transaction.begin()
    assert story.title == "Lớp 6A1 trồng sáu mươi cây"
    assert api.content.get_state(story) == "private"


def test_what_waits_is_listed_for_editors(functional_portal, story):
    browser = browser_for(functional_portal, manager=True)
    browser.open(functional_portal.absolute_url() + "/@@edu-consents")
    assert story.absolute_url() in browser.contents
