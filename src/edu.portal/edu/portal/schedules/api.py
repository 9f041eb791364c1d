"""REST: tables as JSON in ``GET`` and ``@edu-schedules``; the same checks for what is sent as in the form."""

from edu.portal import clock
from edu.portal.core.schedule.grid import clean_text
from edu.portal.core.schedule.grid import from_plain
from edu.portal.core.schedule.grid import to_plain
from edu.portal.core.schedule.weeks import week_of
from edu.portal.schedules import keeping
from edu.portal.schedules import service
from edu.portal.schedules.asked import asked_day
from edu.portal.schedules.content import IScheduleBase
from edu.portal.schedules.fields import IGrids
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.kinds import is_schedule
from edu.portal.schedules.wording import doubt_message
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.services import Service
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.i18n import translate
from zope.interface import Interface
from zope.interface import implementer
from zope.publisher.interfaces.browser import IBrowserRequest


@implementer(IFieldSerializer)
@adapter(IGrids, IScheduleBase, Interface)
class GridsSerializer:
    """Tables as lists and texts, as ``core.schedule.grid.to_plain`` tells them."""

    def __init__(self, field: Any, context: Any, request: Any) -> None:
        self.context = context

    def __call__(self) -> list[dict[str, Any]]:
        return to_plain(self.context.grids)


@implementer(IFieldDeserializer)
@adapter(IGrids, IDexterityContent, IBrowserRequest)
class GridsDeserializer:
    """Tables from JSON. Raises ValueError for what is no table, and for what must be mended first."""

    def __init__(self, field: Any, context: Any, request: Any) -> None:
        self.field, self.context, self.request = field, context, request

    def __call__(self, value: Any) -> Any:
        grids = from_plain(value or [])
        grids = tuple(
            grid.with_cells({place: clean_text(text) for place, text in grid.cells.items()}) for grid in grids
        )
        if len({grid.key for grid in grids}) != len(grids):
            raise ValueError("two tables of one key")
        self.field.validate(grids)
        portal_type = self.context.portal_type
        if is_schedule(portal_type):
            errors = keeping.errors_of(portal_type, grids)
            if errors:
                own = door_of(portal_type).sentences
                raise ValueError("; ".join(translate(doubt_message(one, own), context=self.request) for one in errors))
            stored = getattr(self.context, "grids", ())
            if stored and stored != grids:
                keeping.keep_former(self.context, "import")
        return grids


class SchedulesGet(Service):
    """``GET <section>/@edu-schedules``: what holds this week, or in that of ``?tuan=2026-11-23``."""

    def reply(self) -> dict[str, Any]:
        """Return the schedules of the week with their tables. Raises BadRequest for a day that is none."""
        asked = self.request.form.get("tuan")
        day = asked_day(asked)
        if asked and day is None:
            raise BadRequest("tuan is a day like 2026-11-23")
        day = day or clock.today()
        week = week_of(day)
        return {
            "@id": f"{self.context.absolute_url()}/@edu-schedules",
            "week": {"first": week.first.isoformat(), "last": week.last.isoformat() if week.last else None},
            "items": [self._item(one) for one in service.holding(self.context, day)],
        }

    def _item(self, one: service.Found) -> dict[str, Any]:
        content = one.brain.getObject()
        return {
            "@id": one.brain.getURL(),
            "@type": one.portal_type,
            "title": one.brain.Title,
            "series": one.told.series,
            "spans": [
                {"first": span.first.isoformat(), "last": span.last.isoformat() if span.last else None}
                for span in one.told.spans
            ],
            "has_file": one.told.has_file,
            "review_state": api.content.get_state(obj=content, default=""),
            "grids": to_plain(content.grids),
        }
