"""The console commands ``text.check`` and ``text.mend`` in the process that holds the database."""

from dataclasses import asdict
from edu.portal.hygiene.service import Report
from edu.portal.hygiene.service import check
from edu.portal.hygiene.service import mend
from edu.portal.ops.interfaces import IControlCommand
from typing import Any
from zope.interface import implementer


@implementer(IControlCommand)
class CheckText:
    """Report what is wrong and change nothing."""

    def __call__(self, portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        return as_reply(check(portal))


@implementer(IControlCommand)
class MendText:
    """Mend what is wrong and report it."""

    def __call__(self, portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        return as_reply(mend(portal))


def as_reply(report: Report) -> dict[str, Any]:
    """Return ``report`` as plain values."""
    return {
        "items": report.items,
        "mended": report.mended,
        "counts": report.counts,
        "blemishes": [asdict(blemish) for blemish in report.blemishes],
    }


check_text = CheckText()
mend_text = MendText()
