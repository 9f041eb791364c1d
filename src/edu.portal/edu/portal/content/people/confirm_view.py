"""How a page of a unit or person shows editors whether it was confirmed lately, and the button that confirms it."""

from dataclasses import dataclass
from edu.portal import clock
from edu.portal.content.people.confirming import CHANGED
from edu.portal.content.people.confirming import confirm
from edu.portal.content.people.confirming import read_confirmation
from edu.portal.content.people.confirming import stored_state
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.people.confirmation import CONFIRMED
from edu.portal.core.people.confirmation import NEVER
from edu.portal.core.people.confirmation import OLD
from edu.portal.core.people.confirmation import state_of
from edu.portal.core.text.dates import format_full
from edu.portal.i18n import _
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18nmessageid import Message


EDIT = "Modify portal content"
SENTENCES = {
    NEVER: _("Nobody has confirmed this entry since it was made."),
    CHANGED: _("Name or post changed since the last confirmation."),
    OLD: _("The last confirmation is older than twelve months."),
}


@dataclass(frozen=True)
class Shown:
    """What an editor reads: a sentence on what is due ("" when nothing is), day and user of the last time."""

    due: Message | str
    day: str = ""
    user: str = ""


class ConfirmedView(BrowserView):
    """A page that shows editors the confirmation of its context."""

    def confirmation(self) -> Shown | None:
        """Return what is known of the confirmation, None for whoever may not confirm."""
        if not api.user.has_permission(EDIT, obj=self.context):
            return None
        found = read_confirmation(self.context)
        created = self.context.created().asdatetime().astimezone(VIETNAM).date()
        was_changed = stored_state(self.context) == CHANGED
        state = state_of(found.day if found else None, created, clock.today(), was_changed)
        due = "" if state == CONFIRMED else SENTENCES[state]
        return Shown(due, format_full(found.day), _name(found.user)) if found else Shown(due)


class ConfirmView(BrowserView):
    """The button "still right" of one unit or person."""

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            confirm(self.context, api.user.get_current().getId(), clock.today())
            IStatusMessage(self.request).add(_("Confirmed: the entry is still right."), type="info")
        self.request.response.redirect(f"{self.context.absolute_url()}/view")
        return ""


def _name(user_id: str) -> str:
    user: Any = api.user.get(userid=user_id)
    return (user.getProperty("fullname", "") if user else "") or user_id
