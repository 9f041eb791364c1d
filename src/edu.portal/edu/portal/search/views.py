"""The search page and the suggestions; both plain answers to a GET form."""

from datetime import date
from datetime import timedelta
from edu.portal import clock
from edu.portal.core.listing.pages import Pager
from edu.portal.core.listing.pages import Pages
from edu.portal.core.listing.pages import pager_of
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.highlight import Piece
from edu.portal.core.text.highlight import hits
from edu.portal.core.text.highlight import passage
from edu.portal.core.text.highlight import pieces
from edu.portal.core.text.question import Question
from edu.portal.core.text.question import read_question
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from edu.portal.search.passages import text_of
from edu.portal.search.service import SORTS
from edu.portal.search.service import Results
from edu.portal.search.service import Wish
from edu.portal.search.service import find
from edu.portal.search.service import sections
from edu.portal.search.service import suggest
from edu.portal.search.service import titles_above
from functools import cached_property
import json
from plone import api
from Products.CMFPlone.browser.search import Search
from Products.Five.browser import BrowserView
from typing import Any
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.i18n import translate


PAGE_SIZE = 10
SINCE = (
    ("", _("Any time")),
    ("1", _("Since yesterday")),
    ("7", _("Last 7 days")),
    ("31", _("Last month")),
    ("366", _("Last year")),
)
ORDERS = (("", _("Best match")), ("Date", _("Newest first")), ("sortable_title", _("By title")))
_FARTHEST = 10**6


