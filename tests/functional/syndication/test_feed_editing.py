"""What editors do with received items, as a browser without JavaScript sees it, and what everybody reads of them."""

from dataclasses import replace
from datetime import timedelta
from edu.portal import clock
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import FeedState
from edu.portal.settings.site import read_site
from edu.portal.syndication.archive import add_entries
from edu.portal.syndication.choices import read_hidden
from edu.portal.syndication.choices import read_pinned
from edu.portal.syndication.store import save_state
from edu.portal.testing.fixtures import browser_for
import json
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.locking.interfaces import ILockable
import pytest
import transaction
from typing import Any
from urllib.parse import parse_qs
from urllib.parse import urlsplit


TITLES = {
    "so-gddt.tin-tuc": ("KHẨN: Ứng phó bão số 9", "Tập huấn phòng chống đuối nước cho học sinh"),
    "so-gddt.thong-bao": ("Giấy mời dự hội nghị tổng kết",),
    "ubnd.tin-tuc": ("Tập huấn phòng chống đuối nước cho học sinh", "Ngày hội <đọc> sách"),
}
NAMES = {"so-gddt": "Sở GD&ĐT", "ubnd": "UBND phường"}


@pytest.fixture
def received(functional_school: Any) -> Any:
    """A committed school with five received items of two units, an hour apart, one of them listed by both."""
    now = clock.now()
    kinds = {unit: [name.partition(".")[2] for name in TITLES if name.startswith(f"{unit}.")] for unit in NAMES}
    read_site().superiors = [
        {
            "id": unit,
            "kind": "so" if unit == "so-gddt" else "ubnd",
            "name": name,
            "url": "",
            "feeds": [
                {"category": kind, "title": "", "url": f"https://{unit}.example.vn/{kind}"} for kind in kinds[unit]
            ],
        }
        for unit, name in NAMES.items()
    ]
    blank = Entry(guid="", link="", title="", summary="Tóm tắt & chi tiết", published=None, first_seen=now)
    for feed_id, titles in TITLES.items():
        unit, _dot, kind = feed_id.partition(".")
        entries = tuple(
            replace(
                blank,
                guid=f"{feed_id}{place}",
                link=f"https://{unit}.example.vn/{kind}/{place}?a=1&b=2",
                title=title,
                published=now - timedelta(hours=place + 1),
                position=place,
            )
            for place, title in enumerate(titles)
        )
        state = FeedState(url=f"https://{unit}.example.vn/{kind}", last_success=now, entries=entries)
        save_state(functional_school, feed_id, state)
        add_entries(functional_school, feed_id, (), entries, now)
    transaction.commit()
    return functional_school


def archive(portal: Any, query: str = "", *, manager: bool = False) -> Any:
    browser = browser_for(portal, manager=manager)
    browser.open(f"{portal.absolute_url()}/tin-tuc/tin-cap-tren{query}")
    return browser


def press(browser: Any, title: str, decision: str) -> None:
    """Press the button of the item with the title."""
    forms = browser.contents.split("<form")
    place = next(number for number, html in enumerate(forms) if f">{title} " in html)
    form = browser.getForm(index=place)
    form.getControl(name="decision", index=0 if decision in ("pin", "unpin", "show") else 1).click()


def titles(browser: Any) -> list[str]:
    """Return the titles of the list in their order."""
    listed = browser.contents.partition("edu-feed--archive")[2].partition("</ol>")[0]
    return [part.partition(" <span")[0] for part in listed.split('external">')[1:]]


def test_visitors_see_titles_units_kinds_and_where_links_lead(received: Any) -> None:
    html = archive(received).contents
    assert "Tìm thấy: 4" in html
    assert html.count("(mở trang khác)") == 4 and html.count('rel="noopener noreferrer external"') == 4
    assert "Ngày hội &lt;đọc&gt; sách" in html and "Tóm tắt &amp; chi tiết" in html
    joined = html[html.index("Tập huấn") :].partition("</li>")[0]
    assert "Sở GD&amp;ĐT" in joined and "UBND phường" in joined
    assert "edu-tag--urgent" in html
    assert "edu-feed-tools" not in html and "@@edu-feed-decide" not in html


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?tu-khoa=duoi+nuoc", 1),
        ("?tu-khoa=H%E1%BB%98I", 2),
        ("?don-vi=ubnd", 2),
        ("?nguon=thu-moi", 1),
        ("?don-vi=ubnd&nguon=thong-bao", 0),
        ("?tu-ngay=2020-01-01", 4),
        ("?den-ngay=2020-01-01", 0),
        ("?tu-khoa=khongcogi", 0),
    ],
)
def test_filters(received: Any, query: str, count: int) -> None:
    browser = archive(received, query)
    assert len(titles(browser)) == count
    assert ("Không tìm thấy" in browser.contents) is (count == 0)


