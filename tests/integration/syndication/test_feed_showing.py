"""The block and the archive: displays, marks, pictures, broken settings, sources that are gone, long archives."""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.search import Question
from edu.portal.imaging.scaling import Small
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.settings.site import read_site
from edu.portal.syndication import search
from edu.portal.syndication.archive import add_entries
from edu.portal.syndication.archive import archived_rows
from edu.portal.syndication.archive import words_of
from edu.portal.syndication.choices import forget_decisions
from edu.portal.syndication.choices import read_made
from edu.portal.syndication.choices import save_decision
from edu.portal.syndication.choices import save_made
from edu.portal.syndication.pictures import FeedPicture
from edu.portal.syndication.pictures import name_of
from edu.portal.syndication.portlet import Assignment
from edu.portal.syndication.portlet import Renderer
from edu.portal.syndication.search import find_archived
from edu.portal.syndication.search import search_archive
from edu.portal.syndication.shown import shown_items
from edu.portal.syndication.store import load_state
from edu.portal.syndication.store import save_state
from edu.portal.syndication.store import writable_store
from edu.portal.syndication.to_alert import alert_address
from edu.portal.syndication.to_news import credit_line
import json
from pathlib import Path
from plone import api
from plone.app.testing import logout
import pytest
from syndication_cases import NOW
from syndication_cases import SO
from typing import Any
from urllib.parse import parse_qs
from urllib.parse import urlsplit
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


BROKEN = json.loads((Path(__file__).parents[2] / "corpus/feeds/settings.json").read_text(encoding="utf-8"))
NEWS, DOCUMENTS = "so-gddt.tin-tuc", "so-gddt.van-ban"
PICTURE = "https://so.example.vn/anh.jpg"


@pytest.fixture
def fresh(superiors: Any, read: Any) -> Any:
    """The three feeds, read a minute ago."""
    read(datetime.now(VIETNAM) - timedelta(minutes=1))
    return superiors


def block(portal: Any, **settings: Any) -> Renderer:
    request = portal.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    assignment = Assignment(**settings)
    assignment.__name__ = "tin"
    return Renderer(portal.__of__(portal.aq_parent), request, None, None, assignment)


def archive_view(portal: Any) -> Any:
    folder = portal.get("tin") or api.content.create(portal, "Folder", "tin")
    request = portal.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    return getMultiAdapter((folder, request), name="edu-feeds")


def give_picture(portal: Any) -> str:
    """Give the newest item a kept picture; return its title."""
    state = load_state(portal, "ubnd.tin-tuc")
    first = replace(state.entries[0], picture=PICTURE)
    save_state(portal, "ubnd.tin-tuc", replace(state, entries=(first, *state.entries[1:])))
    store = writable_store(portal)
    store.pictures = {name_of(PICTURE): FeedPicture(Small(b"RIFF", 640, 360))}
    return first.title


def test_the_large_first_item_has_its_kept_picture(fresh: Any) -> None:
    title = give_picture(fresh)
    read_site().feed_pictures = True
    html = block(fresh, display="headline").render()
    lead = html.partition('class="edu-feed-lead"')[2].partition("</li>")[0]
    assert title in lead and 'alt=""' in lead and 'width="640"' in lead and 'height="360"' in lead
    assert f'src="{fresh.absolute_url()}/@@edu-feed-picture/{name_of(PICTURE)}"' in lead
    assert html.count("<img") == 1 and html.count("edu-feed-lead") == 1
    assert PICTURE not in html


@pytest.mark.parametrize(("wanted", "display"), [(False, "headline"), (True, "list"), (True, "tabs")])
def test_elsewhere_and_without_the_setting_there_are_none(fresh: Any, wanted: bool, display: str) -> None:
    give_picture(fresh)
    read_site().feed_pictures = wanted
    html = block(fresh, display=display).render()
    assert "<img" not in html and "edu-feed-picture" not in html
    assert ("edu-feed-lead" in html) is (display == "headline")


def test_the_block_names_all_units_of_an_item_its_kind_and_marks(fresh: Any, network: Any, read: Any) -> None:
    network.pages["https://phong.example.vn/rss/tin"] = network.pages[f"{SO}/tin"]
    read(clock.now())
    item = next(item for item in shown_items(fresh, (NEWS, "ubnd.tin-tuc"), clock.now()) if item["also"])
    for key in item["keys"]:
        save_decision(fresh, key, "pin")
    html = block(fresh, display="list").render()
    row = html.partition("<li")[2].partition("</li>")[0]
    assert item["title"] in row
    assert "Sở GD&amp;ĐT" in row and "UBND phường" in row and "News" in row and "Pinned" in row
    assert "(opens another website)" in row


def test_with_tabs_the_kind_is_not_repeated(fresh: Any) -> None:
    html = block(fresh).render()
    assert "nguon=van-ban" in html and '<span class="edu-tag">' not in html


