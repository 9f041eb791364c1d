"""Puts objects into the sections of the demonstration school; what is there already stays as it is."""

from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from edu.portal import clock
from edu.portal.behaviors.consent import IConsent
from edu.portal.behaviors.news import INews
from edu.portal.behaviors.notice import INotice
from edu.portal.behaviors.young_author import IYoungAuthor
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.text.unicode import slug
from edu.portal.demo.dates import Calendar
from edu.portal.mandate import service as mandate_service
from edu.portal.mandate.apply import publish
from importlib.resources import files
import json
from plone.dexterity.utils import createContentInContainer
from plone.dexterity.utils import iterSchemataForType
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage
from typing import Any


DRAWER = files(__package__)
ID_LENGTH = 70
# Their fields lie in annotations; creating an object would put the values on the object itself.
ANNOTATED = (IConsent, INews, INotice, IYoungAuthor)
LAST_HOUR = time(16, 40)


def load(name: str) -> Any:
    """Return the content of one of the data files."""
    return json.loads((DRAWER / "content" / f"{name}.json").read_text(encoding="utf-8"))


def picture(name: str) -> NamedBlobImage:
    """Return one of the drawn pictures as a stored image."""
    data = (DRAWER / "pictures" / f"{name}.png").read_bytes()
    return NamedBlobImage(data=data, contentType="image/png", filename=f"{name}.png")


def pdf(data: bytes, name: str) -> NamedBlobFile:
    """Return a PDF as a stored file."""
    return NamedBlobFile(data=data, contentType="application/pdf", filename=f"{name}.pdf")


class Builder:
    """Creates content with dates in the past, published."""

    def __init__(self, portal: Any, today: date) -> None:
        self.portal = portal
        self.calendar = Calendar(today)
        self._items_of_day: dict[int, int] = {}

    def fill(self, text: str) -> str:
        """Return a text of the data files with its dates."""
        return self.calendar.fill(text)

    def section(self, name: str) -> Any:
        """Return the folder of a section, None when the site has none."""
        return mandate_service.section_folder(self.portal, name)

    def add(self, container: Any, portal_type: str, title: str, days: int = 0, **fields: Any) -> tuple[Any, bool]:
        """Return the object and whether it is new; its id comes from ``name`` among the fields or from the title.

        Fields that behaviors keep in annotations, such as ``consent``, are stated before it is published.
        """
        schemata = [schema for schema in iterSchemataForType(portal_type) if schema in ANNOTATED]
        stated = {name: schema for schema in schemata for name in schema.names() if name in fields}
        values = {name: fields.pop(name) for name in stated}
        name = (fields.pop("name", "") or slug(title))[:ID_LENGTH].strip("-")
        if name in container.objectIds():
            return container[name], False
        item = createContentInContainer(
            container, portal_type, checkConstraints=False, id=name, title=title, language="vi", **fields
        )
        for field, schema in stated.items():
            setattr(schema(item), field, values[field])
        if stated:
            item.reindexObject()
        publish(item)
        self._date(item, days)
        return item, True

    def _date(self, item: Any, days: int) -> None:
        """Give an object the dates of its day; of two objects of one day the one first added is the newer."""
        place = self._items_of_day[days] = self._items_of_day.get(days, 0) + 1
        moment = datetime.combine(self.calendar.ago(days), LAST_HOUR, VIETNAM) - timedelta(minutes=10 * place)
        moment = min(moment, clock.now() - timedelta(minutes=place))
        stamp = DateTime(moment.isoformat())
        item.setEffectiveDate(stamp)
        item.creation_date = stamp
        item.setModificationDate(stamp)
        item.reindexObject(idxs=["effective", "effectiveRange", "created", "modified"])