def test_what_is_no_day_is_said_and_kept(received: Any) -> None:
    browser = archive(received, "?tu-ngay=h%C3%B4m+qua&tu-khoa=hoi")
    assert "Đây không phải là ngày" in browser.contents
    assert browser.getControl(name="tu-ngay").value == "hôm qua"
    assert browser.getControl(name="tu-khoa").value == "hoi"
    browser.getLink("Bỏ bộ lọc").click()
    assert "Đây không phải là ngày" not in browser.contents


def test_an_item_is_pinned_and_unpinned(received: Any) -> None:
    browser = archive(received, manager=True)
    wanted = "Ngày hội &lt;đọc&gt; sách"
    assert titles(browser)[0] != wanted
    press(browser, wanted, "pin")
    assert "đã được ghim" in browser.contents and titles(browser)[0] == wanted
    assert "Đã ghim" in archive(received).contents
    press(browser, wanted, "unpin")
    transaction.begin()
    assert read_pinned(received) == frozenset() and titles(browser)[0] != wanted


def test_an_item_of_two_units_is_hidden_and_shown_again(received: Any) -> None:
    browser = archive(received, "?tu-khoa=tap+huan", manager=True)
    title = "Tập huấn phòng chống đuối nước cho học sinh"
    press(browser, title, "hide")
    assert browser.url.endswith("?tu-khoa=tap+huan")
    transaction.begin()
    assert len(read_hidden(received)) == 2
    html = archive(received).contents
    assert title not in html and "Các mục đã ẩn" not in html
    browser = archive(received, manager=True)
    assert "Các mục đã ẩn (1)" in browser.contents
    press(browser, title, "show")
    transaction.begin()
    assert read_hidden(received) == frozenset() and title in archive(received).contents


def test_a_decision_wants_the_token_of_the_page(received: Any) -> None:
    browser = archive(received, manager=True)
    key = browser.contents.partition('name="muc:list" value="')[2].partition('"')[0]
    browser.handleErrors, browser.raiseHttpErrors = True, False
    address = f"{received.absolute_url()}/tin-tuc/tin-cap-tren/@@edu-feed-decide"
    browser.post(address, f"muc={key}&decision=hide")
    assert browser.headers["status"].startswith("403")
    browser.open(f"{address}?muc={key}&decision=hide")
    transaction.begin()
    assert read_hidden(received) == frozenset()


@pytest.mark.parametrize("page", ["@@edu-feed-decide", "@@edu-feed-to-news?muc=x"])
def test_visitors_may_not(received: Any, page: str) -> None:
    browser = browser_for(received)
    browser.handleErrors, browser.raiseHttpErrors = True, False
    browser.open(f"{received.absolute_url()}/tin-tuc/tin-cap-tren/{page}")
    assert "login" in browser.url


def test_an_item_that_is_gone_is_said(received: Any) -> None:
    browser = archive(received, manager=True)
    save_state(received, "so-gddt.tin-tuc", FeedState())
    read_site().superiors = []
    transaction.commit()
    press(browser, "Ngày hội &lt;đọc&gt; sách", "pin")
    assert "Mục này không còn nữa" in browser.contents


def test_news_is_made_of_an_item(received: Any) -> None:
    received.portal_workflow.setDefaultChain("simple_publication_workflow")
    transaction.commit()
    browser = archive(received, "?tu-khoa=ngay+hoi", manager=True)
    browser.getLink("Tạo bản tin từ mục này").click()
    assert "Đã có bản tin" not in browser.contents
    browser.getControl(name="chuyen-muc").value = ["hoat-dong-chung"]
    browser.getControl("Tạo bản nháp").click()
    assert browser.url.endswith("/edit") and "/tin-tuc/hoat-dong-chung/" in browser.url
    transaction.begin()
    (brain,) = received.portal_catalog(portal_type="News Item", Title="Ngày hội")
    news = brain.getObject()
    assert news.title == "Ngày hội <đọc> sách" and news.description == "Tóm tắt & chi tiết"
    assert api.content.get_state(news) == "private"
    assert news.text.raw.startswith('<p>Nguồn: <a href="https://ubnd.example.vn/tin-tuc/1?a=1&amp;b=2"')
    assert ">UBND phường</a>, " in news.text.output
    browser = archive(received, "?tu-khoa=ngay+hoi", manager=True)
    assert "Bản tin đã tạo từ mục này" in browser.contents
    browser.getLink("Tạo bản tin từ mục này").click()
    assert "Đã có bản tin được tạo từ mục này" in browser.contents
    ILockable(news).clear_locks()
    api.content.delete(news)
    transaction.commit()
    assert "Bản tin đã tạo từ mục này" not in archive(received, manager=True).contents


