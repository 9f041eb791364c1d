"""How the page of a year of schedules compares with Plone's own listing of the same folder.

35 weekly schedules of 30 tables each: our page shows the tables of this week, the stock listing the titles of all
weeks. Run with ``make bench``.
"""

from datetime import timedelta
from edu.portal import clock
from edu.portal.core.schedule.days import school_days
from edu.portal.core.schedule.grid import Grid
from edu.portal.core.schedule.grid import Head
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.mandate.service import section_brain
from edu.portal.testing.layers import SCHOOL_FUNCTIONAL
from measure import loads
from measure import milliseconds
from measure import page
from measure import site_of
from measure import tell
from plone import api
from plone.app.testing import logout
from plone.dexterity.utils import createContentInContainer
import transaction
from typing import Any


WEEKS, CLASSES = 35, 30
OURS, STOCK = "schedules", "stock listing"


def fill(portal: Any) -> Any:
    """Create the schedules of a year, this week among them; return their section."""
    folder = section_brain(portal, "lich-cong-tac-tuan").getObject()
    columns = (Head("sang", "Sáng"), Head("chieu", "Chiều"))
    rows = school_days()
    first = monday_of(clock.today()) - timedelta(weeks=WEEKS // 2)
    for week in range(WEEKS):
        cells = {(row.key, column.key): f"Việc tuần {week}" for row in rows for column in columns}
        grids = tuple(Grid(f"lop-{number}", f"Lớp {number}", columns, rows, cells) for number in range(CLASSES))
        monday = first + timedelta(weeks=week)
        content = createContentInContainer(
            folder, "edu.WeeklySchedule", valid_from=monday, valid_to=monday + timedelta(days=5), grids=grids
        )
        api.content.transition(content, "publish")
    transaction.commit()
    return folder


def main() -> None:
    """Fill a year, measure both pages, print."""
    portal = site_of(SCHOOL_FUNCTIONAL)
    folder = fill(portal)
    logout()
    works = {OURS: page(folder, "edu-schedule"), STOCK: page(folder, "listing_view")}
    times = milliseconds(works)
    counts = loads(portal, works)
    for name, (loaded, items) in counts.items():
        print(f"{name:17} {times[name]:7.1f} ms   {loaded:5} objects loaded, {items:3} of them content")
    ratio = times[OURS] / times[STOCK]
    tell(
        "schedules",
        f"This week of {WEEKS} weeks, with all its {CLASSES} tables, takes {ratio:.2f} times the processor time of "
        f"Plone's listing of the titles; {counts[OURS][1]} content objects are loaded.",
        ratio=ratio,
        content=counts[OURS][1],
        content_stock=counts[STOCK][1],
    )


if __name__ == "__main__":
    main()
