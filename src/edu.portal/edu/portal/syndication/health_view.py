"""How the feeds are doing, ``@@edu-feed-health``: a row for each source, with the buttons that help."""

from collections.abc import Collection
from datetime import datetime
from edu.portal import clock
from edu.portal.core.feeds.model import FeedSource
from edu.portal.core.unit.checks import is_web_address
from edu.portal.i18n import _
from edu.portal.settings.site import read_site
from edu.portal.settings.site import read_superior_records
from edu.portal.syndication import service
from edu.portal.syndication.alarm import told
from edu.portal.syndication.gateway import site_gateway
from edu.portal.syndication.records import with_options
from edu.portal.syndication.shown import describe_feeds
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.wording import STATUS_TITLES
from edu.portal.syndication.wording import category_title
from edu.portal.syndication.wording import failure_sentence
from edu.portal.syndication.wording import moment_in_full
from edu.portal.syndication.wording import moment_in_words
from functools import cached_property
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18nmessageid import Message


STATE_CLASSES = {
    "ok": "edu-state--ok",
    "stale": "edu-state--old",
    "failing": "edu-state--old",
    "never": "edu-state--soon",
}
PAUSED = "paused"
# What needs somebody stands first.
_ORDER = ("stale", "failing", "never", "ok")


def row_of(feed: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Return a feed as ``describe_feeds`` gives it in words."""
    is_paused = feed["is_paused"]
    last = feed["last_success"]
    return {
        "id": feed["id"],
        "unit": feed["superior"],
        "title": feed["title"] or category_title(feed["category"]),
        "url": feed["url"] if is_web_address(feed["url"]) else "",
        "is_paused": is_paused,
        "status": feed["status"],
        "state": _("Paused") if is_paused else STATUS_TITLES[feed["status"]],
        "css": "edu-state--soon" if is_paused else STATE_CLASSES[feed["status"]],
        "attempt": moment_in_words(feed["last_attempt"], now),
        "success": moment_in_words(last, now),
        "next": moment_in_words(feed["next_attempt"], now),
        "code": feed["http_status"] or "",
        "count": feed["item_count"],
        "problem": failure_sentence(feed["error_kind"]),
        "detail": feed["error"],
        "since": moment_in_full(last) if feed["failures"] and last is not None else "",
        "failures": feed["failures"],
        "moved_to": feed["moved_to"],
        "chain_optional": feed["chain_optional"],
    }


def try_now(portal: Any, sources: Collection[FeedSource]) -> tuple[Message, str]:
    """Read the sources now, paused ones too; return what came of it and the kind of message. Commits."""
    report = service.refresh(portal, sources, site_gateway(), clock.now(), write_all=True)
    failed = [row for row in report if row["outcome"] == "failed"]
    words = {"good": str(len(report) - len(failed)), "failed": str(len(failed))}
    if len(report) == 1:
        if failed:
            return _("The source could not be read. The page says why."), "warning"
        return _("The source was read: ${count} items.", mapping={"count": str(report[0]["item_count"])}), "info"
    if failed:
        return _("${good} feeds were read, ${failed} could not be read: the table says why.", mapping=words), "warning"
    return _("All ${good} feeds were read.", mapping=words), "info"


class FeedHealth(BrowserView):
    """A table that becomes cards on a telephone; only a POST asks the network or writes."""

    index: Any

    def __call__(self) -> str:
        if self.request.method != "POST":
            return str(self.index())
        CheckAuthenticator(self.request)
        message, kind = self._answer()
        IStatusMessage(self.request).add(message, type=kind)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@edu-feed-health")
        return ""

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The sources in words, those in trouble first, paused ones last."""
        now = clock.now()
        rows = [row_of(feed, now) for feed in describe_feeds(self.context, now)]
        return sorted(rows, key=lambda row: (row["is_paused"], _ORDER.index(row["status"])))

    @property
    def counts(self) -> list[dict[str, Any]]:
        """How many sources are in each state, for the line on top."""
        states = [PAUSED if row["is_paused"] else row["status"] for row in self.rows]
        titles = {**STATUS_TITLES, PAUSED: _("Paused")}
        css = {**STATE_CLASSES, PAUSED: "edu-state--soon"}
        found = [(state, states.count(state)) for state in ("ok", *_ORDER[:-1], PAUSED)]
        return [{"title": titles[state], "count": count, "css": css[state]} for state, count in found if count]

    @property
    def is_fine(self) -> bool:
        """Whether every source that is not paused works."""
        return all(row["status"] == "ok" for row in self.rows if not row["is_paused"])

    @property
    def mailed(self) -> int:
        """Of how many silent sources the administrator was told by mail."""
        return len(told(self.context))

    def _answer(self) -> tuple[Message, str]:
        form = self.request.form
        sources = read_sources()
        if "try-all" in form:
            return try_now(self.context, [source for source in sources if not source.is_paused])
        for button in ("try", "pause", "resume"):
            source = next((source for source in sources if source.id == form.get(button)), None)
            if source is not None:
                return self._help(button, source)
        return _("This source was deleted meanwhile."), "warning"

    def _help(self, button: str, source: FeedSource) -> tuple[Message, str]:
        if button == "try":
            return try_now(self.context, [source])
        paused = {"paused": button == "pause"}
        read_site().superiors = with_options(read_superior_records(), source.id, paused)
        if button == "pause":
            return _("The source is paused: what was read stays, nothing new is asked for."), "info"
        return _("The source is read again."), "info"
