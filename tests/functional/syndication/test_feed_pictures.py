"""Pictures of feeds: fetched in the background, scaled, served by the portal, dropped when no item shows them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from datetime import datetime
from edu.portal.core.feeds.model import Body
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FeedState
from edu.portal.core.feeds.model import Request
from edu.portal.settings.site import read_site
from edu.portal.syndication.jobs import PicturesJob
from edu.portal.syndication.pictures import fetch_pictures
from edu.portal.syndication.pictures import find_picture
from edu.portal.syndication.pictures import name_of
from edu.portal.syndication.pictures import shown_picture
from edu.portal.syndication.pictures import wanted_pictures
from edu.portal.syndication.store import save_state
from edu.portal.testing.fixtures import browser_for
from io import BytesIO
from PIL import Image
import pytest
import transaction
from typing import Any


NOW = datetime(2026, 11, 20, 2, 40, tzinfo=UTC)
FEED = "so-gddt.tin-tuc"
SIZES = {"lon": (1600, 900), "nho": (1, 1)}
NAMES = ("lon", "nho", "mat", "svg")


def jpeg(width: int, height: int) -> bytes:
    written = BytesIO()
    Image.new("RGB", (width, height), "#c33").save(written, "JPEG")
    return written.getvalue()


def url(name: str) -> str:
    return f"https://so.example.vn/{name}.jpg"


def entries() -> tuple[Entry, ...]:
    blank = Entry(guid="", title="", link="", summary="", published=NOW, first_seen=NOW)
    return tuple(replace(blank, guid=name, title=f"Tin {name}", picture=url(name)) for name in NAMES)


@pytest.fixture
def pictured(functional_portal: Any) -> Any:
    """A committed site with four items that have pictures."""
    site = read_site()
    feed = {"category": "tin-tuc", "title": "", "url": "https://so.example.vn/rss"}
    site.superiors = [{"id": "so-gddt", "kind": "so", "name": "Sở mẫu", "url": "", "feeds": [feed]}]
    save_state(functional_portal, FEED, FeedState(entries=entries()))
    transaction.commit()
    return functional_portal


def network(asked: list[str]) -> Callable[[Request], Any]:
    """A network that remembers what it was asked."""

    def fetch(request: Request) -> Any:
        asked.append(request.url)
        name = request.url.rpartition("/")[2].removesuffix(".jpg")
        if name in SIZES:
            return Body(jpeg(*SIZES[name]), url=request.url)
        return Body(b"<svg onload='x'/>", url=request.url) if name == "svg" else Failure("http-404", "", 404)

    return fetch


def test_they_are_scaled_and_kept(pictured: Any) -> None:
    assert wanted_pictures(pictured) == [url(name) for name in NAMES]
    assert fetch_pictures(pictured, network([])) == 1
    shown = shown_picture(pictured, url("lon"))
    assert shown is not None and (shown.width, shown.height) == (640, 360)
    kept = find_picture(pictured, shown.name)
    assert kept is not None and Image.open(BytesIO(kept.data)).format == "WEBP"
    assert [shown_picture(pictured, url(name)) for name in ("nho", "mat", "svg")] == [None] * 3


def test_nobody_asks_twice(pictured: Any) -> None:
    asked: list[str] = []
    fetch_pictures(pictured, network(asked))
    fetch_pictures(pictured, network(asked))
    assert asked == [url(name) for name in NAMES]
    assert wanted_pictures(pictured) == []


def test_what_no_item_shows_is_dropped(pictured: Any) -> None:
    fetch_pictures(pictured, network([]))
    read_site().superiors = []
    transaction.commit()
    fetch_pictures(pictured, network([]))
    assert find_picture(pictured, name_of(url("lon"))) is None


def test_without_the_setting_nothing_is_fetched(pictured: Any) -> None:
    assert not PicturesJob().is_due(pictured, NOW)
    read_site().feed_pictures = True
    assert PicturesJob().is_due(pictured, NOW)


def open_picture(portal: Any, address: str) -> Any:
    browser = browser_for(portal)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.open(f"{portal.absolute_url()}/@@edu-feed-picture{address}")
    return browser


def test_the_portal_serves_them_to_everybody(pictured: Any) -> None:
    read_site().feed_pictures = True
    transaction.commit()
    fetch_pictures(pictured, network([]))
    before = pictured._p_jar.db().lastTransaction()
    browser = open_picture(pictured, f"/{name_of(url('lon'))}")
    assert browser.headers["status"].startswith("200")
    assert browser.headers["content-type"] == "image/webp"
    assert browser.headers["x-content-type-options"] == "nosniff"
    assert browser.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "content-disposition" not in browser.headers
    assert pictured._p_jar.db().lastTransaction() == before


@pytest.mark.parametrize(
    "address", ["", "/", "/khong-co", "/..%2F..%2Fetc", "/a/b", "/%00", "/aq_parent", "/{name}/x"]
)
def test_other_names_are_not_found(pictured: Any, address: str) -> None:
    read_site().feed_pictures = True
    transaction.commit()
    fetch_pictures(pictured, network([]))
    browser = open_picture(pictured, address.format(name=name_of(url("lon"))))
    assert browser.headers["status"].startswith("404")


def test_with_the_setting_off_none_is_served(pictured: Any) -> None:
    fetch_pictures(pictured, network([]))
    assert open_picture(pictured, f"/{name_of(url('lon'))}").headers["status"].startswith("404")
    assert open_picture(pictured, f"/{name_of(url('mat'))}").headers["status"].startswith("404")
