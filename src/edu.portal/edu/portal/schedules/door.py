"""What this room has to know of a kind of schedule beyond its ``core.schedule.reading.Kind``."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from edu.portal.core.schedule.events import Event
from edu.portal.core.schedule.events import Lesson
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.reading import Kind
from edu.portal.core.schedule.reading import Reading
from edu.portal.core.schedule.reading import Situation
from edu.portal.core.schedule.weeks import span_label
from edu.portal.core.schedule.weeks import usual_week_number
from edu.portal.i18n import _
from edu.portal.schedules.parts import GridsPart
from typing import Any
from zope.i18nmessageid import Message


class Door:
    """A kind of schedule as content. Kinds subclass it and override what differs; there is one instance of each."""

    portal_type = ""
    kind: Kind
    schema: Any = None
    # What one of them is called, and what the page says when there is none for the week.
    name: Message = _("Schedule")
    nothing: Message = _("There is no schedule for this week yet.")
    # How the tables are shown on pages and on paper: a class like GridsPart.
    part: Any = GridsPart
    # Sentences of doubts that only this kind has, by code, see wording.SENTENCES.
    sentences: Mapping[str, Message] = {}
    # Whether layouts want the value of a merged area in each of its cells, or in the first one only.
    merged = True
    # Whether the page lists every calendar; a part with choices of its own tells the calendar of what was chosen.
    lists_calendars = True
    # The fields of the schema that decide about the blank tables, besides the days.
    shaping: tuple[str, ...] = ()
    # What the upload box says of the layouts that are understood.
    layouts_hint: Message = _("Excel (XLSX, XLS), CSV or a table of Word (DOCX), as your school writes it.")

    def situation(self, values: Mapping[str, Any], spans: Sequence[Span]) -> Situation:
        """Return what the blank tables depend on. ``values``: the fields by name, as typed so far or as stored."""
        return Situation(spans=tuple(spans))

    def series(self, values: Mapping[str, Any]) -> str:
        """Return what tells apart schedules that hold at the same time (age group, teacher ...), "" for one only."""
        return ""

    def more(self, values: Mapping[str, Any]) -> Mapping[str, str]:
        """Return what lists and the audit want to know of the own fields, as texts for the catalogue."""
        return {}

    def following(self, values: Mapping[str, Any], span: Span | None, today: date) -> Span | None:
        """Return the days of the schedule after one of ``span``, of a first one for None; None: no rule for it."""
        return None

    def taken_over(self, reading: Reading) -> Mapping[str, Any]:
        """Return values for fields of the schema that a file told, by name."""
        return {}

    def title(self, values: Mapping[str, Any], spans: Sequence[Span]) -> Message:
        """Return the title of a schedule for which nobody typed one."""
        series, first = self.series(values), spans[0]
        mapping = {"kind": self.name, "days": span_label(first), "series": series}
        number = usual_week_number(first.first) if self.kind.weekly and len(spans) == 1 else None
        if number:
            mapping["number"] = str(number)
            if series:
                return _("${kind}, ${series}, week ${number} (${days})", mapping=mapping)
            return _("${kind}, week ${number} (${days})", mapping=mapping)
        if first.last is None:
            if series:
                return _("${kind}, ${series}, from ${days}", mapping=mapping)
            return _("${kind} from ${days}", mapping=mapping)
        if series:
            return _("${kind}, ${series} (${days})", mapping=mapping)
        return _("${kind} (${days})", mapping=mapping)

    def new_row(self, grid: Grid) -> Head | None:
        """Return the head of one more row, None for tables whose rows are fixed."""
        return None

    def read_other(self, data: bytes, filename: str, today: date) -> Reading | None:
        """Return the reading of a file that is no spreadsheet (FET, aSc ...), None when it is none of these."""
        return None

    def subscriptions(self, grids: Sequence[Grid]) -> list[tuple[str, str]]:
        """Return what readers may subscribe to, as (key for the address, label); "" is the whole schedule."""
        return []

    def may_come(self, chosen: str) -> bool:
        """Whether a later schedule may offer a subscription that none offers now, so that it stays valid."""
        return False

    def events(
        self,
        grids: Sequence[Grid],
        spans: Sequence[Span],
        chosen: str,
        lessons: Sequence[Lesson],
        closed: Collection[date],
    ) -> Iterable[Event]:
        """Yield what calendars show of a schedule for the subscription ``chosen``.

        ``lessons`` are the hours of the school, ``closed`` the days without school, which give no events.
        """
        return ()

    def wanted(self, tables: Sequence[tuple[str, str]], form: Mapping[str, Any]) -> tuple[str, ...] | None:
        """Return the keys of the tables that a page shows, None for all; the others are not loaded.

        ``tables``: key and title of each; ``form``: what the reader chose, as parameters of the address.
        """
        return None

    def stands_without_tables(self, values: Mapping[str, Any]) -> bool:
        """Whether a schedule may be saved with empty tables and no file, because other fields say it all."""
        return False

    def facts(self, values: Mapping[str, Any]) -> list[tuple[Message, str]]:
        """Return the kind's own fields in words for the page of a schedule, empty ones left out."""
        return []
