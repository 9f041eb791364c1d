"""The viewer of a file in the page, and the pictures that it shows."""

from AccessControl.PermissionRole import rolesForPermissionOn
from edu.portal.content.files import ShownFile
from edu.portal.content.files import own_fact
from edu.portal.content.files import shown_file
from edu.portal.i18n import _
from edu.portal.renditions.service import body_of
from edu.portal.renditions.service import picture_of
from edu.portal.renditions.service import rendition
from edu.portal.renditions.wording import advice_for
from edu.portal.renditions.wording import failure_sentence
from edu.portal.renditions.wording import note_sentences
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from typing import NamedTuple
from zExceptions import NotFound
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


PAGES_AT_ONCE = 10
PARAMETER = "from"
TEXT_PARAMETER = "text"
_THOUSAND = 1000
_MONTH = 30 * 24 * 3600
_HOUR = 3600
_LETTER_HEIGHT = 0.8
_RAGGED = 90
_BROAD = 0.6
_WIDEST_LEADING = 2.6


class Words(NamedTuple):
    """A line of text where it lies on the picture; ``x``, ``y``, ``length`` and ``size`` as SVG wants them."""

    x: int
    y: int
    length: int
    size: int
    text: str


class Sheet(NamedTuple):
    """One page of the file as the template shows it."""

    number: int
    large_url: str
    small_url: str
    large_width: int
    small_width: int
    height: int
    box: str
    lines: list[Words]
    paragraphs: list[str]


class Step(NamedTuple):
    """A link to other pages of the file."""

    title: str
    url: str
    is_current: bool


def paragraphs_of(lines: list[dict[str, Any]]) -> list[str]:
    """Return the lines of a page joined into paragraphs.

    A line goes on in the next one when it fills the breadth of the text up to its right edge and the next begins right
    below it. What stands in a corner of the sheet, as the motto of the state does, is no paragraph.
    """
    edge = max((line["x"] + line["width"] for line in lines), default=0)
    broad = (edge - min((line["x"] for line in lines), default=0)) * _BROAD
    paragraphs: list[str] = []
    before: dict[str, Any] | None = None
    for line in lines:
        if before is not None and _goes_on(before, line, edge, broad):
            paragraphs[-1] = f"{paragraphs[-1]} {line['text']}"
        else:
            paragraphs.append(line["text"])
        before = line
    return paragraphs


def _goes_on(before: dict[str, Any], line: dict[str, Any], edge: int, broad: float) -> bool:
    is_full = before["x"] + before["width"] >= edge - _RAGGED and before["width"] >= broad
    is_below = 0 < line["y"] - before["y"] < _WIDEST_LEADING * max(before["height"], line["height"])
    return is_full and is_below


