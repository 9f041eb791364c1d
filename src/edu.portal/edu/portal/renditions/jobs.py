"""What the scheduler and the console command run."""

from datetime import datetime
from edu.portal import clock
from edu.portal.ops.interfaces import IControlCommand
from edu.portal.ops.interfaces import IScheduledJob
from edu.portal.preview.legacy import office_program
from edu.portal.preview.ocr import ocr_program
from edu.portal.preview.runner import convert
from edu.portal.renditions import service
from plone.app.uuid.utils import uuidToObject
import transaction
from typing import Any
from zope.interface import implementer


# The lease of the scheduler lasts ten minutes; the last file of a round may take some of them.
JOB_SECONDS = 120.0
COMMAND_SECONDS = 300.0


@implementer(IScheduledJob)
class RenderJob:
    """Reads the files that wait."""

    def is_due(self, portal: Any, now: datetime) -> bool:
        """Return whether any file waits."""
        return bool(service.list_due(portal, now))

    def run(self, portal: Any, now: datetime) -> None:
        """Read some of them and commit each."""
        service.render_due(portal, convert, now, JOB_SECONDS)


@implementer(IControlCommand)
class RunCommand:
    """Reads what waits, with ``{"all": true}`` every file without a preview; tells how the queue stands."""

    def __call__(self, portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        now = clock.now()
        queued = service.put_stale(portal, now) if arguments.get("all") else 0
        transaction.commit()
        settled = service.render_due(portal, convert, now, COMMAND_SECONDS)
        return {"queued": queued, "settled": settled, **describe(portal)}


@implementer(IControlCommand)
class RetryCommand:
    """Queues again what failed, for example after LibreOffice was installed."""

    def __call__(self, portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        queued = service.put_failed(portal, clock.now())
        transaction.commit()
        return {"queued": queued, **describe(portal)}


@implementer(IControlCommand)
class StatusCommand:
    """Tells how the queue stands and does nothing."""

    def __call__(self, portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        return describe(portal)


def describe(portal: Any) -> dict[str, Any]:
    """Return the standing of the queue with addresses instead of UIDs, and the programs of the host."""
    found = service.standing(portal)
    failed = [{"path": _path(uid), "error": code} for uid, code in found.failed]
    return {
        "waiting": found.waiting,
        "retried": found.retried,
        "failed": failed,
        "scans": [_path(uid) for uid in found.scans],
        "programs": {"office": office_program(), "ocr": ocr_program()},
    }


def _path(uid: str) -> str:
    content = uuidToObject(uid, unrestricted=True)
    return "/".join(content.getPhysicalPath()) if content is not None else uid
