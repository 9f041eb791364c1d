"""Pages to write: saying what is awaited, and releasing what has to stay. Only a POST of the form writes."""

from abc import abstractmethod
from datetime import date
from edu.portal import clock
from edu.portal.consent.service import hiding_steps
from edu.portal.core.attestations.checks import read_date
from edu.portal.core.disclosure.model import year_label
from edu.portal.core.text.dates import format_date
from edu.portal.disclosure import service
from edu.portal.disclosure.content import ITEM_PARAMETER
from edu.portal.disclosure.content import YEAR_PARAMETER
from edu.portal.disclosure.content import asked
from edu.portal.disclosure.content import asked_year
from edu.portal.disclosure.history import first_published
from edu.portal.disclosure.history import has_content
from edu.portal.disclosure.keeping import term_of
from edu.portal.disclosure.owed import find_item
from edu.portal.disclosure.owed import is_owed
from edu.portal.disclosure.wording import REASON_PROBLEMS
from edu.portal.disclosure.wording import WAITING_PROBLEMS
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from functools import cached_property
import logging
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any
from zExceptions import NotFound
from zope.i18nmessageid import Message


logger = logging.getLogger("edu.portal.disclosure")


class WritingPage(BrowserView):
    """A form that stores something once."""

    errors: dict[str, Message]

    def __call__(self) -> Any:
        hide_columns(self.request)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.errors = {}
        self.prepare()
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if self.store():
                return ""
        return self.index()

    def prepare(self) -> None:
        """Read what the page is about. Raises ``NotFound`` when there is no such thing."""

    @abstractmethod
    def store(self) -> bool:
        """Store what was sent and lead elsewhere; returns False when something has to be corrected."""

    def typed(self, name: str) -> str:
        """Return what was typed into a field."""
        return asked(name)

    def described(self, name: str) -> str | None:
        """Return the id of the error of a field, None without one."""
        return f"edu-{name}-error" if name in self.errors else None

    def lead(self, url: str, message: Message) -> bool:
        """Lead to another page with a message."""
        api.portal.show_message(message, self.request)
        self.request.response.redirect(url)
        return True


class WaitingForm(WritingPage):
    """Says in public what an item of a school year waits for."""

    item_parameter = ITEM_PARAMETER
    year_parameter = YEAR_PARAMETER

    def prepare(self) -> None:
        """Read item and year. Raises ``NotFound`` when it is not owed or there is content already."""
        portal = api.portal.get()
        item, year = find_item(portal, asked(ITEM_PARAMETER)), asked_year()
        if item is None or year is None or not is_owed(portal, item.id, year):
            raise NotFound(asked(ITEM_PARAMETER))
        self.item, self.year = item, year
        self.recorded = service.find_recorded(portal, item.id, year)
        if self.recorded is not None and has_content(self.recorded):
            raise NotFound(item.id)

    @property
    def label(self) -> str:
        """The school year in words."""
        return year_label(self.year)

    @property
    def reason(self) -> str:
        """What was typed, else what is recorded."""
        return self.typed("reason") or (getattr(self.recorded, "waiting_reason", "") or "")

    @property
    def until(self) -> str:
        """What was typed, else what is recorded, as the input wants it."""
        stored = getattr(self.recorded, "waiting_until", None)
        return self.typed("until") or (stored.isoformat() if isinstance(stored, date) else "")

    def store(self) -> bool:
        """Store reason and day."""
        reason, until = self.typed("reason"), read_date(self.typed("until"))
        problems = service.waiting_problems(reason, until, clock.today())
        self.errors = {name: WAITING_PROBLEMS[name, problem] for name, problem in problems.items()}
        if problems or until is None:
            return False
        content = service.mark_waiting(api.portal.get(), self.item.id, self.year, reason, until)
        logger.info("%s %s waits until %s", self.item.id, self.year, until)
        return self.lead(content.absolute_url(), _("Readers see now what is awaited."))


class ReleaseForm(WritingPage):
    """Takes back or deletes what has to stay, with a reason."""

    @cached_property
    def term(self) -> str:
        """The day until which the item has to stay, "" when nothing keeps it."""
        end = term_of(self.context)
        return format_date(end) if end else ""

    @property
    def first(self) -> str:
        """The day of the first publication."""
        day = first_published(self.context)
        return format_date(day) if day else ""

    @property
    def may_retract(self) -> bool:
        """Whether there is a step of the workflow that hides the item."""
        return bool(hiding_steps(self.context))

    @property
    def action(self) -> str:
        """What was chosen, by default the mildest that is possible."""
        chosen = self.typed("action")
        if chosen in service.ACTIONS:
            return chosen
        return service.RETRACT if self.may_retract else service.DELETE

    def store(self) -> bool:
        """Release the item."""
        reason = self.typed("reason")
        problem = service.reason_problem(reason)
        if problem:
            self.errors = {"reason": REASON_PROBLEMS[problem]}
            return False
        parent, url = self.context.aq_parent.absolute_url(), self.context.absolute_url()
        user = str(api.user.get_current().getId())
        action = self.action
        service.release(self.context, action, reason, user, clock.now())
        logger.info("%s was released by %s: %s", url, user, action)
        if action == service.DELETE:
            return self.lead(parent, _("The item is deleted; who did it and why stays noted."))
        return self.lead(url, _("Readers do not see the item any more; who did it and why stays noted."))
