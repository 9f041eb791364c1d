"""Today at school: the menu, the lines of the weekly schedule and the ways to the timetables."""

from collections.abc import Sequence
from edu.portal.core.schedule.menu_days import Serving
from edu.portal.core.text.dates import format_full
from edu.portal.home.portlets.base import Renderer as BaseRenderer
from edu.portal.home.sections import read_sections
from edu.portal.home.today import MENU
from edu.portal.home.today import SECTIONS
from edu.portal.home.today import TIMETABLE
from edu.portal.home.today import WEEKLY
from edu.portal.home.today import Today
from edu.portal.home.today import read_today
from edu.portal.home.values import SectionFolder
from edu.portal.i18n import _
from edu.portal.layout import block
from functools import cached_property
from plone.app.portlets.portlets import base
from plone.portlets.interfaces import IPortletDataProvider
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import implementer


class ITodayPortlet(IPortletDataProvider):
    """The settings of the block."""

    heading = schema.TextLine(
        title=_("Heading"),
        description=_("Leave it empty for “Today at school”, on a Sunday for that of the next Monday."),
        default="",
        missing_value="",
        required=False,
    )
    limit = schema.Int(
        title=_("Lines of the weekly schedule"),
        default=6,
        min=1,
        max=20,
        required=True,
    )
    classes = schema.Int(
        title=_("Number of classes with a link to their timetable"),
        default=24,
        min=0,
        max=60,
        required=True,
    )


@implementer(ITodayPortlet)
class Assignment(block.Assignment):
    """The stored settings."""

    heading = ""
    limit = 6
    classes = 24

    @property
    def title(self) -> str:
        """The name on the screen of portlets."""
        return self.heading or _("Today at school")


class Renderer(BaseRenderer):
    """Shows the day; nothing when nothing is known of it."""

    template = ViewPageTemplateFile("today.pt")

    @cached_property
    def folder(self) -> SectionFolder | None:
        """The first section that the school has of those the day is read from: where an editor adds something."""
        sections = read_sections(self.portal)
        folders = (sections.folder(SECTIONS[kind]) for kind in (MENU, WEEKLY, TIMETABLE))
        return next((folder for folder in folders if folder is not None), None)

    def read(self) -> Today | None:
        """Return what happens today or next Monday."""
        return read_today(self.portal, self.today(), self.data.limit, self.data.classes)

    @property
    def heading(self) -> str | Message:
        """The heading that an editor gave, else which day it is about."""
        if self.data.heading:
            return str(self.data.heading)
        told = self.content
        if told and told.is_ahead:
            is_tomorrow = (told.day - self.today()).days == 1
            return _("Tomorrow at school") if is_tomorrow else _("Next Monday at school")
        return _("Today at school")

    def day(self) -> str:
        """The day in words."""
        return format_full(self.content.day)

    def menu_files(self) -> tuple[tuple[str, str], ...]:
        """Title and address of the menus that are a photo or a file."""
        return tuple(self.content.files[MENU])

    def weekly_files(self) -> tuple[tuple[str, str], ...]:
        """Title and address of the weekly schedules that are a photo or a file."""
        return tuple(self.content.files[WEEKLY])

    def menu_url(self) -> str:
        """The address of the menus."""
        return str(self.content.urls.get(MENU, ""))

    def weekly_url(self) -> str:
        """The address of the weekly schedules."""
        return str(self.content.urls.get(WEEKLY, ""))

    def timetable_url(self) -> str:
        """The address of the timetables."""
        return str(self.content.urls.get(TIMETABLE, ""))

    def meal(self, serving: Serving) -> str:
        """The name of a meal without its time."""
        return serving.label.partition("(")[0].strip() or serving.label

    def dishes(self, serving: Serving) -> str:
        """The dishes of a meal as one sentence."""
        first, *others = serving.dishes
        return ", ".join([first, *(dish[:1].lower() + dish[1:] for dish in others)])

    def names(self, allergens: Sequence[str]) -> str:
        """Allergens as they stand in a sentence."""
        return ", ".join(name[:1].lower() + name[1:] for name in allergens)


class AddForm(block.AddForm):
    """Adds the block."""

    schema = ITodayPortlet
    assignment = Assignment
    label = _("Add today at school")


class EditForm(base.EditForm):
    """Changes the block."""

    schema = ITodayPortlet
    label = _("Change today at school")
