"""The feeds of the portal: newest first, from the catalogue, the same for everybody, with validators."""

from DateTime import DateTime
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.net.discovery import find_feeds
from edu.portal.net.opml import read_opml
from edu.portal.outgoing.subscribe import FeedLinks
from edu.portal.outgoing.views import FeedView
import feedparser
import json
from plone import api
from plone.app.testing import logout
from plone.base.interfaces.syndication import ISyndicatable
from plone.namedfile.file import NamedBlobFile
import pytest
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


@pytest.fixture
def news(school: Any) -> Any:
    """The section of news with three public items and a draft, in an order that is not that of their dates."""
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    section = next(brain for brain in api.content.find(edu_section="hoat-dong-chung")).getObject()
    for name, day in (("hai", 2), ("ba", 3), ("mot", 1)):
        item = api.content.create(section, "News Item", id=f"tin-{name}", title=f"Tin {name} & hơn thế")
        api.content.transition(item, "publish")
        item.setEffectiveDate(DateTime(f"2026/11/{day:02d} 08:00:00 GMT+7"))
        item.reindexObject()
    api.content.create(section, "News Item", id="nhap", title="Bản nháp")
    return section


def view(context: Any, name: str = "rss.xml", **headers: str) -> Any:
    request = context.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    for header, value in headers.items():
        request.environ[f"HTTP_{header.upper()}"] = value
    return getMultiAdapter((context, request), name=name)


def titles(content: bytes) -> list[str]:
    read = feedparser.parse(content)
    assert not read.bozo
    return [entry.title for entry in read.entries]


@pytest.mark.parametrize("name", ["rss.xml", "RSS", "atom.xml"])
def test_newest_first_and_no_drafts(news: Any, name: str) -> None:
    content = view(news, name)()
    assert [title.split()[1] for title in titles(content)] == ["ba", "hai", "mot"]
    logout()
    assert view(news, name)() == content


def test_the_json_feed(news: Any) -> None:
    feed = json.loads(view(news, "feed.json")())
    assert feed["feed_url"] == f"{news.absolute_url()}/feed.json"
    assert [item["url"].rpartition("/")[2] for item in feed["items"]] == ["tin-ba", "tin-hai", "tin-mot"]
    assert feed["items"][0]["_edu_portal"]["categories"] == ["hoat-dong-chung", "tin-tuc"]


def test_a_section_speaks_for_what_is_below_it_and_the_portal_for_all(news: Any, school: Any) -> None:
    parent = news.aq_parent
    assert len(titles(view(parent)())) == 3
    assert set(titles(view(parent)())) <= set(titles(view(school)()))


def test_items_bring_their_files(school: Any) -> None:
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    section = next(brain for brain in api.content.find(edu_section="van-ban-truong")).getObject()
    letter = api.content.create(
        section,
        "edu.LegalDocument",
        title="Kế hoạch năm học",
        file=NamedBlobFile(b"%PDF-1.4 x", "application/pdf", "Kế hoạch.pdf"),
    )
    api.content.transition(letter, "publish")
    entry = feedparser.parse(view(section)()).entries[0]
    assert (entry.enclosures[0].type, entry.enclosures[0].length) == ("application/pdf", "10")
    assert "van-ban" in [tag.term for tag in entry.tags]


def test_who_has_it_gets_nothing_again(news: Any) -> None:
    first = view(news)
    first()
    etag = first.request.response.getHeader("ETag")
    for known in (etag, f"W/{etag}", f'"x", {etag}'):
        again = view(news, if_none_match=known)
        assert again() == b""
        assert again.request.response.getStatus() == 304
    news["tin-ba"].title = "Đổi tên"
    news["tin-ba"].reindexObject()
    assert titles(view(news, if_none_match=etag)())[0] == "Đổi tên"


def test_no_item_is_woken(news: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("Products.ZCatalog.CatalogBrains.AbstractCatalogBrain.getObject", _wake)
    assert len(titles(view(news)())) == 3


def _wake(brain: Any, *_anything: Any) -> Any:
    raise AssertionError(f"{brain.getPath()} was woken")


def test_a_search_is_a_feed(news: Any, school: Any) -> None:
    page = view(school, "search_rss")
    page.request.form["SearchableText"] = "hon the"
    content = page()
    language = "Tìm kiếm" if api.portal.get_default_language() == "vi" else "Search"
    assert [title.split()[1] for title in titles(content)] == ["ba", "hai", "mot"]
    assert f"{language}: hon the" in content.decode()
    empty = view(school, "search_rss")
    empty.request.form["SearchableText"] = ["x"]
    assert titles(empty()) == []


def test_the_list_of_all_feeds_names_the_kinds(news: Any, school: Any) -> None:
    outlines = read_opml(view(school, "feeds.opml")())
    kinds = {outline.url.split("/")[-2]: outline.category for outline in outlines}
    assert kinds["tin-tuc"] == "tin-tuc"
    assert kinds["van-ban"] == "van-ban"
    assert kinds["hoat-dong-chung"] == ""


def test_readers_and_browsers_learn_of_the_feeds(news: Any, school: Any) -> None:
    page = view(school, "edu-rss")()
    assert f'{news.absolute_url()}/rss.xml"' in page
    assert "Subscribe to news (RSS)" in page
    links = FeedLinks(news, news.REQUEST, None, None)
    links.update()
    found = find_feeds(f"<head>{links.render()}</head>".encode(), "text/html", school.absolute_url())
    assert [feed.url.rpartition("/")[2] for feed in found.feeds][:3] == ["rss.xml", "atom.xml", "feed.json"]
    assert f"{school.absolute_url()}/tin-tuc/rss.xml" in [feed.url for feed in found.feeds]
    assert found.lists == (f"{school.absolute_url()}/feeds.opml",)


def test_what_an_editor_asks_of_a_draft_folder_is_kept_by_no_cache_for_all(news: Any) -> None:
    folder = api.content.create(api.portal.get(), "Folder", title="Kế hoạch chưa công bố")
    for context, scope in ((news, "public"), (folder, "private")):
        feed = view(context)
        feed()
        assert feed.request.response.getHeader("Cache-Control").startswith(scope)


@pytest.mark.parametrize("name", ["rss.xml", "RSS", "atom.xml", "feed.json"])
def test_the_nearest_feed_is_ours_for_whatever_plone_says_of_a_folder(news: Any, name: str) -> None:
    # Plone registers its own feeds for this interface; how near it is depends on the types of a site.
    alsoProvides(news, ISyndicatable)
    assert isinstance(view(news, name), FeedView)
