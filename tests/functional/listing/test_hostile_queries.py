"""Addresses that people and robots invent: a page, a redirect or a clear refusal, never a breakdown."""

from edu.portal.testing.fixtures import browser_for
import json
from pathlib import Path
from plone import api
import pytest
import transaction


CORPUS = Path(__file__).parents[2] / "corpus" / "listing" / "hostile_queries.json"
QUERIES = json.loads(CORPUS.read_text(encoding="utf-8"))
VIEWS = ("edu-table", "edu-cards", "edu-page", "edu-links", "edu-overview", "edu-csv", "edu-xlsx", "edu-rss")


@pytest.fixture
def section(functional_portal):
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(functional_portal, "Folder", id="muc", title="Mục")
    api.content.transition(folder, "publish")
    for place in range(3):
        item = api.content.create(folder, "News Item", title=f"Thông báo {place}")
        api.content.transition(item, "publish")
    transaction.commit()
    return folder


def status_of(browser, url):
    browser.raiseHttpErrors = False
    browser.handleErrors = True
    browser.open(url)
    return int(browser.headers["Status"].split()[0])


def test_no_address_breaks_a_list(section):
    browser = browser_for(section.aq_parent)
    url = section.absolute_url()
    broken = []
    for name in VIEWS:
        for query in [*QUERIES, "text=" + "a" * 6000, "text=" + "%C4%91+" * 500]:
            status = status_of(browser, f"{url}/{name}?{query}")
            if status >= 500:
                broken.append((name, query[:60], status))
    assert broken == []


def test_pages_that_do_not_exist_are_not_found(section):
    browser = browser_for(section.aq_parent)
    assert status_of(browser, f"{section.absolute_url()}/edu-table?b_start=20") == 404
    assert status_of(browser, f"{section.absolute_url()}/edu-table?b_start=1000000000") == 404
    assert status_of(browser, f"{section.absolute_url()}/edu-table?b_start=-1") == 200


def test_the_form_asks_by_address(section):
    section.setLayout("edu-table")
    transaction.commit()
    browser = browser_for(section.aq_parent)
    browser.open(section.absolute_url())
    browser.getControl(name="text").value = "thong bao 1"
    browser.getForm(action=section.absolute_url()).submit()
    table = browser.contents[browser.contents.index("<tbody") : browser.contents.index("</tbody")]
    assert "Thông báo 1" in table
    assert "Thông báo 2" not in table
    assert "text=thong+bao+1" in browser.url
    assert "noindex,follow" in browser.contents
    browser.open(browser.url)
    assert browser.getControl(name="text").value == "thong bao 1"


def test_the_export_is_a_file(section):
    browser = browser_for(section.aq_parent)
    browser.open(f"{section.absolute_url()}/@@edu-csv?text=1")
    assert browser.headers["Content-Type"].lower() == "text/csv; charset=utf-8"
    assert "attachment" in browser.headers["Content-Disposition"]
    assert browser.headers["X-Robots-Tag"] == "noindex"
    assert "Thông báo 1" in browser.contents


def test_a_private_section_is_private(section):
    api.content.transition(section, "retract")
    transaction.commit()
    browser = browser_for(section.aq_parent)
    for name in VIEWS:
        status_of(browser, f"{section.absolute_url()}/{name}")
        assert "require_login" in browser.url or "Thông báo" not in browser.contents
