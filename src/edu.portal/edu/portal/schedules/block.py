"""One schedule as a block of a page: its tables or its file, its facts, its calendars."""

from datetime import date
from edu.portal.core.schedule.weeks import span_label
from edu.portal.schedules.door import Door
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.service import Found
from edu.portal.schedules.values import values_of
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from zope.i18nmessageid import Message


# Parameters of the address of a calendar.
CHOICE, SERIES, TYPE = "cho", "nhom", "loai"


class Block:
    """A schedule that is shown. Only now it is woken, and of its tables those that the reader wants."""

    def __init__(self, found: Found, request: Any, day: date, today: date, closed: dict[date, str]) -> None:
        self.found, self.request = found, request
        self.day, self.today, self.closed = day, today, closed

    @cached_property
    def content(self) -> Any:
        """The schedule itself."""
        return self.found.brain.getObject()

    @cached_property
    def door(self) -> Door:
        """Its kind."""
        return door_of(self.found.portal_type)

    @property
    def id(self) -> str:
        """Its name within the section."""
        return str(self.found.brain.getId)

    @property
    def url(self) -> str:
        """Its address."""
        return str(self.found.brain.getURL())

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.found.brain.Title)

    @property
    def note(self) -> str:
        """What readers should know besides."""
        return str(self.found.brain.Description)

    @property
    def days(self) -> list[str]:
        """The days for which it holds, in words."""
        return [span_label(span) for span in self.found.told.spans]

    @property
    def is_draft(self) -> bool:
        """Whether visitors do not see it yet."""
        return self.found.brain.review_state in ("private", "pending")

    @property
    def facts(self) -> list[tuple[Message, str]]:
        """The fields of its kind, in words."""
        return self.door.facts(values_of(self.content))

    @cached_property
    def tables(self) -> str:
        """The tables as HTML, "" when there are none."""
        known = self.found.told.tables
        if not known and not self.door.stands_without_tables(values_of(self.content)):
            return ""
        wanted = self.door.wanted(known, self.request.form)
        keys = [key for key, _title in known] if wanted is None else list(wanted)
        grids = [grid for key in keys if (grid := self.content.grid(key)) is not None]
        part = self.door.part(self.content, self.request)
        spans = self.content.spans
        return str(part.show(self.door, grids, spans, self.today, self.closed, self.day, known))

    @property
    def viewer(self) -> str:
        """The file as HTML, where it stands for the tables."""
        if not self.found.told.has_file:
            return ""
        return str(self.content.restrictedTraverse("@@edu-file-view").in_place())

    def calendars(self) -> list[dict[str, str]]:
        """Return the addresses to which calendars subscribe: of the section, so that they follow the weeks."""
        if not self.door.lists_calendars:
            return []
        grids = self.content.grids if self.found.told.tables else ()
        section = self.url.rpartition("/")[0]
        common = {TYPE: self.found.portal_type, SERIES: self.found.told.series}
        return [
            {
                "url": f"{section}/@@edu-schedule.ics?{urlencode(given({**common, CHOICE: key}))}",
                "title": label or self.title,
            }
            for key, label in self.door.subscriptions(grids)
        ]


def given(parameters: dict[str, str]) -> dict[str, str]:
    """Return the parameters that say something."""
    return {name: value for name, value in parameters.items() if value}
