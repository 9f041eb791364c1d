"""The pages that add feeds: from the address of a site (``@@edu-feed-add``), from a list (``@@edu-feed-lists``)."""

from collections.abc import Iterable
from edu.portal import clock
from edu.portal.core.feeds.model import Failure
from edu.portal.core.feeds.model import FailureKind
from edu.portal.core.feeds.platforms import read_platforms
from edu.portal.i18n import _
from edu.portal.net.discovery import find_feeds
from edu.portal.net.opml import LONGEST
from edu.portal.net.opml import NotOpml
from edu.portal.net.opml import Outline
from edu.portal.net.opml import read_opml
from edu.portal.net.opml import write_opml
from edu.portal.settings.site import read_site
from edu.portal.settings.site import read_superior_records
from edu.portal.syndication import finding
from edu.portal.syndication import wording
from edu.portal.syndication.discover import discover
from edu.portal.syndication.finding import Found
from edu.portal.syndication.finding import UnitChoice
from edu.portal.syndication.gateway import site_gateway
from edu.portal.syndication.records import Record
from edu.portal.syndication.sources import read_superiors
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
import transaction
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message


# Of what goes wrong, what means: the site is there, it only names no feed.
_NO_FEED = (FailureKind.NOT_A_FEED, FailureKind.HTML_PAGE)


class _Adding(BrowserView):
    """What both pages have in common. Only a POST asks the network or writes."""

    index: Any

    def __call__(self) -> str:
        self.found: list[Found] = []
        self.choice = UnitChoice()
        self.problem: Message | str = ""
        self.notice: Message | None = None
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self._answer()
        return "" if self.request.response.getStatus() == 302 else str(self.index())

    def _answer(self) -> None:
        raise NotImplementedError

    @property
    def carried(self) -> str:
        """What was found, for the hidden input."""
        return finding.written(self.found)

    def categories(self) -> list[tuple[str, Message | str]]:
        """Return the kinds of feeds with their titles."""
        return list(wording.CATEGORY_TITLES.items())

    def category_title(self, category: str) -> Message | str:
        """Return the title of a kind."""
        return wording.category_title(category)

    @property
    def open_count(self) -> int:
        """How many of the feeds can still be added."""
        return sum(not feed.is_added for feed in self.found)

    @property
    def complaints(self) -> bool:
        """Whether something kept a feed that was wanted from being added."""
        return "found" in self.request.form and bool(self.choice.errors or any(feed.error for feed in self.found))

    def _save(self, records: list[Record], before: int) -> None:
        """Write the records; go back to the panel when nothing is left to add."""
        read_site().superiors = records
        added = before - self.open_count
        self.notice = _("Feeds added: ${count}. The portal reads them within a minute.", mapping={"count": str(added)})
        if not self.open_count:
            IStatusMessage(self.request).add(self.notice, type="info")
            self.request.response.redirect(f"{self.context.absolute_url()}/@@edu-superiors")