class SearchPage(Search):  # type: ignore[misc]
    """Results, what was asked marked in them. The parameters are those of Plone's own page: its links go on working.

    ``results()`` of the class above stays for whatever else asks the view ``search``.
    """

    def __call__(self) -> Any:
        hide_columns(self.request)
        if self.start >= max(len(self.found), 1):
            raise NotFound("search")
        return self.index()

    @cached_property
    def question(self) -> Question:
        """What was typed."""
        return read_question(_first(self.request.form.get("SearchableText")))

    @cached_property
    def wish(self) -> Wish:
        """What narrows the search."""
        form = self.request.form
        sort = _first(form.get("sort_on"))
        types = tuple(value for value in _all(form.get("portal_type")) if value)
        return Wish(types, self.path, self.first_day, sort if sort in SORTS else "")

    @cached_property
    def since(self) -> str:
        """The chosen span of time."""
        value = _first(self.request.form.get("since"))
        return value if value in dict(SINCE) else ""

    @cached_property
    def first_day(self) -> date | None:
        """The first day that results may be of: of the span, or of ``created`` as Plone's own page sends it."""
        if self.since:
            return clock.today() - timedelta(days=int(self.since))
        sent = _member(self.request.form.get("created"), "query")
        day = getattr(sent, "asdatetime", None)
        return day().date() if day is not None and sent.year() > 1970 else None

    @cached_property
    def section_options(self) -> list[dict[str, Any]]:
        """The sections to choose from; their ids are the values."""
        return [
            {"value": brain.edu_section, "title": brain.Title, "selected": brain.edu_section == self.section}
            for brain in sections()
        ]

    @cached_property
    def section(self) -> str:
        """The id of the chosen section."""
        return _first(self.request.form.get("section"))

    @cached_property
    def path(self) -> str:
        """The folder to search: of the chosen section, or any path inside the site, as Plone's own page sends it."""
        chosen = [brain.getPath() for brain in sections() if brain.edu_section == self.section] if self.section else []
        if chosen:
            return str(chosen[0])
        root = "/".join(api.portal.get().getPhysicalPath())
        sent = self.request.form.get("path")
        path = _first(_member(sent, "query") or sent)
        return path if path == root or path.startswith(f"{root}/") else ""

    @cached_property
    def found(self) -> Results:
        """Everything that answers."""
        return find(self.question, self.wish)

    @cached_property
    def start(self) -> int:
        """The first result of the page."""
        value = self.request.form.get("b_start")
        text = str(value) if isinstance(value, int) else _first(value).strip()
        number = min(int(text), _FARTHEST) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
        return number - number % PAGE_SIZE

    def type_options(self) -> list[dict[str, Any]]:
        """The types that the answers have, with how many of each."""
        types = api.portal.get_tool("portal_types")
        found = {name: count for name, count in self.found.type_counts.items() if name in types}
        for name in self.wish.types:
            if name in types:
                found.setdefault(name, 0)
        options = [
            {"value": name, "title": f"{self.translated(types[name].Title())} ({count})", "count": count}
            for name, count in found.items()
        ]
        chosen = self.wish.types
        return [{**o, "selected": o["value"] in chosen} for o in sorted(options, key=lambda o: -o["count"])]

    def since_options(self) -> list[dict[str, Any]]:
        """The spans of time."""
        return [{"value": value, "title": title, "selected": value == self.since} for value, title in SINCE]

    def order_options(self) -> list[dict[str, Any]]:
        """The orders."""
        return [{"value": value, "title": title, "selected": value == self.wish.sort} for value, title in ORDERS]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the words was chosen."""
        return bool(self.wish.types or self.wish.path or self.wish.since)

    def items(self) -> list[dict[str, Any]]:
        """Return the results of the page."""
        brains = self.found.brains(self.start, PAGE_SIZE)
        above = titles_above(brains)
        return [self._item(brain, above[brain.getPath()]) for brain in brains]

    def _item(self, brain: Any, above: list[tuple[str, str]]) -> dict[str, Any]:
        title = brain.Title or brain.getId
        number = brain.edu_number if isinstance(brain.edu_number, str) else ""
        day = _day_of(brain)
        return {
            "url": address_of(brain),
            "title": pieces(title, self.question),
            "number": pieces(number, self.question),
            "kind": self.kind_of(brain),
            "passage": self._passage(brain, title),
            "day": format_date(day) if day else "",
            "moment": day.isoformat() if day else "",
            "above": [{"title": name, "url": url} for name, url in above],
        }

    def _passage(self, brain: Any, title: str) -> tuple[Piece, ...]:
        """The lead when it says why the item was found or the title does; else the place in the text."""
        lead = brain.Description or ""
        if not hits(lead, self.question) and len(hits(title, self.question)) < len(self.question.words):
            inside = passage(text_of(brain), self.question)
            if inside:
                return pieces(inside, self.question)
        return pieces(passage(lead, self.question) or lead[:240], self.question)

    def kind_of(self, brain: Any) -> str:
        """Return what kind of thing a result is, in the language of the page."""
        return self.translated(kind_title(brain))

    def translated(self, message: Any) -> str:
        """Return ``message`` in the language of the page."""
        return str(translate(message, context=self.request))

    @property
    def pages(self) -> Pages:
        """The pages of the results."""
        return Pages(len(self.found), PAGE_SIZE, self.start // PAGE_SIZE + 1)

    @property
    def pager(self) -> Pager | None:
        """The links to the other pages."""
        return pager_of(self.pages, self._page_url)

    def _page_url(self, number: int) -> str:
        pairs = [("SearchableText", self.question.text), *(("portal_type", name) for name in self.wish.types)]
        pairs += [("section", self.section), ("since", self.since), ("sort_on", self.wish.sort)]
        if self.path and not self.section:
            pairs.append(("path", self.path))
        pairs.append(("b_start", str((number - 1) * PAGE_SIZE) if number > 1 else ""))
        return f"{self.address}?{urlencode([pair for pair in pairs if pair[1]])}"

    @property
    def address(self) -> str:
        """The address of the page itself."""
        return f"{self.context.absolute_url()}/@@search"

    @property
    def bare_url(self) -> str:
        """The same words without any choice."""
        return f"{self.address}?{urlencode({'SearchableText': self.question.text})}"

    @property
    def feed(self) -> str:
        """The address of the same search as a feed, "" for a question without words."""
        asked = urlencode({"SearchableText": self.question.text})
        return f"{self.context.absolute_url()}/search_rss?{asked}" if self.question.words else ""


class Suggestions(BrowserView):
    """What could be meant, as JSON, while somebody types."""

    def __call__(self) -> str:
        question = read_question(_first(self.request.form.get("SearchableText")))
        response = self.request.response
        response.setHeader("Content-Type", "application/json; charset=utf-8")
        response.setHeader("Cache-Control", "private, max-age=30")
        response.setHeader("X-Robots-Tag", "noindex")
        return json.dumps({"items": [self._item(brain, question) for brain in suggest(question)]}, ensure_ascii=False)

    def _item(self, brain: Any, question: Question) -> dict[str, Any]:
        return {
            "url": address_of(brain),
            "title": [[piece.text, piece.is_hit] for piece in pieces(brain.Title or brain.getId, question)],
            "number": brain.edu_number if isinstance(brain.edu_number, str) else "",
            "kind": str(translate(kind_title(brain), context=self.request)),
        }


def address_of(brain: Any) -> str:
    """Return where a row leads: files and pictures to their page, not to a download."""
    own_page = api.portal.get_registry_record("plone.types_use_view_action_in_listings", default=())
    return f"{brain.getURL()}/view" if brain.portal_type in own_page else str(brain.getURL())


def kind_title(brain: Any) -> Any:
    """Return what a row is called as a kind: the folder of a section is a section for its readers."""
    if isinstance(brain.edu_section, str) and brain.edu_section:
        return _("Section")
    fti = api.portal.get_tool("portal_types").get(brain.portal_type)
    return fti.Title() if fti is not None else ""


def _day_of(brain: Any) -> date | None:
    if isinstance(brain.edu_issued, date):
        return brain.edu_issued
    for name in ("effective", "created"):
        moment = getattr(brain, name, None)
        if hasattr(moment, "asdatetime") and moment.year() > 1970:
            return moment.asdatetime().date()
    return None


def _all(value: Any) -> list[str]:
    """Return the texts that a parameter was sent with, whatever shape the publisher gave it."""
    value = _member(value, "query") or value
    return [text for text in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(text, str)]


def _first(value: Any) -> str:
    return next(iter(_all(value)), "")


def _member(value: Any, name: str) -> Any:
    """Return a member of what the publisher made of ``created.query:record``, None when it is no such thing."""
    return value.get(name) if hasattr(value, "get") else None
