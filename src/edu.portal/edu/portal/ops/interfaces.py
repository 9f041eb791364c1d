"""What a room offers to the background thread and to the console: named utilities."""

from datetime import datetime
from typing import Any
from zope.interface import Interface


class IScheduledJob(Interface):
    """Background work; a utility whose name is the job's id, such as ``feeds.refresh``."""

    def is_due(portal: Any, now: datetime) -> bool:
        """Return whether there is work at ``now``; reads only, and cheaply, for it is asked every minute."""

    def run(portal: Any, now: datetime) -> None:
        """Do the work that is due and commit it, in as many short transactions as it needs."""


class IPlannedJob(IScheduledJob):
    """Background work that knows when it comes."""

    def next_run(portal: Any, now: datetime) -> datetime | None:
        """Return when the next work is due, None when nothing is planned; reads only."""


class IControlCommand(Interface):
    """A command of the console; a utility whose name is the command's id, such as ``feeds.refresh``."""

    def __call__(portal: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        """Do it, commit it, and return a reply that ``json.dumps`` can write.

        ``arguments`` are plain values. Raises ``ValueError`` with a sentence for the person at the console.
        """
