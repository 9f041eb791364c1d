"""What a section shows above its schedules: who has one this week, or which plans there are."""

from collections.abc import Sequence
from edu.portal.schedules.service import Found
from functools import cached_property
from Products.Five.browser import BrowserView
from typing import Any
from zope.interface import Interface
from zope.interface import implementer


class IOverview(Interface):
    """A part of the page of a section of schedules: an adapter of the page, named like the portal type."""


@implementer(IOverview)
class Overview(BrowserView):
    """What the catalogue tells of the schedules of a section; it wakes nothing."""

    index: Any = None
    # Whether it lists everything, so that the section needs no archive of its own.
    is_whole = False

    def __init__(self, section: Any) -> None:
        super().__init__(section.context, section.request)
        self.section = section

    @cached_property
    def known(self) -> Sequence[Found]:
        """The schedules that can be opened in place."""
        found: Sequence[Found] = self.section.found
        return found

    @property
    def base_url(self) -> str:
        """The address of the section as it is shown."""
        return str(self.section.week_url(self.section.day))

    def link(self, one: Found, title: str = "") -> dict[str, Any]:
        """Return what a link that opens a schedule in place needs."""
        name = one.brain.getId
        is_open = any(other.brain.getId == name for other in self.section.chosen)
        return {
            "title": title or one.brain.Title,
            "url": f"{self.base_url}&xem={name}#edu-one-{name}",
            "current": "true" if is_open else None,
            "tag": self.section.state_tag(one.brain),
        }

    def render(self) -> str:
        """Return the part as HTML."""
        return str(self.index())
