"""What the scheduler and the console command run."""

from datetime import datetime
from edu.portal import clock
from edu.portal.links.gateway import site_ask
from edu.portal.links.service import facts
from edu.portal.links.service import is_due
from edu.portal.links.service import read_rows
from edu.portal.links.service import run_due
from edu.portal.links.wording import explanation
from edu.portal.ops.interfaces import IControlCommand
from edu.portal.ops.interfaces import IScheduledJob
from typing import Any
from zope.i18n import translate
from zope.interface import implementer


@implementer(IScheduledJob)
class CheckJob:
    """Checks the links that are due, every week and when somebody asks."""

    def is_due(self, portal: Any, now: datetime) -> bool:
        """Return whether a run is due or was asked for."""
        return is_due(portal, now)

    def run(self, portal: Any, now: datetime) -> None:
        """Check them and commit."""
        run_due(portal, site_ask(), now)


@implementer(IControlCommand)
class CheckCommand:
    """Checks all links, or with ``{"only_due": true}`` those that are due, and tells how they are."""

    def __call__(self, portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        report = run_due(portal, site_ask(), clock.now(), is_asked=not arguments.get("only_due"))
        return {"run": report, **describe(portal)}


@implementer(IControlCommand)
class StatusCommand:
    """Tells how the links are and asks nobody."""

    def __call__(self, portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"run": None, **describe(portal)}


def describe(portal: Any) -> dict[str, Any]:
    """Return ``{"links": <as facts() gives them>, "sentences": {address: its state in Vietnamese}}``."""
    sentences = {
        row.target.url: translate(explanation(row.health, row.fact), target_language="vi") for row in read_rows(portal)
    }
    return {"links": facts(portal), "sentences": sentences}
