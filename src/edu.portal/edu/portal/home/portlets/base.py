"""What the portlets of the front page have in common."""

from datetime import date
from edu.portal import clock
from edu.portal.core.text.dates import format_date
from edu.portal.home.sections import read_sections
from edu.portal.home.values import SectionFolder
from edu.portal.layout import block
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Renderer(block.Renderer):
    """A block that shows what stands in sections."""

    empty = ViewPageTemplateFile("empty.pt")

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
