"""What the archive of received items costs with ten thousand of them: the page, a search, the REST answer.

Two units with four feeds each list ninety days of items. Run with ``make bench``.
"""

from datetime import timedelta
from edu.portal import clock
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.model import Entry
from edu.portal.core.feeds.search import Question
from edu.portal.settings.site import read_site
from edu.portal.syndication.archive import add_entries
from edu.portal.syndication.search import search_archive
from edu.portal.testing.layers import SCHOOL_FUNCTIONAL
from measure import Work
from measure import fresh_request
from measure import milliseconds
from measure import site_of
from measure import tell
from plone import api
import transaction
from typing import Any


ITEMS = 10_000
UNITS = ("so", "phong")
ROUNDS = 9
QUESTIONS = {"everything": "", "a frequent word": "hoc sinh", "a rare word": "muc 9973", "no item": "khongcogi"}


def fill(portal: Any) -> None:
    """Write the units into the settings and their items into the archive."""
    feeds = [(unit, category) for unit in UNITS for category in CATEGORIES]
    now = clock.now()
    read_site().superiors = [
        {
            "id": unit,
            "kind": "so",
            "name": f"Đơn vị {unit}",
            "feeds": [{"category": name, "url": f"https://{unit}.example.vn/{name}"} for name in CATEGORIES],
        }
        for unit in UNITS
    ]
    pace = timedelta(days=89) / ITEMS
    for place, (unit, category) in enumerate(feeds):
        entries = [
            Entry(
                guid=f"{number}",
                link=f"https://{unit}.example.vn/{category}/{number}",
                title=f"Thông báo về việc tổ chức hoạt động cho học sinh toàn thành phố, mục {number}",
                summary="Kế hoạch gồm thời gian, địa điểm, thành phần và nội dung; các trường báo cáo kết quả.",
                published=now - pace * number,
                first_seen=now - pace * number,
                position=number // len(feeds),
            )
            for number in range(place, ITEMS, len(feeds))
        ]
        add_entries(portal, f"{unit}.{category}", (), entries, now)
    transaction.commit()


def main() -> None:
    """Measure with a warm cache of objects, the rare word also with an empty one."""
    portal = site_of(SCHOOL_FUNCTIONAL)
    fill(portal)
    now = clock.now()

    def asking(text: str) -> Work:
        return lambda: search_archive(portal, Question(text), now)

    emptied = {"cold": portal._p_jar.cacheMinimize}
    cold = milliseconds({"cold": asking("muc 9973")}, rounds=3, before=emptied)["cold"]
    times = milliseconds({name: asking(text) for name, text in QUESTIONS.items()}, rounds=ROUNDS)
    folder = api.content.create(portal, "Folder", "tin-da-nhan")

    def show() -> object:
        return str(api.content.get_view("edu-feeds", folder, fresh_request(folder))())

    times["page"] = milliseconds({"page": show}, rounds=ROUNDS)["page"]
    for name, time in times.items():
        print(f"{name:16} {time:7.1f} ms")
    tell(
        "feeds_archive",
        f"Among {ITEMS} received items a rare word is found in {times['a rare word']:.0f} ms "
        f"({cold:.0f} ms the first time), the first page is rendered in {times['page']:.0f} ms.",
        ms=times["page"],
    )


if __name__ == "__main__":
    main()
