"""How the front page compares with Plone's own pages, with the demonstration's content and 500 stories more.

Two comparisons in one run: with the stock front page of the same site, which shows one text, and with the stock
summary of the folder in which the stories are, which shows twenty. Run with ``make bench``.
"""

from DateTime import DateTime
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.demo.service import create_demo
from edu.portal.mandate.service import section_brain
from edu.portal.testing.layers import SCHOOL_FUNCTIONAL
from measure import loads
from measure import milliseconds
from measure import page
from measure import site_of
from measure import tell
from plone import api
from plone.app.testing import logout
import transaction
from typing import Any


STORIES = 500
OURS, TEXT, LIST = "front page", "stock front page", "stock summary"


def fill(portal: Any) -> Any:
    """Create the content of the demonstration and the stories; return the folder of the stories."""
    create_demo(portal)
    folder = section_brain(portal, "hoat-dong-chung").getObject()
    start = datetime.now(UTC) - timedelta(days=STORIES)
    for place in range(STORIES):
        story = api.content.create(
            folder,
            "News Item",
            id=f"tin-{place}",
            title=f"Tin số {place} của nhà trường",
            description="Một câu tóm tắt nội dung của tin để hiện trong danh sách và kết quả tìm kiếm.",
        )
        api.content.transition(story, "publish")
        story.setEffectiveDate(DateTime((start + timedelta(hours=12 * place)).isoformat()))
        story.reindexObject(idxs=["effective"])
    transaction.commit()
    return folder


def main() -> None:
    """Fill a school, measure the three pages, print."""
    portal = site_of(SCHOOL_FUNCTIONAL)
    folder = fill(portal)
    logout()
    stock = portal.getTypeInfo().default_view
    works = {OURS: page(portal, "edu-home"), TEXT: page(portal, stock), LIST: page(folder, "summary_view")}
    times = milliseconds(works)
    counts = loads(portal, works)
    for name, (loaded, items) in counts.items():
        print(f"{name:17} {times[name]:7.1f} ms   {loaded:5} objects loaded, {items:3} of them content")
    to_text, to_list = times[OURS] / times[TEXT], times[OURS] / times[LIST]
    tell(
        "front_page",
        f"The front page takes {to_text:.2f} times the processor time of the stock front page "
        f"and {to_list:.2f} times that of a stock summary of 20 among {STORIES} stories.",
        ratio=to_list,
        ratio_to_stock_front_page=to_text,
        content=counts[OURS][1],
        content_stock_summary=counts[LIST][1],
    )


if __name__ == "__main__":
    main()
