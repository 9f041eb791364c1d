"""The page of one source, ``@@edu-feed-source?nguon=<feed id>``: how it is read, what of it is shown."""

from dataclasses import dataclass
from dataclasses import field
from edu.portal import clock
from edu.portal.core.unit.checks import is_web_address
from edu.portal.i18n import _
from edu.portal.settings.site import read_site
from edu.portal.settings.site import read_superior_records
from edu.portal.syndication import wording
from edu.portal.syndication.forget import forget_gone
from edu.portal.syndication.health_view import row_of
from edu.portal.syndication.health_view import try_now
from edu.portal.syndication.records import read_days
from edu.portal.syndication.records import read_words
from edu.portal.syndication.records import with_options
from edu.portal.syndication.records import without_feed
from edu.portal.syndication.shown import describe_feeds
from edu.portal.syndication.sources import LONGEST_AGE
from edu.portal.syndication.sources import read_sources
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
import transaction
from typing import Any
from zExceptions import NotFound
from zope.i18nmessageid import Message


SOURCE_PARAMETER = "nguon"


@dataclass
class OptionsInput:
    """The form exactly as typed."""

    paused: bool = False
    as_browser: bool = False
    chain_optional: bool = False
    include: str = ""
    exclude: str = ""
    max_age: str = ""
    errors: dict[str, Message] = field(default_factory=dict)


class FeedSourcePage(BrowserView):
    """A plain form; only a POST writes. Raises NotFound for a feed that the settings do not name."""

    index: Any

    def __call__(self) -> str:
        wanted = self.request.form.get(SOURCE_PARAMETER)
        source = next((source for source in read_sources() if source.id == wanted), None)
        if source is None:
            raise NotFound(str(wanted))
        self.source = source
        self.input = OptionsInput(
            source.is_paused,
            source.as_browser,
            source.chain_optional,
            "\n".join(source.include),
            "\n".join(source.exclude),
            str(source.max_age or ""),
        )
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if self._answer():
                return ""
        return str(self.index())

    @property
    def action(self) -> str:
        """The address of this page."""
        return f"{self.context.absolute_url()}/@@edu-feed-source?{SOURCE_PARAMETER}={self.source.id}"

    @property
    def kind(self) -> Message | str:
        """The title of the source's kind."""
        return wording.category_title(self.source.category)

    @property
    def link(self) -> str:
        """The address of the feed, "" when it is none to click on."""
        return self.source.url if is_web_address(self.source.url) else ""

    @property
    def chain_warning(self) -> Message:
        """What an excuse for a chain of certificates means."""
        return wording.CHAIN_WARNING

    def row(self) -> dict[str, Any]:
        """Return how the source is doing, in words."""
        now = clock.now()
        return next(row_of(feed, now) for feed in describe_feeds(self.context, now) if feed["id"] == self.source.id)

    def _answer(self) -> bool:
        """Do what a button says; return whether the answer is another page."""
        if "remove" in self.request.form:
            read_site().superiors = without_feed(read_superior_records(), self.source.id)
            forget_gone(self.context)
            panel = f"{self.context.absolute_url()}/@@edu-superiors"
            return self._go(_("The source was deleted, with all that was kept of it."), "info", panel)
        if not self._save():
            return False
        if "try" not in self.request.form:
            return self._go(_("Saved."), "info", self.action)
        # What was typed counts for the reading, which ends the running transaction.
        transaction.commit()
        asked = [source for source in read_sources() if source.id == self.source.id]
        message, kind = try_now(self.context, asked)
        return self._go(message, kind, self.action)

    def _save(self) -> bool:
        """Store what was typed; return False when something is wrong with it."""
        form = self.request.form
        typed = {name: str(form.get(name, "")) for name in ("include", "exclude", "max_age")}
        self.input = OptionsInput("paused" in form, "as_browser" in form, "chain_optional" in form, **typed)
        days = read_days(self.input.max_age)
        if days is None:
            self.input.errors["max_age"] = _(
                "Write a number of days from 1 to ${most}, or leave it empty.", mapping={"most": str(LONGEST_AGE)}
            )
            return False
        options = {
            "paused": self.input.paused,
            "as_browser": self.input.as_browser,
            "chain_optional": self.input.chain_optional,
            "include": read_words(self.input.include),
            "exclude": read_words(self.input.exclude),
            "max_age": days,
        }
        read_site().superiors = with_options(read_superior_records(), self.source.id, options)
        return True

    def _go(self, message: Message, kind: str, address: str) -> bool:
        IStatusMessage(self.request).add(message, type=kind)
        self.request.response.redirect(address)
        return True
