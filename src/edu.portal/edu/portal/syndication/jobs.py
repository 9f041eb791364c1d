"""What the scheduler and the console command run."""

from datetime import datetime
from edu.portal import clock
from edu.portal.ops.interfaces import IControlCommand
from edu.portal.ops.interfaces import IScheduledJob
from edu.portal.syndication.gateway import site_gateway
from edu.portal.syndication.report import feeds_as_json
from edu.portal.syndication.service import list_due
from edu.portal.syndication.service import refresh_all
from edu.portal.syndication.service import refresh_due
from edu.portal.syndication.wording import failure_sentence
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import implementer


@implementer(IScheduledJob)
class RefreshJob:
    """Reads the feeds that are due."""

    def is_due(self, portal: Any, now: datetime) -> bool:
        """Return whether any feed is due."""
        return bool(list_due(portal, now))

    def run(self, portal: Any, now: datetime) -> None:
        """Read them and commit."""
        refresh_due(portal, site_gateway(), now)


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
