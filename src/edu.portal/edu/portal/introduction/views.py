"""The guided page of the introduction for editors."""

from dataclasses import dataclass
from edu.portal.core.introduction.model import FILLED
from edu.portal.core.introduction.model import TOPICS
from edu.portal.core.introduction.model import Report
from edu.portal.core.introduction.model import Topic
from edu.portal.i18n import _
from edu.portal.introduction import service
from edu.portal.introduction.checked import Checked
from edu.portal.introduction.checked import read_checked
from functools import cached_property
from plone import api
from plone.namedfile.file import NamedBlobImage
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18nmessageid import Message
from zope.publisher.interfaces import NotFound


LARGEST_PICTURE = 30 * 1024 * 1024
LONGEST_TEXT = 20_000
LONGEST_LINE = 200


@dataclass(frozen=True)
class Field:
    """One heading to write under: the topic, the letter and its words ("" where none is known), what was typed."""

    topic: Topic
    letter: str
    quote: str
    text: str


class IntroductionView(BrowserView):
    """Write the introduction heading by heading; what is on the page already stays as it is."""

    index: Any

    def __call__(self) -> Any:
        if getattr(self.context, "edu_section", "") != service.SECTION:
            raise NotFound(self.context, "edu-introduction", self.request)
        self.error: Message | None = None
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            answer = self._save()
            if answer is not None:
                return answer
        return self.index()

    @property
    def url(self) -> str:
        """The address of this page."""
        return f"{self.context.absolute_url()}/@@edu-introduction"

    @cached_property
    def page(self) -> Any | None:
        """The page of the section."""
        return service.find_page(self.context)

    @cached_property
    def report(self) -> Report:
        """What is there and what is missing."""
        return service.check_document(self.page)

    @cached_property
    def checked(self) -> Checked:
        """The check in words."""
        return read_checked(self.report)

    @cached_property
    def limits(self) -> tuple[int, int]:
        """How many words the page should have."""
        return service.word_limits()

    def fields(self) -> list[Field]:
        """Return the headings below which something has to be written."""
        open_topics = {found.topic.id for found in self.report.topics if found.state != FILLED}
        said = service.demands()
        return [
            Field(topic, *said.get(topic.row, ("", "")), self._text(topic.id, LONGEST_TEXT))
            for topic in TOPICS
            if topic.id in open_topics
        ]

    @property
    def wants_picture(self) -> bool:
        """Whether the page still needs a picture."""
        return not self.report.pictures

    def demand(self, row: str) -> str:
        """Return what the letters say in a row, with the letter."""
        letter, quote = service.demands().get(row, ("", ""))
        return f"“{quote}” ({letter})" if quote else ""

    @property
    def alternative(self) -> str:
        """What was typed as the text alternative."""
        return self._text("alternative", LONGEST_LINE)

    def words_typed(self) -> int:
        """Return how many words the page and what was typed have together."""
        typed = (self._text(topic.id, LONGEST_TEXT) for topic in TOPICS)
        return self.report.words + sum(len(text.split()) for text in typed)

    def _save(self) -> Any:
        if self.page is not None and not api.user.has_permission("Modify portal content", obj=self.page):
            self.error = _("You may not edit the page of this section.")
            return None
        texts = {topic.id: self._text(topic.id, LONGEST_TEXT) for topic in TOPICS}
        picture = self._picture()
        if self.error is not None:
            return None
        if picture is None and not any(texts.values()):
            self.error = _("Write at least below one heading, or choose a picture.")
            return None
        was_new = self.page is None
        service.write_page(self.context, self.page, texts, picture, self.alternative)
        message = _("Saved. Read it through once more, then publish it.") if was_new else _("The page was completed.")
        IStatusMessage(self.request).add(message, type="info")
        self.request.response.redirect(self.url)
        return ""

    def _picture(self) -> NamedBlobImage | None:
        upload = self.request.form.get("picture")
        name = getattr(upload, "filename", "")
        data = upload.read(LARGEST_PICTURE + 1) if name and hasattr(upload, "read") else b""
        if not data:
            return None
        if len(data) > LARGEST_PICTURE:
            self.error = _("The picture is larger than 30 MB. Choose a smaller one; what you typed is still here.")
        elif not self.alternative:
            self.error = _("Say in a few words what the picture shows, then choose it again.")
        else:
            try:
                return service.make_picture(name, data)
            except service.NotAPicture:
                self.error = _("This file is no picture. Choose a JPEG, PNG, GIF or WebP file.")
        return None

    def _text(self, name: str, longest: int) -> str:
        value = self.request.form.get(name, "")
        return value[:longest].strip() if isinstance(value, str) else ""
