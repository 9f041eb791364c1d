"""The search page and the suggestions as visitors meet them."""

from edu.portal.testing.fixtures import browser_for
import json
from pathlib import Path
from plone import api
from plone.app.textfield.value import RichTextValue
import pytest
import transaction
from urllib.error import HTTPError
from urllib.parse import quote


HOSTILE = json.loads((Path(__file__).parents[2] / "corpus" / "text" / "searching.json").read_text(encoding="utf-8"))


@pytest.fixture
def site(functional_portal):
    portal = functional_portal
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    folder = api.content.create(portal, "Folder", id="muc", title="Mục & lục")
    api.content.transition(folder, "publish")
    body = "<p>" + "Mở đầu. " * 80 + "Câu lạc bộ &lt;b&gt;hoà nhạc&lt;/b&gt; của trường.</p>"
    page = api.content.create(folder, "Document", id="p1", title="Bài", text=RichTextValue(body, "text/html"))
    api.content.transition(page, "publish")
    for number in range(12):
        news = api.content.create(folder, "News Item", id=f"tin-{number}", title=f"Tin lớp học {number}")
        api.content.transition(news, "publish")
    draft = api.content.create(folder, "Document", id="nhap", title="Lớp học nháp")
    transaction.commit()
    assert api.content.get_state(draft) == "private"
    return portal


def get(portal, query):
    browser = browser_for(portal)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.open(f"{portal.absolute_url()}/@@search?{query}")
    return browser


def test_a_word_is_marked_in_the_passage_where_it_stands(site):
    browser = get(site, "SearchableText=" + quote("hòa nhạc"))
    assert "<mark>hoà nhạc</mark>&lt;/b&gt;" in browser.contents
    assert "<b>hoà" not in browser.contents
    assert 'href="http://nohost/plone/muc">Mục &amp; lục</a>' in browser.contents
    assert '<meta content="noindex,follow" name="robots"' in " ".join(browser.contents.split())


def test_pages_keep_the_question_and_end_with_404(site):
    browser = get(site, "SearchableText=" + quote("lớp") + "&portal_type=News+Item&since=7")
    assert browser.contents.count("<mark>lớp</mark>") == 10
    browser.getLink(url="b_start=10").click()
    assert browser.contents.count("<mark>lớp</mark>") == 2
    assert browser.getControl(name="portal_type").value == ["News Item"]
    assert browser.getControl(name="since").value == ["7"]
    assert get(site, "SearchableText=lop&b_start=20").headers["status"].startswith("404")


def test_visitors_see_no_drafts(site):
    assert "nháp" not in get(site, "SearchableText=lop").contents


@pytest.mark.parametrize(
    "query",
    [
        "SearchableText=%ff%fe",
        "SearchableText=%00",
        "SearchableText:list=a&SearchableText:list=b",
        "SearchableText.x:record=a",
        "SearchableText=lop&b_start=-5",
        "SearchableText=lop&b_start=%ff",
        "SearchableText=lop&b_start=" + "9" * 400,
        "SearchableText=lop&b_start:int=0",
        "SearchableText=lop&portal_type=%ff&section=%ff&since=%ff&sort_on=%ff&path=%ff",
        "SearchableText=lop&portal_type:list=News+Item&portal_type:list=Document",
        "SearchableText=lop&path=/../../etc",
        "SearchableText=lop&path.query:record=/plone/muc",
        "SearchableText=lop&created.query:record:list:date=2020/01/01&created.range:record=min",
        "SearchableText=lop&sort_on=relevance&sort_order=",
        "advanced_search=True",
        "",
        *(f"SearchableText={quote(text.encode('utf-8', 'surrogatepass'))}" for text in HOSTILE["hostile"]),
    ],
)
def test_no_address_is_an_error(site, query):
    status = get(site, query).headers["status"]
    assert status.startswith("200"), status


def test_plones_own_addresses_still_narrow(site):
    typed = "SearchableText=lop"
    assert "<mark>" not in get(site, f"{typed}&portal_type:list=Document").contents
    assert get(site, f"{typed}&path=/plone/muc").contents.count("<mark>") == 10
    assert get(site, f"{typed}&path=/plone/muc/p1").contents.count("<mark>") == 0
    late = "created.query:record:date=2100/01/01&created.range:record=min"
    assert get(site, f"{typed}&{late}").contents.count("<mark>") == 0


def suggestions(portal, text):
    browser = browser_for(portal)
    browser.open(f"{portal.absolute_url()}/@@edu-suggest?SearchableText={quote(text)}")
    assert browser.headers["Content-Type"] == "application/json; charset=utf-8"
    return json.loads(browser.contents)["items"]


def test_suggestions_are_titles_with_what_was_typed_marked(site):
    first = suggestions(site, "tin lo")[0]
    assert first["url"].startswith("http://nohost/plone/muc/tin-")
    assert first["title"][0] == ["Tin lớp", True]
    assert suggestions(site, "nhap") == []
    assert suggestions(site, "") == []


@pytest.mark.parametrize("text", HOSTILE["hostile"][:-1])
def test_suggestions_never_fail(site, text):
    browser = browser_for(site)
    try:
        browser.open(
            f"{site.absolute_url()}/@@edu-suggest?SearchableText={quote(text.encode('utf-8', 'surrogatepass'))}"
        )
    except HTTPError as error:
        raise AssertionError(text) from error


def test_the_script_is_a_file_and_every_page_knows_it(site):
    browser = browser_for(site)
    browser.open(site.absolute_url())
    assert "++resource++edu-search.js" in browser.contents
    browser.open(f"{site.absolute_url()}/++resource++edu-search.js")
    assert b"combobox" in browser.contents


def test_the_view_still_answers_other_code(site):
    view = site.restrictedTraverse("@@search")
    view.request.form["SearchableText"] = "lop hoc"
    assert len(view.results(batch=False, use_content_listing=False)) == 13
