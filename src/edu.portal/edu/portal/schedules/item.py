"""The page of one schedule, and the button that undoes the latest replacement or import."""

from edu.portal import clock
from edu.portal.core.text.dates import format_moment
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from edu.portal.schedules import calendar
from edu.portal.schedules import keeping
from edu.portal.schedules import versions
from edu.portal.schedules.asked import WEEK
from edu.portal.schedules.block import Block
from edu.portal.schedules.indexers import told_of
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.service import Found
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zExceptions import MethodNotAllowed
from zope.i18nmessageid import Message


ORIGINS = {
    "form": _("typed in"),
    "import": _("read from a file"),
    "copy": _("copied from another week"),
}


class ScheduleItem(BrowserView):
    """One schedule, whatever its week."""

    index = ViewPageTemplateFile("templates/item.pt")
    one = ViewPageTemplateFile("templates/block.pt")

    def __call__(self) -> Any:
        hide_columns(self.request)
        return self.index()

    @cached_property
    def block(self) -> Block:
        """The schedule as a block of the page."""
        # The reader may see this page; the catalogue would hide one of the past from its lists.
        (brain,) = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=self.context.UID())
        spans = self.context.spans
        today = clock.today()
        day = today if any(span.holds(today) for span in spans) or not spans else spans[0].first
        return Block(Found(brain, told_of(brain)), self.request, day, today, calendar.closed())

    @property
    def section_url(self) -> str:
        """The address of the section in the week of the schedule."""
        url = self.context.aq_parent.absolute_url()
        return f"{url}?{WEEK}={self.context.spans[0].first.isoformat()}" if self.context.spans else url

    @cached_property
    def may_edit(self) -> bool:
        """Whether the reader is an editor of this page."""
        return bool(api.user.has_permission("Modify portal content", obj=self.context))

    @property
    def copy_url(self) -> str:
        """The address of the form for a copy, "" when the user may not add one."""
        container = self.context.aq_parent
        fits = {fti.getId() for fti in container.allowedContentTypes()} if self.may_edit else set()
        if self.context.portal_type not in fits:
            return ""
        return f"{container.absolute_url()}/++add++{self.context.portal_type}?copy={self.context.UID()}"

    @property
    def is_weekly(self) -> bool:
        """Whether there is one for each week."""
        return door_of(self.context.portal_type).kind.weekly

    def history(self) -> list[dict[str, Any]]:
        """Return the former versions in words, the latest first."""
        return [
            {
                "moment": format_moment(version.moment),
                "user": full_name(version.user),
                "how": ORIGINS.get(version.replaced_by, ""),
                "title": version.title,
            }
            for version in versions.versions_of(self.context)
        ]

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self.may_edit and keeping.can_undo(self.context)

    @property
    def undo_label(self) -> Message:
        """What the button does."""
        if self.context.versions:
            return _("Bring the former version back")
        return _("Withdraw this import")


class UndoView(BrowserView):
    """``@@edu-schedule-undo``: a POST brings the former version back, or withdraws what an import made."""

    def __call__(self) -> str:
        if self.request.method != "POST":
            raise MethodNotAllowed("POST")
        CheckAuthenticator(self.request)
        container = self.context.aq_parent
        if not keeping.can_undo(self.context):
            api.portal.show_message(_("There is nothing to undo."), self.request, type="warning")
            return self._lead(self.context.absolute_url())
        if not self.context.versions and not api.user.has_permission("Delete objects", obj=self.context):
            api.portal.show_message(
                _("You may not withdraw this schedule. Please ask an editor."), self.request, type="error"
            )
            return self._lead(self.context.absolute_url())
        undone = keeping.undo(self.context)
        if undone.what == "withdrawn":
            message = _("The import “${title}” is withdrawn; the schedule is gone.", mapping={"title": undone.title})
            api.portal.show_message(message, self.request)
            return self._lead(container.absolute_url())
        message = _("The former version is back: “${title}”.", mapping={"title": undone.title})
        api.portal.show_message(message, self.request)
        return self._lead(self.context.absolute_url())

    def _lead(self, url: str) -> str:
        self.request.response.redirect(url)
        return ""


def full_name(user_id: str) -> str:
    """Return the name of a user as the site shows it, the id of one who is gone."""
    user = api.user.get(userid=user_id) if user_id else None
    return (user.getProperty("fullname") or user_id) if user is not None else user_id
