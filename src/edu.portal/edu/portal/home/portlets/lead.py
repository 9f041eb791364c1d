"""The featured story: one news item, large, with its picture."""

from edu.portal.home import service
from edu.portal.home.portlets.base import Renderer as BaseRenderer
from edu.portal.home.sections import read_sections
from edu.portal.home.values import Story
from edu.portal.i18n import _
from edu.portal.layout import block
from plone.app.portlets.portlets import base
from plone.app.vocabularies.catalog import CatalogSource
from plone.portlets.interfaces import IPortletDataProvider
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope import schema
from zope.annotation.interfaces import IAnnotations
from zope.interface import implementer


SHOWN = "edu.portal.home.lead"
DEFAULT_SECTIONS = ("tin-tuc",)


class ILeadPortlet(IPortletDataProvider):
    """The settings of the featured story."""

    story = schema.Choice(
        title=_("Story"),
        description=_("Leave it empty to show the newest story that has a picture."),
        source=CatalogSource(portal_type=("News Item",)),
        required=False,
    )
    sections = schema.Tuple(
        title=_("Sections"),
        description=_("Where the newest story is taken from; sub-sections are included."),
        value_type=schema.Choice(vocabulary="edu.portal.home.sections"),
        default=DEFAULT_SECTIONS,
        missing_value=(),
        required=False,
    )


@implementer(ILeadPortlet)
class Assignment(block.Assignment):
    """The stored settings."""

    story = None
    sections = DEFAULT_SECTIONS

    @property
    def title(self) -> str:
        """The name on the screen of portlets."""
        return _("Featured story")


class Renderer(BaseRenderer):
    """Shows the story and remembers it, so that the list of news on the same page leaves it out."""

    template = ViewPageTemplateFile("lead.pt")

    def read(self) -> Story | None:
        """Return the story to feature."""
        story = service.lead_story(self.portal, self.data.sections or DEFAULT_SECTIONS, self.data.story)
        if story is not None:
            IAnnotations(self.request)[SHOWN] = story.uid
        return story

    @property
    def folder(self) -> Any:
        """The folder of the first section: where an editor adds the first story."""
        return read_sections(self.portal).folder((self.data.sections or DEFAULT_SECTIONS)[0])

    @property
    def heading(self) -> str:
        """The heading of the hint for editors."""
        return self.data.title


class AddForm(block.AddForm):
    """Adds the block."""

    schema = ILeadPortlet
    assignment = Assignment
    label = _("Add the featured story")


class EditForm(base.EditForm):
    """Changes the block."""

    schema = ILeadPortlet
    label = _("Change the featured story")
