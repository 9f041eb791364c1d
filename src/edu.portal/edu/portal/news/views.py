"""The views of sections of notices and of events."""

from datetime import datetime
from edu.portal import clock
from edu.portal.behaviors.notice import TITLES
from edu.portal.core.listing.query import address_with
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import format_full
from edu.portal.core.text.dates import format_time
from edu.portal.core.text.dates import short_month
from edu.portal.i18n import _
from edu.portal.listing.base import SectionView
from edu.portal.news import service
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


AUDIENCE = "audience"
PAST = "past"


class NoticesView(SectionView):
    """Notices of today, narrowed to an audience on demand; those whose time is over have a page of their own."""

    index = ViewPageTemplateFile("templates/notices.pt")

    def update(self) -> None:
        """Read the question and answer it. Raises NotFound beyond the last page."""
        self.all_current = service.notices(self.context, self.types, "", "")
        self.all_past = service.past_notices(self.context, self.types, "", "", clock.now())
        self.is_empty = not self.all_current and not self.all_past
        self.show(self._found())
        self.items = [self.item(brain) for brain in self.rows]

    def _found(self) -> list[Any]:
        text = self.query.text
        if self.is_past:
            return service.past_notices(self.context, self.types, self.audience, text, clock.now())
        return service.notices(self.context, self.types, self.audience, text)

    @cached_property
    def additions(self) -> list[dict[str, str]]:
        """What an editor may add here; what elsewhere is news is a notice in this section."""
        notice = f"{self.url}/++add++News Item"
        return [
            {**one, "title": self.translate(_("Notice"))} if one["url"] == notice else one for one in super().additions
        ]

    @cached_property
    def is_past(self) -> bool:
        """Whether the address asks for the notices whose time is over."""
        return self.request.form.get(PAST) == "1"

    @cached_property
    def audience(self) -> str:
        """The audience that the address asks for, "" for all."""
        asked = self.request.form.get(AUDIENCE, "")
        return asked if isinstance(asked, str) and asked in TITLES else ""

    @property
    def is_filtered(self) -> bool:
        """Whether the visitor left anything out."""
        return bool(self.audience or self.query.text)

    @property
    def is_private_to_robots(self) -> bool:
        """Search engines index the bare list only."""
        return self.is_filtered or self.is_past or bool(self.query.start)

    def audiences(self) -> list[dict[str, Any]]:
        """Return what can be chosen: the audiences that notices of the section name."""
        named = service.audiences_in([*self.all_current, *self.all_past])
        return [
            {"value": name, "title": title, "selected": "selected" if name == self.audience else None}
            for name, title in TITLES.items()
            if name in named or name == self.audience
        ]

    def page_url(self, number: int) -> str:
        """Return the address of a page of the same question."""
        start = (number - 1) * self.page_size
        pairs = (
            (AUDIENCE, self.audience),
            ("text", self.query.text),
            (PAST, "1" if self.is_past else ""),
            ("b_start", str(start) if start else ""),
        )
        return address_with(self.url, pairs)

    @property
    def past_url(self) -> str:
        """The address of the notices whose time is over."""
        return address_with(self.url, ((PAST, "1"),))


class EventsView(SectionView):
    """Invitations, conferences and training: what comes first, the next on top; what is over below."""

    index = ViewPageTemplateFile("templates/events.pt")

    def update(self) -> None:
        """Read both lists. Raises NotFound beyond the last page of the lower one."""
        now = clock.now()
        coming = service.upcoming(self.context, now)
        over = service.earlier(self.context, self.types, now)
        self.is_empty = not coming and not over
        self.show(over)
        self.upcoming = [self.event(brain) for brain in coming] if not self.query.start else []
        self.earlier = [self.event(brain) for brain in self.rows]

    @property
    def calendar_url(self) -> str:
        """The address that a calendar subscribes to."""
        return f"{self.url}/ics_view"

    @property
    def webcal_url(self) -> str:
        """The same address for programs that subscribe by a click."""
        return "webcal://" + self.calendar_url.partition("://")[2]

    def event(self, brain: Any) -> dict[str, Any]:
        """Return a row with the day of the event instead of that of its publication, its time and place."""
        row = self.item(brain)
        start, end = service.start_of(brain), service.end_of(brain)
        if start is None:
            return {**row, "when": "", "place": ""}
        place = brain.location if isinstance(brain.location, str) else ""
        return {
            **row,
            "day": f"{start.day:02d}",
            "month": short_month(start.date()),
            "date": format_date(start.date()),
            "moment": start.isoformat(),
            "when": term_in_words(start, end),
            "place": place,
        }


def term_in_words(start: datetime, end: datetime | None) -> str:
    """Return when an event is: day and hours, or its first and last day.

    A whole day begins at midnight and ends at its last second, which is all that the catalogue knows of it.
    """
    first = format_full(start.date())
    is_whole_day = (start.hour, start.minute) == (0, 0) and end is not None and (end.hour, end.minute) == (23, 59)
    if end is not None and end.date() != start.date():
        return f"{first} – {format_full(end.date())}"
    if is_whole_day:
        return first
    hours = format_time(start) if end is None or end == start else f"{format_time(start)} – {format_time(end)}"
    return f"{hours}, {first}"