def test_an_invitation_is_found_where_no_feed_of_them_is(fresh: Any) -> None:
    items = search_archive(fresh, Question(category="thu-moi"), clock.now()).items
    assert [item["title"] for item in items] == ["Thư mời dự tập huấn"]
    assert items[0]["category"] == "van-ban"


@pytest.mark.parametrize("record", BROKEN)
@pytest.mark.parametrize("display", ["list", "tabs", "headline", "khong-co", None])
def test_broken_settings_break_no_page(fresh: Any, record: Any, display: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # Past the checks of the registry, as other releases and tools write it, and past what a request remembers of it.
    monkeypatch.setattr("plone.registry.registry._get_request_cache", lambda registry: None)
    read_site().__registry__.records._values["edu.portal.superiors"] = record
    assert read_site().superiors == record
    html = block(fresh, display=display).render()
    assert "<script" not in html and "javascript:" not in html
    view = archive_view(fresh)
    assert isinstance(view.items(), list) and isinstance(view.tabs(), list) and view.hidden() == []
    logout()
    view = block(fresh, display=display)
    assert view.available in (True, False)
    view.render()


def test_a_source_that_is_gone_takes_its_items_off(fresh: Any) -> None:
    for key in [item["key"] for item in shown_items(fresh, (NEWS,), clock.now())]:
        save_decision(fresh, key, "pin")
    read_site().superiors = []
    assert search_archive(fresh, Question(), clock.now()).items == []
    assert find_archived(fresh, "x") is None
    logout()
    assert not block(fresh, feeds=(NEWS,)).available


def test_days_are_cut_out_of_the_archive_without_reading_the_rest(superiors: Any, read: Any) -> None:
    read()
    day = timedelta(days=1)
    begin = datetime(2026, 11, 19, tzinfo=VIETNAM)
    titles = [row["title"] for _key, row in archived_rows(superiors, NEWS, begin, begin + day)]
    assert titles == ["Tin hai"]
    asked = Question(since=begin.date(), until=begin.date())
    assert [item["title"] for item in search_archive(superiors, asked, NOW).items] == ["Tin hai"]


def test_rows_that_were_kept_without_words_are_found_too(superiors: Any, read: Any) -> None:
    read()
    for _key, row in archived_rows(superiors, NEWS):
        row.pop("words")
    assert len(search_archive(superiors, Question("tin mot"), NOW).items) == 1
    assert words_of({"title": "Tin", "summary": "Một"}) == " tin mot "


def test_reading_stops_when_there_is_enough(superiors: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    blank = Entry(guid="", link="", title="", summary="", published=None, first_seen=NOW)
    entries = [
        replace(blank, guid=str(n), title=f"Tin thứ {n}", published=NOW - timedelta(minutes=n), position=n)
        for n in range(300)
    ]
    add_entries(superiors, NEWS, (), entries, NOW)
    read: list[str] = []
    entry_of = search.entry_of
    monkeypatch.setattr(search, "entry_of", lambda row: read.append(row["guid"]) or entry_of(row))
    found = search_archive(superiors, Question(), NOW, 100)
    assert (len(found.items), found.is_cut, len(read)) == (100, True, 101)
    assert found.items[0]["title"] == "Tin thứ 0"
    assert not search_archive(superiors, Question("thu 299"), NOW, 100).is_cut


def test_what_was_made_of_an_item_is_forgotten_with_it(superiors: Any) -> None:
    save_made(superiors, "a", "uid-1")
    save_made(superiors, "a", "uid-2")
    assert read_made(superiors, "a") == ("uid-1", "uid-2") and read_made(superiors, "b") == ()
    forget_decisions(superiors, ["b"])
    assert read_made(superiors, "a") == ()


def item(**changes: Any) -> dict[str, Any]:
    usual = {"title": "Tin", "url": "https://so.example.vn/1", "superior": "Sở <b>", "published": NOW}
    return {**usual, **changes}


def test_the_credit_is_safe_html(superiors: Any) -> None:
    assert credit_line(item()).startswith(
        'Nguồn: <a href="https://so.example.vn/1" rel="noopener noreferrer external">'
    )
    assert "Sở &lt;b&gt;" in credit_line(item()) and credit_line(item()).endswith(", 20/11/2026")
    assert "&quot;onclick" in credit_line(item(url='https://x/"onclick')) and "<a" not in credit_line(item(url=""))


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"title": "Hỏa tốc: bão"}, "severity", "urgent"),
        ({"title": "Tin"}, "severity", "notice"),
        ({"title": "á" * 400}, "text", f"{'á' * 299}…"),
        ({"url": "javascript:alert(1)"}, "link", None),
        ({"published": datetime(2026, 11, 19, 17, 30, tzinfo=clock.now().tzinfo)}, "requested_on", "2026-11-19"),
    ],
)
def test_the_form_of_announcements_is_filled(superiors: Any, changes: Any, field: str, value: str | None) -> None:
    asked = parse_qs(urlsplit(alert_address(superiors, item(**changes))).query)
    assert asked.get(field, [None]) == [value]
