"""The check of the introduction on the page itself, for editors."""

from edu.portal.introduction import service
from edu.portal.introduction.checked import Checked
from edu.portal.introduction.checked import read_checked
from edu.portal.mandate.sections import section_of
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


PERMISSIONS = {"Document": "Modify portal content", "Folder": "Add portal content"}


class IntroductionCheck(ViewletBase):
    """What is missing on the introduction; visitors do not see it."""

    index = ViewPageTemplateFile("templates/check.pt")

    @cached_property
    def available(self) -> bool:
        """Whether this is the introduction, or its section, and the reader may work on it."""
        permission = PERMISSIONS.get(self.context.portal_type)
        is_view = getattr(self.view, "__name__", "") != "edu-introduction"
        if permission is None or not is_view or section_of(self.context) != service.SECTION:
            return False
        return bool(api.user.has_permission(permission, obj=self.context))

    def render(self) -> str:
        """Return the panel, "" for visitors and elsewhere."""
        return str(self.index()) if self.available else ""

    @cached_property
    def folder(self) -> Any:
        """The section."""
        return self.context if self.context.portal_type == "Folder" else self.context.aq_parent

    @cached_property
    def checked(self) -> Checked:
        """The check of the page in words."""
        if self.context.portal_type == "Folder":
            return read_checked(service.check_section(self.context))
        return read_checked(service.check_document(self.context))
