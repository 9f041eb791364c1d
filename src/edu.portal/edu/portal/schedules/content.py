"""A schedule: tables of texts that hold for some days. All kinds are of this one class, each with a schema of its own.

The tables lie apart from the object and from each other, so that a page of one class loads one table, and a list of
a year loads none. What was replaced stays for a while as former versions, which ``service.undo`` brings back.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from datetime import date
from datetime import timedelta
from edu.portal import clock
from edu.portal.content.interfaces import IEduContent
from edu.portal.content.interfaces import IMayBePhotographed
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Span
from edu.portal.core.schedule.grid import from_plain
from edu.portal.core.schedule.grid import to_plain
from edu.portal.core.schedule.weeks import read_spans
from edu.portal.i18n import _
from edu.portal.schedules.fields import Grids
from edu.portal.schedules.widget import grid_widget
from persistent.mapping import PersistentMapping
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Invalid
from zope.interface import implementer
from zope.interface import invariant
from zope.schema import ValidationError


LONGEST_SPAN = timedelta(days=400)


class NotDays(ValidationError):
    __doc__ = _("Please write one stretch of days per line, like 07/12/2026 – 12/12/2026.")


def lines_of(text: str | None) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def further_days(value: str) -> bool:
    """Return True for lines of days; raise NotDays, whose sentence the form shows, for other text."""
    if any(not read_spans(line, clock.today()) for line in lines_of(value)):
        raise NotDays(value)
    return True


class IScheduleBase(model.Schema, IEduContent):
    """What all schedules have: the days for which they hold, the tables, and a file where there is no table."""

    title = schema.TextLine(
        title=_("Title"),
        description=_("Leave it empty: the title is made from the days."),
        required=False,
        max_length=200,
    )
    valid_from = schema.Date(title=_("From"))
    valid_to = schema.Date(
        title=_("To"),
        description=_("Leave it empty when it holds until there is a newer one."),
        required=False,
    )
    further = schema.Text(
        title=_("Also on these days"),
        description=_("For a schedule that comes back, one line for each: 07/12/2026 – 12/12/2026."),
        required=False,
        default="",
        constraint=further_days,
    )
    directives.widget("grids", grid_widget)
    grids = Grids(title=_("Table"), required=False)
    description = schema.Text(
        title=_("Note"),
        description=_("What readers should know besides the table."),
        required=False,
        default="",
        max_length=2000,
    )
    model.fieldset("file", label=_("Photo or file"), fields=["file"])
    file = NamedBlobFile(
        title=_("Photo or file instead of the table"),
        description=_(
            "A last resort, as a photo cannot be searched or read aloud: PDF, DOCX, XLSX or a clear photo. "
            "The days above must be right."
        ),
        required=False,
    )
    model.primary("file")

    @invariant
    def ends_after_it_begins(data: Any) -> None:
        """The last day is not before the first, and a schedule is of one school year at most."""
        if data.valid_from and data.valid_to:
            if data.valid_to < data.valid_from:
                raise Invalid(_("The last day lies before the first. Please correct one of the two."))
            if data.valid_to - data.valid_from > LONGEST_SPAN:
                raise Invalid(_("A schedule holds for one year at most. Please correct the last day."))


@implementer(IScheduleBase, IMayBePhotographed)
class Schedule(Item):
    """A schedule of any kind; the schema of its type says which."""

    # Not annotated: the class would get an __annotations__, which items without own annotations would take for theirs.
    _grids = None
    _order = ()
    # The title that was made from the days, "" when an editor wrote one.
    made_title = ""
    versions = ()
    # How the present tables came: "form", "import" or "copy".
    origin = ""

    @property
    def grids(self):
        """All tables, in order."""
        return tuple(grid for key in self._order if (grid := self.grid(key)) is not None)

    @grids.setter
    def grids(self, value):
        plain = to_plain(value or ())
        tree = OOBTree()
        for grid in plain:
            tree[grid["key"]] = PersistentMapping(grid)
        self._grids = tree
        self._order = tuple(grid["key"] for grid in plain)

    def grid(self, key: str) -> Grid | None:
        """Return one table, None when there is none of this name; the others are not loaded."""
        plain = self._grids.get(key) if self._grids is not None else None
        return from_plain([plain])[0] if plain is not None else None

    @property
    def grid_keys(self) -> tuple[str, ...]:
        """The names of the tables, in order; none is loaded."""
        return tuple(self._order)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days for which it holds, in order."""
        stored = aq_base(self)
        return spans_of(getattr(stored, "valid_from", None), getattr(stored, "valid_to", None), self.further or "")


def spans_of(first: date | None, last: date | None, further: str) -> tuple[Span, ...]:
    """Return the days that the three fields say, in order."""
    if first is None:
        return ()
    more = (span for line in lines_of(further) for span in read_spans(line, first))
    closed = (Span(span.first, span.last or span.first) for span in more)
    return tuple(sorted({Span(first, last), *closed}, key=lambda span: span.first))


def further_text(spans: Iterable[Span]) -> str:
    """Return the lines of the field ``further`` for spans."""
    return "\n".join(f"{span.first:%d/%m/%Y} – {span.last or span.first:%d/%m/%Y}" for span in spans)
