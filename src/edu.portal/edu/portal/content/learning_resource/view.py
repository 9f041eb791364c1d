"""The page of a learning resource, and the page in which its package runs."""

from edu.portal.content.files import ShownFile
from edu.portal.content.files import shown_file
from edu.portal.content.learning_resource.indexers import authors_of
from edu.portal.content.learning_resource.indexers import record_of
from edu.portal.content.learning_resource.tickets import base_address
from edu.portal.content.learning_resource.wording import ASKED
from edu.portal.content.learning_resource.wording import KINDS
from edu.portal.content.learning_resource.wording import LESSON_KINDS
from edu.portal.content.learning_resource.wording import SEMESTERS
from edu.portal.content.learning_resource.wording import refusal_sentence
from edu.portal.content.legal_document.files import file_facts
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.learning.package import Lesson
from edu.portal.core.learning.package import PackageError
from edu.portal.core.learning.programme import grade_title
from edu.portal.core.learning.programme import licence_by_id
from edu.portal.core.learning.record import Record
from edu.portal.core.learning.record import missing
from edu.portal.core.learning.serving import SANDBOX
from edu.portal.core.learning.serving import file_address
from edu.portal.core.listing.files import size_text
from edu.portal.core.players.address import Player
from edu.portal.core.players.address import read_player
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from edu.portal.packages.reader import Package
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from typing import Any
from typing import NamedTuple
from urllib.parse import urlsplit
from zExceptions import NotFound
from zope.i18n import translate
from zope.i18nmessageid import Message


PART = "phan"


class Person(NamedTuple):
    """An author; ``url`` leads to the page in the directory, "" for somebody who has none."""

    name: str
    url: str


class Part(NamedTuple):
    """A part of a lesson in its table of contents."""

    title: str
    url: str
    is_current: bool


class LearningResourceView(BrowserView):
    """Facts, players, files and links, ready for the template."""

    @cached_property
    def record(self) -> Record:
        """What is told of the resource."""
        return record_of(self.context)

    @property
    def kind(self) -> Message | str:
        """The kind in words."""
        return KINDS.get(self.record.kind, "")

    @property
    def portal_url(self) -> str:
        """The address of the portal."""
        return str(api.portal.get().absolute_url())

    def facts(self) -> list[tuple[Message, str | Message]]:
        """Return the record, empty lines left out."""
        record = self.record
        year = f"{record.school_year}-{record.school_year + 1}" if record.school_year else ""
        lines = [
            (_("Subject"), record.subject),
            (_("Grade or age group"), grade_title(record.grade)),
            (_("Semester"), SEMESTERS.get(record.semester, "")),
            (_("School year"), year),
        ]
        return [(label, value) for label, value in lines if value]

    def authors(self) -> list[Person]:
        """Return the authors; who has a page in the directory that the reader may see is linked to it."""
        names = authors_of(self.context)
        found = api.content.find(portal_type="edu.StaffMember") if names else ()
        pages = {brain.Title: brain.getURL() for brain in found}
        return [Person(name, pages.get(name, "")) for name in names]

    def licence(self) -> Any:
        """Return the licence, None where none is told."""
        return licence_by_id(self.record.licence)

    @cached_property
    def player(self) -> Player | None:
        """The player of another site, None where none is told or the site is not known any more."""
        return read_player(self.context.player_address or "")

    @property
    def link_host(self) -> str:
        """The site that the link leads to."""
        return urlsplit(self.context.link or "").hostname or ""

    @property
    def package_facts(self) -> str:
        """The size of the package in words."""
        package = self.context.package
        comma = api.portal.get_current_language().startswith("vi")
        return size_text(package.getSize(), comma) if package is not None else ""

    def files(self) -> list[ShownFile]:
        """Return the files with kind, size and addresses."""
        return [shown_file(fact, self.context.absolute_url()) for fact in file_facts(self.context)]

    def modified(self) -> str:
        """Return the day of the last change of the page."""
        return format_date(local_date(self.context.modified().asdatetime()))

    @cached_property
    def may_edit(self) -> bool:
        """Whether the user may change the resource."""
        return bool(api.user.has_permission("Modify portal content", obj=self.context))

    def advice(self) -> list[Message]:
        """Return what an editor should complete."""
        advice = []
        absent = [translate(ASKED[name], context=self.request) for name in missing(self.record)]
        if absent:
            names = ", ".join(absent)
            advice.append(_("The letter asks for this too: ${names}. Please add it.", mapping={"names": names}))
        if not (self.record.formats or file_facts(self.context)):
            advice.append(_("There is nothing to open yet. Please add a file, a package, an address or a link."))
        if not self.record.licence:
            advice.append(_("Please say what others may do with it, so that teachers elsewhere know."))
        return advice


class LessonView(LearningResourceView):
    """The package in a frame without origin: it runs, and the portal is out of its reach."""

    sandbox = SANDBOX

    def __call__(self) -> Any:
        """Show the page. Raises NotFound without a package."""
        if self.context.package is None:
            raise NotFound(self.request.getURL())
        # A lesson needs the whole width.
        for column in ("plone.leftcolumn", "plone.rightcolumn"):
            self.request.set(f"disable_{column}", True)
        self.request.response.setHeader("X-Robots-Tag", "noindex")
        return self.index()

    @cached_property
    def lesson(self) -> Lesson | None:
        """What the package is and where it starts, None when it cannot be read."""
        return self._opened[0]

    @property
    def failure(self) -> Message | None:
        """Why the package is not shown, None when it is."""
        return self._opened[1]

    @property
    def lesson_kind(self) -> str:
        """The standard that the package follows."""
        return LESSON_KINDS.get(self.lesson.kind, "") if self.lesson else ""

    @property
    def is_scorm(self) -> bool:
        """Whether the lesson expects somebody to keep its results."""
        return bool(self.lesson and self.lesson.kind.startswith("scorm"))

    @cached_property
    def current(self) -> int:
        """The number of the part that is shown, from 1."""
        asked = str(self.request.form.get(PART, ""))
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
        return number if self.lesson and 1 <= number <= len(self.lesson.starts) else 1

    @property
    def frame_url(self) -> str:
        """The address of the part that is shown."""
        start = self.lesson.starts[self.current - 1] if self.lesson else None
        return file_address(base_address(self.context), start.address) if start else ""

    def parts(self) -> list[Part]:
        """Return the table of contents, empty for a lesson of one part."""
        starts = self.lesson.starts if self.lesson else ()
        address = f"{self.context.absolute_url()}/@@edu-lesson?{PART}="
        parts = [
            Part(start.title or str(number), f"{address}{number}", number == self.current)
            for number, start in enumerate(starts, 1)
        ]
        return parts if len(parts) > 1 else []

    @cached_property
    def _opened(self) -> tuple[Lesson | None, Message | None]:
        try:
            with Package(self.context.package.open()) as package:
                return package.lesson(), None
        except PackageError as error:
            return None, refusal_sentence(error.refusal)
