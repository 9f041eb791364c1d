"""``rss.xml``, ``atom.xml`` and ``feed.json`` of any folder, with validators."""

from AccessControl import SpecialUsers
from AccessControl.PermissionRole import rolesForPermissionOn
from edu.portal.core.feeds.publish import FORMATS
from edu.portal.core.feeds.publish import Document
from edu.portal.core.feeds.publish import Format
from edu.portal.core.feeds.publish import etag_of
from edu.portal.core.text.question import read_question
from edu.portal.i18n import _
from edu.portal.outgoing.service import LIMIT
from edu.portal.outgoing.service import document_of
from edu.portal.outgoing.service import feed_document
from edu.portal.search.service import Wish
from edu.portal.search.service import find
from plone import api
from Products.Five.browser import BrowserView
from urllib.parse import urlencode
from zope.i18n import translate


# Seconds for which a shared copy may be used without asking. The feeds of others are asked every half hour at most.
FRESH = 300
_BY_NAME = {format_.name: format_ for format_ in FORMATS}
# The names under which stock Plone offers the same.
_BY_NAME |= {"RSS": FORMATS[0], "search_rss": FORMATS[0]}


class FeedView(BrowserView):
    """One feed in the format that the address names."""

    def __call__(self) -> bytes:
        """Return the feed; nothing but a status when the reader has it already."""
        format_ = self.format
        content = format_.write(self.document())
        etag = etag_of(content)
        header = self.request.response.setHeader
        header("Content-Type", f"{format_.media_type}; charset=utf-8")
        header("ETag", etag)
        # The titles of folders that are no page of visitors stay with the editor who asked.
        is_open = "Anonymous" in rolesForPermissionOn("View", self.context)
        shared = f"public, max-age={FRESH}, stale-while-revalidate={FRESH * 12}"
        header("Cache-Control", shared if is_open else "private, no-store")
        header("X-Content-Type-Options", "nosniff")
        if _is_known(self.request.getHeader("If-None-Match", ""), etag):
            self.request.response.setStatus(304)
            return b""
        return content

    @property
    def format(self) -> Format:
        """The format by the name of the view."""
        return _BY_NAME[self.__name__]

    @property
    def address(self) -> str:
        """Where this feed stands."""
        return f"{self.context.absolute_url()}/{self.format.name}"

    def document(self) -> Document:
        """Return what the feed says."""
        return feed_document(self.context, self.address)


def _is_known(header: str, etag: str) -> bool:
    """Tell whether the reader named the validator; servers on the way may mark it as weak (W/)."""
    named = [part.strip().removeprefix("W/") for part in header.split(",")]
    return etag in named or "*" in named


class SearchFeedView(FeedView):
    """What a search finds, newest first, as everybody would find it."""

    def document(self) -> Document:
        """Return the newest answers to the question of the address."""
        text = self.request.form.get("SearchableText", "")
        question = read_question(text if isinstance(text, str) else "")
        with api.env.adopt_user(user=SpecialUsers.nobody):
            brains = find(question, Wish(sort="Date")).brains(0, LIMIT)
            # A feed says the same to everybody, whatever language a reader's program asks for.
            message = _("Search: ${words}", mapping={"words": question.text})
            title = translate(message, target_language=api.portal.get_default_language())
            asked = f"{self.context.absolute_url()}/search_rss?{urlencode({'SearchableText': question.text})}"
            return document_of(self.context, asked, brains, title)
