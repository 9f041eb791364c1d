"""The contact page: the layout of the section "Liên hệ"."""

from edu.portal.core.unit import UnitIdentity
from edu.portal.mandate import service as mandate_service
from edu.portal.permissions import MANAGE_SETTINGS
from edu.portal.settings.site import read_managing_body
from edu.portal.settings.unit import read_unit
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView


FEEDBACK_SECTION = "gop-y"


class ContactView(BrowserView):
    """Show the unit's record in full: the letters ask for address, landline and e-mail in the section "Liên hệ"."""

    @property
    @memoize
    def unit(self) -> UnitIdentity:
        """The record of the unit."""
        return read_unit()

    @property
    def managing_body(self) -> str:
        """The body above the unit, "" when none is recorded."""
        return read_managing_body()

    @property
    def is_empty(self) -> bool:
        """Whether there is no way yet to reach the unit."""
        return not (self.unit.address or self.unit.phone or self.unit.email)

    @property
    def feedback_url(self) -> str:
        """The address of the feedback form, "" while the visitor cannot see one."""
        brain = mandate_service.section_brain(api.portal.get(), FEEDBACK_SECTION)
        return brain.getURL() if brain is not None else ""

    @property
    def settings_url(self) -> str:
        """The address of the panel for those who may change the record, else ""."""
        portal = api.portal.get()
        if not api.user.has_permission(MANAGE_SETTINGS, obj=portal):
            return ""
        return f"{portal.absolute_url()}/@@edu-unit"
