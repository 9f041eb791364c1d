"""What the demonstration school discloses: three school years with texts, figures, and something still awaited."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from edu.portal import clock
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.disclosure import service
from edu.portal.disclosure.content import PORTAL_TYPE
from edu.portal.disclosure.history import backdate
from edu.portal.disclosure.owed import is_owed
from edu.portal.mandate.apply import publish
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
from typing import Any
from zope.lifecycleevent import modified


# Published in the middle of September of its school year, of the current one a week ago at the latest.
PUBLISHED = (9, 15)


def add_disclosures(builder: Builder) -> None:
    """Add the items; those that are there already stay as they are."""
    data = load("disclosure")
    current = school_year(builder.calendar.today)
    for item, (text, *years) in data["texts"].items():
        for back in years:
            _add(builder, item, current - back, text=RichTextValue(text, "text/html", "text/x-html-safe"))
    for item, tables in data["tables"].items():
        ((table, by_year),) = tables.items()
        for back, figures in enumerate(by_year):
            if figures:
                _add(builder, item, current - back, tables={table: figures})
    for wait in data["waiting"]:
        _wait(builder, wait, current)
    for told in data["outdated"]:
        found = service.find_recorded(builder.portal, told["item"], current - told["back"])
        if found is not None and found.changed_on is None:
            found.changed_on = builder.calendar.ago(told["days"])
            modified(found)


def _add(builder: Builder, item: str, year: int, **values: Any) -> None:
    portal = builder.portal
    if not is_owed(portal, item, year) or service.find_recorded(portal, item, year) is not None:
        return
    tables = values.pop("tables", None)
    content = createContentInContainer(
        service.folder_of(portal, item), PORTAL_TYPE, checkConstraints=False, item=item, school_year=year, **values
    )
    content.tables = tables
    modified(content)
    publish(content)
    day = min(date(year, *PUBLISHED), builder.calendar.ago(7))
    moment = datetime.combine(day, time(9, 30), VIETNAM)
    backdate(content, min(moment, clock.now() - timedelta(minutes=5)))
    content.reindexObject()


def _wait(builder: Builder, wait: dict[str, Any], current: int) -> None:
    item, year = wait["item"], current - wait["back"]
    if is_owed(builder.portal, item, year) and service.find_recorded(builder.portal, item, year) is None:
        until = builder.calendar.ago(-wait["days"])
        service.mark_waiting(builder.portal, item, year, wait["reason"], until)
