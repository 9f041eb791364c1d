"""What the portlets of the front page have in common."""

from AccessControl import getSecurityManager
from datetime import date
from edu.portal import clock
from edu.portal.core.text.dates import format_date
from edu.portal.home.guard import guarded
from edu.portal.home.sections import read_sections
from edu.portal.home.values import SectionFolder
from functools import cached_property
from plone import api
from plone.app.portlets.portlets import base
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


class Renderer(base.Renderer):
    """Reads its content once; absent for visitors when there is none, a hint for those who can add some."""

    empty = ViewPageTemplateFile("empty.pt")

    def read(self) -> Any:
        """Return what the block shows; something false when there is nothing. Given by each portlet."""
        raise AttributeError("read")

    @cached_property
    def content(self) -> Any:
        """What the block shows, read from the catalogue at the first use."""
        return self.read()

    @property
    def available(self) -> bool:
        """Whether there is something to show to this visitor."""
        return bool(guarded(self.block_id, lambda: self.content, ())) or self.is_editor

    def render(self) -> str:
        """Return the block, or for editors the hint that it is empty."""
        return str(self.template() if self.content else self.empty())

    @cached_property
    def portal(self) -> Any:
        """The site root."""
        return api.portal.get()

    @cached_property
    def is_editor(self) -> bool:
        """Whether the visitor may change the site's front."""
        return bool(getSecurityManager().checkPermission("Modify portal content", self.portal))

    @property
    def block_id(self) -> str:
        """The id of the block in the page: the name of its assignment."""
        metadata = getattr(self, "__portlet_metadata__", None) or {}
        return str(metadata.get("name") or self.data.__name__ or "edu-block")

    @cached_property
    def folder(self) -> SectionFolder | None:
        """The folder of the block's section, None when it has none or the folder is not public."""
        section = getattr(self.data, "section", None)
        return read_sections(self.portal).folder(section) if section else None

    @property
    def heading(self) -> str:
        """The heading that an editor gave, else the title of the section."""
        return self.data.heading or (self.folder.title if self.folder else self.data.title)

    def today(self) -> date:
        """The day in Vietnam."""
        return clock.today()

    def in_words(self, day: date | None) -> str:
        """Return a day as 20/11/2026, "" for none."""
        return format_date(day) if day else ""
