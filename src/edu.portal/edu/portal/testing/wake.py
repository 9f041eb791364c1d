"""A Zope process that works when it is told and at the time that it is told: for tests of several processes.

Reads one JSON object per line and answers with one: ``{"do": "declare", "superiors", "allowed"}``, ``{"do": "wake",
"at"}`` and ``{"do": "tell"}``. The database is that of ``EDU_PORTAL_ZOPE_CONF``.
"""

from datetime import datetime
from edu.portal.ops.application import configure_zope
from edu.portal.ops.application import site
from edu.portal.ops.scheduler import Scheduler
from edu.portal.settings.site import read_site
from edu.portal.syndication.archive import archived
from edu.portal.syndication.shown import describe_feeds
from edu.portal.syndication.sources import read_sources
import json
import sys
import transaction
from typing import Any


SITE = "truong"


class Process:
    """The commands."""

    def __init__(self) -> None:
        self.now = datetime.min
        self.scheduler = Scheduler(clock=lambda: self.now)

    def declare(self, superiors: list[dict[str, Any]], allowed: list[str]) -> dict[str, Any]:
        """Write the superior units into the settings."""
        with site(SITE):
            settings = read_site()
            settings.superiors, settings.feed_allowed_hosts = superiors, tuple(allowed)
            transaction.commit()
            return {"sources": len(read_sources())}

    def wake(self, at: str) -> dict[str, Any]:
        """Do the background work that is due at a moment."""
        self.now = datetime.fromisoformat(at)
        return {"ran": self.scheduler.wake()}

    def tell(self) -> dict[str, Any]:
        """Tell what is stored of each feed."""
        with site(SITE) as portal:
            return {
                feed["id"]: {
                    "items": feed["item_count"],
                    "status": feed["status"],
                    "archived": [entry.title for entry in archived(portal, feed["id"])],
                }
                for feed in describe_feeds(portal, self.now)
            }


def main() -> None:
    """Serve the commands of the standard input until it ends."""
    configure_zope()
    process = Process()
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        print(json.dumps(getattr(process, command.pop("do"))(**command)), flush=True)


if __name__ == "__main__":
    main()
