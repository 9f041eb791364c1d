"""What a feed of ours costs beside stock Plone's of the same section with 500 news items. Run with ``make bench``."""

from DateTime import DateTime
from datetime import timedelta
from edu.portal import clock
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.testing.layers import EDU_FUNCTIONAL
import feedparser
from measure import Work
from measure import fresh_request
from measure import loads
from measure import milliseconds
from measure import site_of
from measure import tell
from plone import api
from plone.app.testing import logout
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.interfaces.syndication import IFeedSettings
from Products.CMFPlone.interfaces.syndication import ISiteSyndicationSettings
import transaction
from typing import Any
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.interface import noLongerProvides


ITEMS = 500
FEED = "rss.xml"


def fill(portal: Any) -> Any:
    """Create the section, the newest item last, and let stock Plone offer a feed of it; returns its folder."""
    getUtility(IRegistry).forInterface(ISiteSyndicationSettings).allowed = True
    folder = api.content.create(portal, "Folder", id="tin-tuc", title="Tin tức")
    api.content.transition(folder, "publish")
    for place in range(ITEMS):
        item = api.content.create(
            folder, "News Item", id=f"tin-{place}", title=f"Tin số {place} của nhà trường", description="Tóm tắt."
        )
        api.content.transition(item, "publish")
        item.setEffectiveDate(DateTime((clock.now() - timedelta(hours=ITEMS - place)).isoformat()))
        item.reindexObject()
    IFeedSettings(folder).enabled = True
    transaction.commit()
    return folder


def ours(folder: Any) -> Work:
    """Return what writes our feed."""
    return lambda: getMultiAdapter((folder, fresh_request(folder)), name=FEED)()


def stock(folder: Any) -> Work:
    """Return what writes the feed of stock Plone: a request without our layer gets it."""

    def write() -> object:
        request = folder.REQUEST.clone()
        noLongerProvides(request, IEduPortalLayer)
        request["ACTUAL_URL"] = folder.absolute_url()
        return getMultiAdapter((folder, request), name=FEED)()

    return write


def main() -> None:
    """Fill a site, measure both feeds, print."""
    folder = fill(site_of(EDU_FUNCTIONAL))
    logout()
    works = {"ours": ours(folder), "stock": stock(folder)}
    times, counts = milliseconds(works), loads(folder, works)
    for name, work in works.items():
        entries = feedparser.parse(work()).entries
        print(
            f"{name:6} {times[name]:7.1f} ms, {counts[name][0]:5} objects loaded, {counts[name][1]} content "
            f"(site and section are two); {len(entries)} items, the first is {entries[0].title}"
        )
    ratio = times["ours"] / times["stock"]
    tell(
        "outgoing",
        f"The feed of a section with {ITEMS} items takes {ratio:.2f} times the processor time of Plone's own.",
        ratio=ratio,
        content=counts["ours"][1],
        content_stock=counts["stock"][1],
    )


if __name__ == "__main__":
    main()