def test_news_goes_to_sections_of_news_only(received: Any) -> None:
    browser = archive(received, "?tu-khoa=ngay+hoi", manager=True)
    browser.getLink("Tạo bản tin từ mục này").click()
    offered = browser.getControl(name="chuyen-muc").options
    assert "hoat-dong-chuyen-mon" in offered
    assert not {"tin-tuc", "van-ban-truong", "tin-cap-tren"} & set(offered)
    token = browser.getControl(name="_authenticator").value
    key = browser.getControl(name="muc").value
    browser.post(browser.url, f"_authenticator={token}&muc={key}&chuyen-muc=van-ban-truong")
    assert "Hãy chọn chuyên mục" in browser.contents


def test_an_urgent_item_fills_the_form_of_announcements(received: Any) -> None:
    browser = archive(received, "?tu-khoa=bao", manager=True)
    link = browser.getLink("Đưa lên dải thông báo")
    asked = parse_qs(urlsplit(link.url).query)
    assert asked["severity"] == ["urgent"] and asked["requested_by"] == ["Sở GD&ĐT"]
    link.click()
    assert browser.getControl(name="text").value == "KHẨN: Ứng phó bão số 9"
    assert browser.getControl(name="severity").value == ["urgent"]
    assert browser.getControl(name="link").value == "https://so-gddt.example.vn/tin-tuc/0?a=1&b=2"
    assert "KHẨN" not in browser_for_front(received)
    browser.getControl(name="text").value = "KHẨN: Nghỉ học ngày mai"
    browser.getForm(index=1).submit() if "put_up" not in browser.contents else browser.getControl(
        name="put_up"
    ).click()
    assert "KHẨN: Nghỉ học ngày mai" in browser_for_front(received)


def browser_for_front(portal: Any) -> str:
    """Return the lines at the top of a page as a visitor sees them."""
    browser = browser_for(portal)
    browser.open(f"{portal.absolute_url()}/tin-tuc/hoat-dong-chung")
    return str(browser.contents).partition("edu-alerts")[2].partition("<main")[0]


def rest(portal: Any, query: str = "") -> dict[str, Any]:
    browser = browser_for(portal)
    browser.addHeader("Accept", "application/json")
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.open(f"{portal.absolute_url()}/@edu-feed-items{query}")
    return dict(json.loads(browser.contents))


def test_rest_for_readers(received: Any) -> None:
    received.manage_permission("plone.restapi: Use REST API", ["Anonymous"], acquire=True)
    transaction.commit()
    browser = browser_for(received)
    browser.addHeader("Accept", "application/json")
    browser.open(f"{received.absolute_url()}/@edu-feed-items?tu-khoa=duoi+nuoc")
    answer = json.loads(browser.contents)
    assert (answer["items_total"], answer["is_cut"], "batching" in answer) == (1, False, False)
    (item,) = answer["items"]
    assert item["superiors"] == ["UBND phường", "Sở GD&ĐT"] and item["published"].endswith("+07:00")
    assert set(item) == {"id", "title", "summary", "url", "superiors", "category", "published", "pinned"}


def test_rest_in_pages(received: Any) -> None:
    answer = rest(received, "?b_size=3&b_start=3")
    assert len(answer["items"]) == 1 and answer["items_total"] == 4
    assert "prev" in answer["batching"] and "next" not in answer["batching"]
    assert len(rest(received, "?b_size=100000")["items"]) == 4


def test_rest_refuses_what_is_no_day(received: Any) -> None:
    browser = browser_for(received)
    browser.handleErrors, browser.raiseHttpErrors = True, False
    browser.addHeader("Accept", "application/json")
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.open(f"{received.absolute_url()}/@edu-feed-items?tu-ngay=x")
    assert browser.headers["status"].startswith("400")
