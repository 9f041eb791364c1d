"""The page of all links for editors: how they are, check them now, take over a suggested address."""

from datetime import timedelta
from edu.portal import clock
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.links.model import Health
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import format_moment
from edu.portal.i18n import _
from edu.portal.links import service
from edu.portal.links.service import Row
from edu.portal.links.store import load_run
from edu.portal.links.wording import STYLES
from edu.portal.links.wording import TITLES
from edu.portal.links.wording import explanation
from functools import cached_property
import logging
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.event import notify
from zope.i18nmessageid import Message
from zope.lifecycleevent import ObjectModifiedEvent


logger = logging.getLogger("edu.portal.links")
# A request that nobody took up by then: the background work is off, and the button is offered again.
PATIENCE = timedelta(minutes=15)
# What needs an editor stands first.
ORDER = (Health.DEAD, Health.DOUBT, Health.MOVED, Health.UNCHECKED, Health.GUARDED, Health.OK)


class LinkChecks(BrowserView):
    """A plain page; each button is a form of its own, and only a POST writes."""

    def __call__(self) -> Any:
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        if "replace" in self.request.form:
            return self._replace(str(self.request.form["replace"]))
        return self._ask()

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Return the links that the reader may see in words, those in trouble first."""
        visible = {brain.UID for brain in api.portal.get_tool("portal_catalog").searchResults(portal_type="Link")}
        found = [row for row in service.read_rows(self.context) if row.target.uid in visible]
        return [self._words(row) for row in sorted(found, key=lambda row: ORDER.index(row.health))]

    @property
    def summary(self) -> Message:
        """Return in one sentence how the links are."""
        dead = sum(row["health"] is Health.DEAD for row in self.rows)
        if dead:
            return _("Links that do not answer: ${count}.", mapping={"count": dead})
        if any(row["health"] is Health.UNCHECKED for row in self.rows):
            return _("Some links were not checked yet.")
        return _("No link is known to be dead.")

    @property
    def is_fine(self) -> bool:
        """Whether no link is dead."""
        return not any(row["health"] is Health.DEAD for row in self.rows)

    @cached_property
    def run(self) -> dict[str, Any]:
        """Return what is told of the last run."""
        run = load_run(self.context)
        return {
            "finished": format_moment(run.finished.astimezone(VIETNAM)) if run.finished else "",
            "is_asked": run.asked is not None and clock.now() - run.asked < PATIENCE,
            "is_offline": run.is_offline,
        }

    def _words(self, row: Row) -> dict[str, Any]:
        fact, target = row.fact, row.target
        return {
            "uid": target.uid,
            "title": target.title,
            "url": target.url,
            "address": target.address,
            "health": row.health,
            "state": TITLES[row.health],
            "css": STYLES[row.health],
            "reason": explanation(row.health, fact) if fact and fact.failures else "",
            "since": format_date(local_date(fact.failed_since)) if fact and fact.failed_since else "",
            "checked": format_date(local_date(fact.checked)) if fact else "",
            "moved_to": fact.moved_to if fact and row.health is Health.MOVED else "",
            "successor": row.successor,
            "may_edit": (row.successor is not None or row.health is Health.MOVED) and self._may_edit(target.uid),
        }

    def _may_edit(self, uid: str) -> bool:
        link = api.content.get(UID=uid)
        return link is not None and bool(api.user.has_permission("Modify portal content", obj=link))

    def _ask(self) -> str:
        service.request_check(self.context, clock.now())
        return self._done(_("The links are checked in the background within some minutes. Then load this page again."))

    def _replace(self, uid: str) -> str:
        """Put the suggested address into a link. Raises NotFound where nothing is suggested, Unauthorized."""
        row = next((row for row in service.read_rows(self.context) if row.target.uid == uid), None)
        url = (row.successor.url if row.successor else row.fact.moved_to if row.fact else "") if row else ""
        link = api.content.get(UID=uid)
        if link is None or not url:
            raise NotFound(uid)
        if not api.user.has_permission("Modify portal content", obj=link):
            raise Unauthorized(uid)
        before, link.remoteUrl = link.remoteUrl, url
        notify(ObjectModifiedEvent(link))
        logger.info("The address of %s was changed from %s to %s", row.target.path, before, url)
        service.request_check(self.context, clock.now())
        return self._done(_("The link “${title}” now leads to ${url}.", mapping={"title": link.title, "url": url}))

    def _done(self, message: Message) -> str:
        api.portal.show_message(message, self.request)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@edu-link-checks")
        return ""