class FeedAdd(_Adding):
    """Asks a site for its feeds, shows what they say, adds those that are wanted."""

    @cached_property
    def address(self) -> str:
        """The address as typed."""
        value = self.request.form.get("address")
        return value.strip() if isinstance(value, str) else ""

    @cached_property
    def platform(self) -> str:
        """The id of the platform that was chosen, "" for none."""
        wanted = self.request.form.get("platform")
        return wanted if wanted in [name for name, _title in self.platforms()] else ""

    def platforms(self) -> list[tuple[str, str]]:
        """Return the programs behind portals that can be chosen."""
        return [(platform.id, platform.title) for platform in read_platforms() if platform.title]

    def units(self) -> list[tuple[str, str]]:
        """Return the stored units."""
        return [(unit.id, unit.name) for unit in read_superiors()]

    def kinds(self) -> list[tuple[str, Message]]:
        """Return the kinds of superior units with their titles."""
        return list(wording.KIND_TITLES.items())

    def problems(self, feed: Found) -> list[Message]:
        """Return what is odd about a feed, in sentences."""
        return [wording.PROBLEM_SENTENCES[code] for code in feed.problems]

    @property
    def chain_warning(self) -> Message:
        """What an excuse for a chain of certificates means."""
        return wording.CHAIN_WARNING

    @property
    def browser_note(self) -> Message:
        """What a browser's headers are for."""
        return wording.BROWSER_NOTE

    def _answer(self) -> None:
        if "find" in self.request.form:
            return self._find()
        self.found = finding.read_found(self.request.form)
        self.choice = finding.read_choice(self.request.form)
        records, before = read_superior_records(), self.open_count
        changed = finding.add_to_unit(records, self.choice, self._wanted(), wording.stored_titles())
        if changed is not records:
            self._save(changed, before)
        return None

    def _wanted(self) -> list[Found]:
        place = str(self.request.form.get("add", ""))
        return [
            feed
            for number, feed in enumerate(self.found)
            if not feed.is_added and ("add-all" in self.request.form or place == str(number))
        ]

    def _find(self) -> None:
        if not self.address:
            self.problem = _("Paste the address of the site first, for example sgddt.example.gov.vn.")
            return
        gateway, records = site_gateway(), read_superior_records()
        # Nothing was written yet; while the network is asked no transaction stays open.
        transaction.abort()
        result = discover(self.address, gateway, find_feeds, clock.now(), self.platform)
        self.found = finding.found_by(result, lambda moment: self._words(wording.moment_in_full(moment)))
        self.choice = finding.usual_choice(result, records)
        if result.failure is not None:
            self.problem = _discovery_sentence(result.failure)

    def _words(self, message: Message) -> str:
        return str(translate(message, context=self.request))


class FeedLists(_Adding):
    """Takes over the feeds of a list (OPML) after showing them."""

    def groups(self) -> list[dict[str, Any]]:
        """Return the feeds with their numbers, by unit."""
        groups: dict[str, list[tuple[int, Found]]] = {}
        for number, feed in enumerate(self.found):
            groups.setdefault(feed.group, []).append((number, feed))
        return [{"title": title, "feeds": feeds} for title, feeds in groups.items()]

    def is_chosen(self, number: int) -> bool:
        """Tell whether a feed is to be added: as the form says, at first all."""
        chosen = self._chosen()
        return "read" in self.request.form or str(number) in chosen

    def _chosen(self) -> list[str]:
        value = self.request.form.get("chosen", [])
        return [str(one) for one in (value if isinstance(value, list) else [value])]

    def _answer(self) -> None:
        if "read" in self.request.form:
            return self._read()
        self.found = finding.read_found(self.request.form)
        chosen, records, before = self._chosen(), read_superior_records(), self.open_count
        wanted = [feed for number, feed in enumerate(self.found) if str(number) in chosen and not feed.is_added]
        if not wanted:
            self.problem = _("Tick at least one feed of the list.")
            return None
        changed = finding.add_to_groups(records, wanted, wording.stored_titles())
        if before > self.open_count:
            self._save(changed, before)
        return None

    def _read(self) -> None:
        content = getattr(self.request.form.get("list"), "read", bytes)()
        if not content:
            self.problem = _("Choose the file of the list first; its name ends in .opml or .xml.")
            return
        try:
            outlines = read_opml(content[: LONGEST + 1])
        except NotOpml:
            self.problem = _(
                "This file is no list of feeds (OPML). Export it again in the other program and choose that file."
            )
            return
        self.found = finding.found_in(outlines, read_superior_records())
        if not self.found:
            self.problem = _("The list names no feed.")


class FeedListDownload(BrowserView):
    """``edu-superiors.opml``: the feeds of the settings as a list for other programs."""

    def __call__(self) -> bytes:
        response = self.request.response
        response.setHeader("Content-Type", "text/x-opml; charset=utf-8")
        response.setHeader("Content-Disposition", 'attachment; filename="nguon-tin.opml"')
        response.setHeader("Cache-Control", "private, no-store")
        return write_opml(api.portal.get().Title(), _outlines())


def _outlines() -> Iterable[Outline]:
    for unit in read_superiors():
        for feed in unit.feeds:
            yield Outline(feed.url, feed.title or feed.category, feed.category, unit.name, unit.url)


def _discovery_sentence(failure: Failure) -> Message | str:
    """Return why nothing was found at an address, and what to do."""
    if failure.kind in _NO_FEED:
        return _(
            "The site answers, but no feed was found. Choose its platform and search again; or look on the site for a "
            "link marked RSS, copy it and paste it here."
        )
    return wording.failure_sentence(failure.kind)