class FileViewer(BrowserView):
    """The file of an object in a page of its own; ``in_place`` gives the same as a part of another page."""

    index = ViewPageTemplateFile("templates/file_view.pt")
    part = ViewPageTemplateFile("templates/viewer.pt")

    def __call__(self) -> Any:
        """Show the page. Raises NotFound without a file and beyond its last page."""
        if self.file is None:
            raise NotFound(self.request.getURL())
        if not self._is_known_start():
            raise NotFound(self.request.getURL())
        if self.start > 1 or self.is_text:
            self.request.response.setHeader("X-Robots-Tag", "noindex")
        return self.index()

    def in_place(self) -> str:
        """Return the viewer as a part of a page, "" when there is no file."""
        return str(self.part()) if self.file is not None else ""

    @cached_property
    def file(self) -> ShownFile | None:
        """Name, size and addresses of the file."""
        fact = own_fact(self.context)
        return shown_file(fact, self.context.absolute_url()) if fact is not None else None

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What the service tells of the file."""
        return rendition(self.context)

    @cached_property
    def start(self) -> int:
        """The number of the first page that is shown."""
        asked = str(self.request.form.get(PARAMETER, ""))
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
        return max(1, (number - 1) // PAGES_AT_ONCE * PAGES_AT_ONCE + 1)

    @property
    def label(self) -> str:
        """What a screen reader calls the viewer."""
        name = self.file.name if self.file else ""
        return str(translate(_("Content of the file ${name}", mapping={"name": name}), context=self.request))

    @property
    def address(self) -> str:
        """The address of the viewer's own page."""
        return f"{self.context.absolute_url()}/@@edu-file-view"

    @cached_property
    def is_text(self) -> bool:
        """Whether the reader asked for the text alone, which fits a narrow screen in letters of any size."""
        return bool(self.request.form.get(TEXT_PARAMETER)) and self.facts["text"]

    @property
    def text_url(self) -> str:
        """The address of the text of the pages that are shown."""
        return f"{self.address}?{TEXT_PARAMETER}=1&{PARAMETER}={self.start}"

    @property
    def pages_url(self) -> str:
        """The address of the pictures of the pages that are shown."""
        return f"{self.address}?{PARAMETER}={self.start}"

    @property
    def failure(self) -> Message | None:
        """Why the file is not shown, None when it is or may be."""
        return failure_sentence(self.facts["note"]) if self.facts["state"] == "failed" else None

    @property
    def notes(self) -> list[Message]:
        """What a reader should know of a preview that is not the whole file."""
        return note_sentences(self.facts["note"])

    @property
    def is_cut(self) -> bool:
        """Whether the file has more pages than are shown."""
        return bool(self.facts["kind"] == "pages" and self.facts["shown"] < self.facts["pages"])

    @property
    def advice(self) -> Message | None:
        """What an editor should do about the file, None for readers and when it is well."""
        if not api.user.has_permission("Modify portal content", obj=self.context):
            return None
        return advice_for(self.facts["state"], self.facts["note"])

    def sheets(self) -> list[Sheet]:
        """Return the pages that are shown at once."""
        pages = body_of(self.context)["pages"][self.start - 1 : self.start - 1 + PAGES_AT_ONCE]
        return [self._sheet(page, number) for number, page in enumerate(pages, self.start)]

    def markup(self) -> str:
        """Return the cleaned HTML of the file with the addresses of its pictures."""
        return str(body_of(self.context)["html"]).replace('src="edu:', f'src="{self._pictures}/i')

    def steps(self) -> list[Step]:
        """Return the links to the other pages, none when all are shown at once."""
        shown = self.facts["shown"]
        starts = range(1, shown + 1, PAGES_AT_ONCE)
        if len(starts) < 2:
            return []
        mode = f"{TEXT_PARAMETER}=1&" if self.is_text else ""
        return [
            Step(
                f"{first}-{min(first + PAGES_AT_ONCE - 1, shown)}" if first < shown else str(first),
                f"{self.address}?{mode}{PARAMETER}={first}",
                first == self.start,
            )
            for first in starts
        ]

    @property
    def _pictures(self) -> str:
        return f"{self.context.absolute_url()}/@@edu-page-image/{self.facts['source']}"

    def _sheet(self, page: dict[str, Any], number: int) -> Sheet:
        large, small = page["large"], page["small"]
        height = round(large["height"] * _THOUSAND / large["width"])
        return Sheet(
            number,
            f"{self._pictures}/{number}-large",
            f"{self._pictures}/{number}-small",
            large["width"],
            small["width"],
            large["height"],
            f"0 0 {_THOUSAND} {height}",
            [
                Words(
                    line["x"],
                    line["y"] + round(line["height"] * _LETTER_HEIGHT),
                    line["width"],
                    line["height"],
                    line["text"],
                )
                for line in page["lines"]
            ],
            paragraphs_of(page["lines"]) if self.is_text else [],
        )

    def _is_known_start(self) -> bool:
        return self.start <= max(1, self.facts["shown"])


@implementer(IPublishTraverse)
class PageImage(BrowserView):
    """``@@edu-page-image/<source>/<name>``: a picture whose address changes with the file, so it may be kept long."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.path: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> "PageImage":
        """Take the two parts of the address. Raises NotFound for more."""
        if len(self.path) >= 2:
            raise NotFound(name)
        self.path.append(name)
        return self

    def __call__(self) -> bytes:
        """Return the picture, or nothing when the reader has it. Raises NotFound."""
        if len(self.path) != 2:
            raise NotFound(self.request.getURL())
        source, name = self.path
        try:
            data, media_type = picture_of(self.context, source, name)
        except KeyError as error:
            raise NotFound(name) from error
        response = self.request.response
        tag = f'"{source}-{name}"'
        is_open = "Anonymous" in rolesForPermissionOn("View", self.context)
        # A browser may keep what its reader has seen; a shared cache asks again, for what is retracted has to go.
        shared = f"public, max-age={_MONTH}, s-maxage={_HOUR}"
        response.setHeader("Cache-Control", shared if is_open else f"private, max-age={_HOUR}")
        response.setHeader("ETag", tag)
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("X-Robots-Tag", "noindex")
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        if self.request.get_header("If-None-Match", "") == tag:
            response.setStatus(304)
            return b""
        response.setHeader("Content-Type", media_type)
        response.setHeader("Content-Length", str(len(data)))
        return data
