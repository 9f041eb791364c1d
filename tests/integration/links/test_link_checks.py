"""Links of a site against a real server: what is asked, what is kept, what others are told."""

from collections.abc import Iterator
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.core.links.model import Answer
from edu.portal.core.links.model import Health
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.links import service
from edu.portal.links.cli import as_text
from edu.portal.links.gateway import site_ask
from edu.portal.links.jobs import CheckJob
from edu.portal.links.jobs import describe
from edu.portal.links.store import load_facts
from edu.portal.links.store import load_run
from edu.portal.settings.site import read_site
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from plone import api
from plone.app.testing import logout
import pytest
import threading
from typing import Any
from zope.interface import alsoProvides


NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
WEEK = timedelta(days=7)


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        self.send_response(int(self.path.strip("/")))
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *_arguments: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Any]:
    found: Any = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.asked = []
    found.base = f"http://127.0.0.1:{found.server_port}"
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


@pytest.fixture
def site(portal: Any, server: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A section with a living link, a dead one and one that stays inside."""
    monkeypatch.setattr(service, "PAUSE", 0.0)
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    read_site().feed_allowed_hosts = ("127.0.0.1",)
    folder = api.content.create(portal, "Folder", "lien-ket", title="Liên kết")
    folder.edu_section = "trang-tai-nguyen"
    folder.reindexObject()
    for name, url in (("song", f"{server.base}/200"), ("chet", f"{server.base}/404"), ("trong", "/tin-tuc")):
        api.content.create(folder, "Link", name, title=name.title(), remoteUrl=url)
    for item in (folder, *folder.objectValues()):
        api.content.transition(item, "publish")
    return portal


def check(portal: Any, now: datetime = NOW, ask: Any = None) -> dict[str, Answer]:
    """What ``run_due`` does, inside the transaction of the test."""
    urls = [target.url for target in service.find_targets(portal)]
    answers = service.ask_all(service.due(urls, load_facts(portal), now), ask or site_ask())
    service.record(portal, urls, answers, now)
    return answers


def healths(portal: Any) -> dict[str, str]:
    return {row.target.title: row.health.value for row in service.read_rows(portal)}


def test_only_links_to_elsewhere_are_checked(site: Any, server: Any) -> None:
    check(site)
    assert sorted(server.asked) == ["/200", "/404", "/404"]


def test_two_failures_in_a_row_and_nothing_is_changed(site: Any, server: Any) -> None:
    assert healths(site) == {"Song": "unchecked", "Chet": "unchecked"}
    check(site)
    assert healths(site) == {"Song": "ok", "Chet": "doubt"}
    check(site, NOW + WEEK)
    assert healths(site) == {"Song": "ok", "Chet": "dead"}
    assert site["lien-ket"]["chet"].remoteUrl == f"{server.base}/404"


def test_within_a_week_only_the_doubtful_one_is_asked_again(site: Any, server: Any) -> None:
    check(site)
    server.asked.clear()
    check(site, NOW + timedelta(days=1))
    assert server.asked == ["/404", "/404"]


def test_a_host_inside_the_network_needs_permission(site: Any, server: Any) -> None:
    read_site().feed_allowed_hosts = ()
    check(site)
    assert {fact.kind for fact in load_facts(site).values()} == {"blocked-address"}
    assert server.asked == []


def test_facts_for_whoever_judges(site: Any, server: Any) -> None:
    check(site)
    found = {row["title"]: row for row in service.facts(site)}
    assert found["Song"]["section"] == "trang-tai-nguyen"
    assert (found["Song"]["health"], found["Song"]["status"]) == ("ok", 200)
    assert found["Song"]["answered"] == NOW.isoformat()
    assert (found["Chet"]["health"], found["Chet"]["failed_since"]) == ("doubt", NOW.isoformat())
    assert found["Chet"]["stands_for"] == ["127.0.0.1"]


def test_facts_of_links_that_went_are_forgotten(site: Any) -> None:
    check(site)
    api.content.delete(site["lien-ket"]["chet"])
    check(site, NOW + WEEK)
    assert len(load_facts(site)) == 1


def test_the_job_is_due_at_first_then_after_a_day_and_when_somebody_asks(site: Any) -> None:
    job = CheckJob()
    assert job.is_due(site, NOW)
    check(site)
    assert not job.is_due(site, NOW + timedelta(hours=1))
    assert job.is_due(site, NOW + timedelta(days=1))
    service.request_check(site, NOW + timedelta(hours=1))
    assert job.is_due(site, NOW + timedelta(hours=1))


def test_without_network_nothing_is_said_of_the_addresses(site: Any) -> None:
    check(site)
    before = load_facts(site)
    service.record(site, list(before), {url: Answer(kind="dns") for url in before}, NOW + WEEK, is_offline=True)
    assert load_facts(site) == before
    run = load_run(site)
    assert run.is_offline and run.due == NOW + WEEK + service.WITHOUT_NETWORK and run.finished == NOW


def test_the_console_tells_each_link_with_its_reason(site: Any) -> None:
    check(site)
    text = as_text({"run": {"checked": 2, "waiting": 0, "offline": False}, **describe(site)})
    assert "hoạt động (10:00 20/11/2026): Song" in text
    assert "Trang ở địa chỉ này không còn." in text
    assert text.endswith("Đã kiểm tra 2 liên kết.\n")


def page(context: Any, name: str, **form: str) -> str:
    request = context.REQUEST.clone()
    request.form.update(form)
    alsoProvides(request, IEduPortalLayer)
    return api.content.get_view(name, context, request)()


def test_visitors_see_a_quiet_mark_and_editors_the_reason(site: Any) -> None:
    check(site)
    check(site, NOW + WEEK)
    editor = page(site["lien-ket"], "edu-links")
    assert "edu-link-health" in editor and "edu-link-mark" not in editor
    assert "27/11/2026" in editor
    logout()
    visitor = page(site["lien-ket"], "edu-links")
    assert visitor.count("edu-link-mark") == 1
    assert "edu-link-health" not in visitor and "@@edu-link-checks" not in visitor


def test_a_dead_address_of_a_letter_gets_a_suggestion(site: Any) -> None:
    link = api.content.create(site["lien-ket"], "Link", "vb", title="Văn bản", remoteUrl="http://vanban.moet.gov.vn")
    answers = {link.remoteUrl: Answer(kind="dns")}
    service.record(site, [link.remoteUrl], answers, NOW)
    row = next(row for row in service.read_rows(site) if row.target.title == "Văn bản")
    assert row.health is Health.DOUBT
    assert row.successor is not None and row.successor.url.startswith("https://")
    assert (
        "vanban.moet.gov.vn"
        in next(found for found in service.facts(site) if found["title"] == "Văn bản")["stands_for"]
    )


def test_a_long_list_has_a_field_to_search(site: Any) -> None:
    folder = site["lien-ket"]
    assert 'role="search"' not in page(folder, "edu-links").partition("edu-listing")[2]
    for number in range(15):
        api.content.create(
            folder, "Link", f"truong-{number}", title=f"Trường số {number}", remoteUrl=f"https://t{number}.edu.vn"
        )
    assert 'role="search"' in page(folder, "edu-links").partition("edu-listing")[2]
    found = page(folder, "edu-links", text="truong so 7").partition("edu-listing")[2]
    assert "https://t7.edu.vn" in found and "https://t8.edu.vn" not in found
    assert "edu-empty" in page(folder, "edu-links", text="khong co")
