"""The lines at the top of every page: text that stands still, gone by the clock."""

from edu.portal import clock
from edu.portal.alerts import service
from edu.portal.alerts.rows import row_of
from edu.portal.core.alerts.decide import SHOWN_OPEN
from edu.portal.guard import guarded
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from typing import Any


class AlertLines(ViewletBase):  # type: ignore[misc]
    """The running lines, the gravest first; more than three are folded up."""

    def update(self) -> None:
        """Read the lines of this moment; a damaged store must not take the page with it."""
        super().update()
        rows = guarded("edu.alerts", self._rows, [])
        self.open: list[dict[str, Any]] = rows[:SHOWN_OPEN]
        self.folded: list[dict[str, Any]] = rows[SHOWN_OPEN:]

    @property
    def gravest(self) -> str:
        """The severity of the first line, for the colour of the strip."""
        return str(self.open[0]["css"])

    def _rows(self) -> list[dict[str, Any]]:
        now, portal = clock.now(), api.portal.get()
        return [row_of(alert, portal.absolute_url(), now) for alert in service.shown(portal, now)]
