"""The frame of every page: skip links, utility bar, masthead, main menu, foot."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from datetime import date
from edu.portal import clock
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import format_full
from edu.portal.core.unit import UnitIdentity
from edu.portal.layout.service import FooterLinks
from edu.portal.layout.service import MenuItem
from edu.portal.layout.service import footer_links
from edu.portal.layout.service import main_menu
from edu.portal.settings.looks import crest_url
from edu.portal.settings.site import read_managing_body
from edu.portal.settings.unit import read_unit
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from zope.component import getMultiAdapter


class FrameViewlet(ViewletBase):
    """What the parts of the frame share."""

    def update(self) -> None:
        """Read the unit's record once for the viewlet."""
        super().update()
        self.unit: UnitIdentity = read_unit()

    @property
    def site_name(self) -> str:
        """The name of the unit, before it is recorded the title of the site."""
        return self.unit.name or self.portal_state.portal_title()


class UtilityBar(FrameViewlet):
    """Today, telephone and e-mail."""

    @property
    def today(self) -> date:
        """The day in Viet Nam."""
        return clock.today()

    @property
    def today_in_full(self) -> str:
        """The day as readers write it, with its weekday."""
        return format_full(self.today)


class Masthead(FrameViewlet):
    """Crest, managing body, name and the search box."""

    def update(self) -> None:
        """Read the record and the body above the unit."""
        super().update()
        self.managing_body = read_managing_body()
        self.crest_url = crest_url(self.site_url)


class MainMenu(FrameViewlet):
    """The main menu from the sections that the navigation shows."""

    def update(self) -> None:
        """Read the menu for the page the visitor is on."""
        super().update()
        self.items: tuple[MenuItem, ...] = main_menu(api.portal.get(), self.context)
        state = getMultiAdapter((self.context, self.request), name="plone_context_state")
        self.is_home = bool(state.is_portal_root() and state.is_view_template())


class Footer(FrameViewlet):
    """The contact record on every page, resource pages, service sections and the entrance for editors."""

    def update(self) -> None:
        """Read the record and the links."""
        super().update()
        self.managing_body = read_managing_body()
        self.links: FooterLinks = footer_links(api.portal.get())
        self.anonymous = self.portal_state.anonymous()


class StoryKicker(ViewletBase):
    """Section and day above the title of a story: the letters ask that news carry their date."""

    def update(self) -> None:
        """Read the section the story stands in and the day it was published."""
        super().update()
        self.section: str = aq_parent(aq_inner(self.context)).Title()
        published = self.context.effective_date or self.context.creation_date
        self.day: date = local_date(published.asdatetime())

    @property
    def day_in_words(self) -> str:
        """The day as readers write it."""
        return format_date(self.day)
