"""The newest items of a section of the mandate: as news, as a list of dates, as a table or as albums."""

from collections.abc import Callable
from edu.portal.core.text.dates import short_month
from edu.portal.home import service
from edu.portal.home.portlets.base import Renderer as BaseRenderer
from edu.portal.home.portlets.lead import SHOWN
from edu.portal.home.values import SectionFolder
from edu.portal.home.values import Story
from edu.portal.i18n import _
from edu.portal.layout import block
from edu.portal.listing.columns import DOCUMENT_TYPE
from edu.portal.listing.columns import ISSUED
from edu.portal.listing.columns import NUMBER
from edu.portal.listing.columns import SUMMARY
from edu.portal.listing.columns import VALIDITY
from edu.portal.listing.columns import Cell
from edu.portal.listing.columns import Column
from edu.portal.listing.columns import Page
from edu.portal.listing.columns import cell_css
from functools import cached_property
from plone.app.portlets.portlets import base
from plone.portlets.interfaces import IPortletDataProvider
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope import schema
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate
from zope.interface import implementer
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


TAB_PARAMETER = "muc"
LOOKS = SimpleVocabulary(
    [
        SimpleTerm("news", "news", _("News with pictures")),
        SimpleTerm("dates", "dates", _("List with dates")),
        SimpleTerm("documents", "documents", _("Table of documents")),
        SimpleTerm("albums", "albums", _("Albums")),
    ]
)
# A table of the front page shows the same cells as the register, fewer of them.
COLUMNS = (NUMBER, ISSUED, SUMMARY, DOCUMENT_TYPE, VALIDITY)


class ISectionPortlet(IPortletDataProvider):
    """The settings of a list of a section."""

    heading = schema.TextLine(
        title=_("Heading"),
        description=_("Leave it empty to use the title of the section."),
        default="",
        missing_value="",
        required=False,
    )
    section = schema.Choice(title=_("Section"), vocabulary="edu.portal.home.sections", required=True)
    look = schema.Choice(title=_("Appearance"), vocabulary=LOOKS, default="news", required=True)
    limit = schema.Int(title=_("Number of items"), default=4, min=1, max=30, required=True)
    tabs = schema.Tuple(
        title=_("Sub-sections as tabs"),
        description=_("Only for news. Without a choice there are no tabs."),
        value_type=schema.Choice(vocabulary="edu.portal.home.sections"),
        default=(),
        missing_value=(),
        required=False,
    )


@implementer(ISectionPortlet)
class Assignment(block.Assignment):
    """The stored settings."""

    heading = ""
    section = ""
    look = "news"
    limit = 4
    tabs = ()

    @property
    def title(self) -> str:
        """The name on the screen of portlets."""
        return self.heading or self.section or _("Items of a section")


class Renderer(BaseRenderer):
    """Shows the newest items in the chosen look."""

    news = ViewPageTemplateFile("news.pt")
    dates = ViewPageTemplateFile("dates.pt")
    documents = ViewPageTemplateFile("documents.pt")
    albums = ViewPageTemplateFile("albums.pt")

    @property
    def template(self) -> Any:
        """The template of the chosen look."""
        return getattr(self, self.data.look)

    def read(self) -> tuple[Any, ...]:
        """Return the items of the section, or of the tab that the address names."""
        readers: dict[str, Callable[[], tuple[Any, ...]]] = {
            "news": self._stories,
            "dates": lambda: service.newest_stories(self.portal, (self.data.section,), self.data.limit),
            "documents": lambda: service.newest_documents(self.portal, self.data.section, self.data.limit),
            "albums": lambda: service.newest_albums(self.portal, self.data.section, self.data.limit),
        }
        return readers[self.data.look]()

    def _stories(self) -> tuple[Story, ...]:
        shown = IAnnotations(self.request).get(SHOWN, "")
        return service.newest_stories(self.portal, (self.current_tab or self.data.section,), self.data.limit, shown)

    @cached_property
    def tab_sections(self) -> tuple[SectionFolder, ...]:
        """The sub-sections that get a tab: those with content; one alone needs no tabs."""
        if not self.data.tabs:
            return ()
        found = service.sections_with_content(self.portal, self.data.section, self.data.tabs)
        return found if len(found) > 1 else ()

    @cached_property
    def current_tab(self) -> str:
        """The section of the tab in the address, "" for the first tab, which shows all."""
        wanted = self.request.form.get(TAB_PARAMETER, "")
        return wanted if any(tab.section == wanted for tab in self.tab_sections) else ""

    def tabs(self) -> list[dict[str, Any]]:
        """The tabs as links that work without JavaScript."""
        if not self.tab_sections:
            return []
        base_url = self.portal.absolute_url()
        everything = {
            "title": _("Latest"),
            "url": f"{base_url}#{self.block_id}",
            "current": None if self.current_tab else "true",
        }
        return [
            everything,
            *(
                {
                    "title": tab.title,
                    "url": f"{base_url}?{TAB_PARAMETER}={tab.section}#{self.block_id}",
                    "current": "true" if tab.section == self.current_tab else None,
                }
                for tab in self.tab_sections
            ),
        ]

    def month(self, story: Story) -> str:
        """The month of a day block."""
        return short_month(story.day)

    def columns(self) -> tuple[Column, ...]:
        """The columns of the table of documents."""
        return COLUMNS

    def rows(self) -> list[list[Cell]]:
        """The cells of the table of documents."""
        page = Page(self.today(), lambda brain: brain.getURL(), lambda text: translate(text, context=self.request))
        return [[column.cell(brain, page) for column in COLUMNS] for brain in self.content]

    def cell_css(self, column: Column, cell: Cell) -> str:
        """The style of a cell of that table."""
        return cell_css(column, cell)


class AddForm(block.AddForm):
    """Adds the block."""

    schema = ISectionPortlet
    assignment = Assignment
    label = _("Add the newest items of a section")


class EditForm(base.EditForm):
    """Changes the block."""

    schema = ISectionPortlet
    label = _("Change the list of a section")
