"""A teacher's way: next week's menu, from the page after login to published, in at most four clicks."""

from datetime import timedelta
from edu.portal import clock
from edu.portal.core.schedule.weeks import monday_of
import json
import urllib.request


AUTHORITY = "Basic YWRtaW46YWRtaW4="
MOST_CLICKS = 4
NEXT_MONDAY = monday_of(clock.today()) + timedelta(days=7)
TEACHER = {
    "username": "co-bep-truong",
    "email": "bep@example.org",
    "fullname": "Nguyễn Thị Bếp",
    "password": "Bep-an-ngon-2026",
    "roles": ["Contributor", "Editor", "Reviewer", "Reader"],
}


class Clicks:
    """Clicks and counts."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def on(self, locator):
        self.count += 1
        locator.click()
        self.page.wait_for_load_state("load")


def ask(server, path, method="GET", body=None):
    request = urllib.request.Request(f"{server.url}{path}", method=method)
    request.add_header("Accept", "application/json")
    request.add_header("Content-Type", "application/json")
    request.add_header("Authorization", AUTHORITY)
    data = json.dumps(body).encode() if body else None
    with urllib.request.urlopen(request, data, timeout=30) as response:
        return json.loads(response.read() or "null")


def menu_of(server, monday):
    found = ask(
        server, f"/@search?portal_type=edu.MealMenu&edu_weeks={monday.isoformat()}&metadata_fields=review_state"
    )
    return found["items"]


def test_next_weeks_menu_takes_at_most_four_clicks(visitor, server):
    for item in menu_of(server, NEXT_MONDAY):
        ask(server, item["@id"].removeprefix(server.url), "DELETE")
    ask(server, "/@users", "POST", TEACHER)
    visitor.goto(f"{server.url}/login")
    visitor.fill("#__ac_name", TEACHER["username"])
    visitor.fill("#__ac_password", TEACHER["password"])
    visitor.click("#buttons-login")
    visitor.wait_for_load_state("load")

    clicks = Clicks(visitor)
    clicks.on(visitor.locator(".edu-tile", has_text="Thực đơn"))
    clicks.on(visitor.locator("a.edu-button", has_text="Sao chép tuần trước").first)
    # The form is filled: days of next week, dishes of the last menu.
    assert visitor.locator("textarea").filter(has_text="Cơm trắng").count() >= 4
    clicks.on(visitor.get_by_role("button", name="Lưu và đăng"))
    assert visitor.get_by_text(f"{NEXT_MONDAY:%d/%m} – ").first.is_visible()
    assert clicks.count <= MOST_CLICKS

    stored = menu_of(server, NEXT_MONDAY)
    assert [item["review_state"] for item in stored] == ["published"]
    ask(server, f"/@users/{TEACHER['username']}", "DELETE")


def test_a_visitor_reads_the_menu_of_next_week(phone, server):
    phone.goto(f"{server.url}/lich/thuc-don?tuan={NEXT_MONDAY.isoformat()}")
    assert phone.locator(".edu-meals-table tbody tr").count() >= 5
    assert phone.get_by_text("Có thể có:").first.is_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_front_page_tells_what_happens_on_the_day(phone, server):
    phone.goto(server.url)
    band = phone.locator(".edu-school-day")
    heading = band.get_by_role("heading", level=2).inner_text()
    if clock.today().weekday() < 5:
        assert heading == "Hôm nay ở trường"
        assert band.get_by_text("Bữa trưa", exact=True).is_visible()
    else:
        # On a Saturday the weekly schedule may have lines; otherwise the next Monday is told.
        assert heading in ("Hôm nay ở trường", "Ngày mai ở trường", "Thứ Hai tới ở trường")
    assert band.locator("dd").first.inner_text().strip()
