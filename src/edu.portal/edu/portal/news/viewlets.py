"""What the page of a news item or event says beside its text."""

from edu.portal import clock
from edu.portal.behaviors.news import INews
from edu.portal.behaviors.news import event_uid
from edu.portal.behaviors.notice import TITLES
from edu.portal.behaviors.notice import INotice
from edu.portal.behaviors.young_author import IYoungAuthor
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.news.audience import class_names
from edu.portal.core.text.dates import format_date
from edu.portal.news import service
from plone.app.layout.viewlets.common import ViewletBase
from typing import Any


class NewsFacts(ViewletBase):  # type: ignore[misc]
    """Above the text: urgent, for whom, until when, by whom, and the event that is reported."""

    def update(self) -> None:
        """Read what is stated."""
        super().update()
        news, notice, work = (found(self.context, None) for found in (INews, INotice, IYoungAuthor))
        self.is_urgent = bool(news is not None and news.urgent)
        self.audience: list[Any] = _audience(notice) if notice is not None else []
        self.until = notice.shown_until if notice is not None else None
        self.is_over = self.until is not None and self.until < clock.today()
        self.author: str = (work.shown_author or "") if work is not None else ""
        brain = service.visible_item(event_uid(news.reported_event)) if news is not None else None
        self.event = _event(brain) if brain is not None else None

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.is_urgent or self.audience or self.until or self.author or self.event)

    @property
    def until_in_words(self) -> str:
        """The last day as readers write it."""
        return format_date(self.until) if self.until else ""


class EventFacts(ViewletBase):  # type: ignore[misc]
    """On the page of an event: who invites whom, the letter, and the news that report it."""

    def update(self) -> None:
        """Read the invitation and the reports."""
        super().update()
        context = self.context
        self.organiser: str = getattr(context.aq_base, "organiser", None) or ""
        written = getattr(context.aq_base, "participants", None) or ""
        self.participants = [line.strip() for line in written.splitlines() if line.strip()]
        self.letter = getattr(context.aq_base, "invitation_letter", None)
        self.reports = [{"title": brain.Title, "url": brain.getURL()} for brain in service.reports_of(context)]

    @property
    def letter_url(self) -> str:
        """Where the letter is fetched."""
        return f"{self.context.absolute_url()}/@@download/invitation_letter/{self.letter.filename}"


def _audience(notice: Any) -> list[Any]:
    named = [title for name, title in TITLES.items() if name in (notice.audience or ())]
    return [*named, *class_names(notice.classes or "")]


def _event(brain: Any) -> dict[str, str]:
    start = service.start_of(brain)
    return {
        "title": brain.Title,
        "url": brain.getURL(),
        "day": format_date(local_date(start)) if start is not None else "",
    }
