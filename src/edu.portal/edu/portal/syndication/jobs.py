"""What the scheduler and the console command run."""

from datetime import datetime
from edu.portal import clock
from edu.portal.ops.interfaces import IControlCommand
from edu.portal.ops.interfaces import IPlannedJob
from edu.portal.ops.interfaces import IScheduledJob
from edu.portal.settings.site import read_site
from edu.portal.syndication.archive import is_purge_due
from edu.portal.syndication.archive import purge
from edu.portal.syndication.gateway import site_gateway
from edu.portal.syndication.pictures import fetch_pictures
from edu.portal.syndication.pictures import wanted_pictures
from edu.portal.syndication.report import feeds_as_json
from edu.portal.syndication.service import list_due
from edu.portal.syndication.service import next_due
from edu.portal.syndication.service import refresh_all
from edu.portal.syndication.service import refresh_due
from edu.portal.syndication.wording import failure_sentence
import transaction
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import implementer


@implementer(IPlannedJob)
class RefreshJob:
    """Reads the feeds that are due."""

    def is_due(self, portal: Any, now: datetime) -> bool:
        """Return whether any feed is due."""
        return bool(list_due(portal, now))

    def run(self, portal: Any, now: datetime) -> None:
        """Read them and commit."""
        refresh_due(portal, site_gateway(), now)

    def next_run(self, portal: Any, now: datetime) -> datetime | None:
        """Return when the next feed is to be read."""
        coming = next_due(portal)
        return None if coming is None else max(coming, now)


@implementer(IScheduledJob)
class PicturesJob:
    """Fetches the pictures of new items, where the settings want them."""

    def is_due(self, portal: Any, now: datetime) -> bool:
        """Return whether there are any to fetch."""
        return bool(read_site().feed_pictures and wanted_pictures(portal))

    def run(self, portal: Any, now: datetime) -> None:
        """Fetch some of them and commit."""
        fetch_pictures(portal, site_gateway().fetch)


@implementer(IScheduledJob)
class PurgeJob:
    """Drops the items of the archive that have outlived their time."""

    def is_due(self, portal: Any, now: datetime) -> bool:
        """Return whether there are any."""
        return is_purge_due(portal, now)

    def run(self, portal: Any, now: datetime) -> None:
        """Drop them and commit."""
        purge(portal, now)
        transaction.commit()


@implementer(IControlCommand)
class RefreshCommand:
    """Reads all feeds, or with ``{"only_due": true}`` those that are due, and tells how they are."""

    def __call__(self, portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        now = clock.now()
        if arguments.get("only_due"):
            refresh_due(portal, site_gateway(), now)
        else:
            refresh_all(portal, site_gateway(), now)
        return describe(portal)


@implementer(IControlCommand)
class StatusCommand:
    """Tells how the feeds are and asks nobody."""

    def __call__(self, portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        return describe(portal)


def describe(portal: Any) -> dict[str, Any]:
    """Return ``{"feeds": <as REST gives it>, "sentences": {feed id: what a failure means, in Vietnamese}}``."""
    feeds = feeds_as_json(portal, clock.now(), "/".join(portal.getPhysicalPath()))
    sentences = {
        item["id"]: translate(
            failure_sentence(item["error"].partition(":")[0]), context=getRequest(), target_language="vi"
        )
        for item in feeds["items"]
        if item["error"]
    }
    return {"feeds": feeds, "sentences": sentences}
