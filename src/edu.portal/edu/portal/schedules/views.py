"""The page of a section of schedules, this week first, and the page of one schedule."""

from edu.portal.listing.base import SectionView
from edu.portal.schedules import service
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.kinds import is_schedule
from functools import cached_property
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


class SectionSchedule(SectionView):
    """This week first."""

    index = ViewPageTemplateFile("templates/section.pt")

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of schedules of the section."""
        return tuple(name for name in self.types if is_schedule(name))

    def blocks(self) -> list[dict[str, Any]]:
        """Return what holds this week."""
        return [
            {"title": found.brain.Title, "html": block(found.brain.getObject(), self.request, self.today)}
            for found in service.holding(self.context, self.today, self.kinds)
        ]


class ScheduleItem(BrowserView):
    """One schedule."""

    index = ViewPageTemplateFile("templates/item.pt")

    def __call__(self) -> Any:
        return self.index()


def block(content: Any, request: Any, today: Any) -> str:
    """Return the tables of a schedule as HTML."""
    door = door_of(content.portal_type)
    part = door.part(content, request)
    return str(part.show(door, content.grids, content.spans, today, {}))
