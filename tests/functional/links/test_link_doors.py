"""The page of links through the publisher: who may see it, what a button does, what a GET never does."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.core.links.model import Answer
from edu.portal.links import service
from edu.portal.links.store import load_facts
from edu.portal.links.store import load_run
from edu.portal.testing.fixtures import browser_for
from plone import api
import pytest
import transaction


NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
DEAD = "http://vanban.moet.gov.vn"


@pytest.fixture
def site(functional_portal, monkeypatch):
    monkeypatch.setattr(service, "PAUSE", 0.0)
    api.content.create(functional_portal, "Link", "van-ban-qppl", title="Văn bản pháp luật", remoteUrl=DEAD)
    api.content.create(functional_portal, "Link", "cong", title="Cổng", remoteUrl="https://cong.example.vn")
    transaction.commit()
    return functional_portal


def answers(**found):
    return lambda url: found.get(url.partition("://")[2].partition(".")[0], Answer(200))


def run(portal, ask, now=NOW, **options):
    report = service.run_due(portal, ask, now, canaries=["https://mang.example.vn"], **options)
    transaction.begin()
    return report


def test_visitors_do_not_see_it(site):
    browser = browser_for(site)
    browser.handleErrors = True
    browser.open(f"{site.absolute_url()}/@@edu-link-checks")
    assert "require_login" in browser.url or "/login" in browser.url
    assert "Liên kết đến các trang khác" not in browser.contents


def test_a_run_commits_what_it_found(site):
    assert run(site, answers(vanban=Answer(kind="dns"))) == {"checked": 2, "waiting": 0, "offline": False}
    assert {fact.failures for fact in load_facts(site).values()} == {0, 1}
    assert run(site, answers(), NOW) == {"checked": 0, "waiting": 0, "offline": False}


def test_without_network_nothing_is_noted_and_with_a_canary_it_is(site):
    nobody = {name: Answer(kind="dns") for name in ("vanban", "cong", "mang")}
    assert run(site, answers(**nobody))["offline"]
    assert load_facts(site) == {}
    assert load_run(site).is_offline
    del nobody["mang"]
    assert not run(site, answers(**nobody))["offline"]
    assert len(load_facts(site)) == 2


def test_check_now_leaves_a_request_that_the_background_work_finds(site):
    run(site, answers())
    browser = browser_for(site, manager=True)
    browser.open(f"{site.absolute_url()}/@@edu-link-checks")
    browser.getControl("Kiểm tra ngay").click()
    transaction.begin()
    assert "Đang kiểm tra" in browser.contents
    assert service.is_due(site, NOW)
    assert run(site, answers())["checked"] == 2


def test_a_request_that_nobody_took_up_can_be_made_again(site):
    service.request_check(site, datetime.now(UTC) - timedelta(hours=1))
    transaction.commit()
    browser = browser_for(site, manager=True)
    browser.open(f"{site.absolute_url()}/@@edu-link-checks")
    assert browser.getControl("Kiểm tra ngay")


def test_a_request_asks_every_address_again(site):
    run(site, answers())
    service.request_check(site, NOW.replace(hour=5))
    transaction.commit()
    assert run(site, answers(), NOW.replace(hour=6))["checked"] == 2
    assert not service.is_due(site, NOW.replace(hour=7))


def test_a_suggestion_is_taken_over_by_a_button_only(site):
    run(site, answers(vanban=Answer(kind="dns")))
    assert site["van-ban-qppl"].remoteUrl == DEAD
    browser = browser_for(site, manager=True)
    browser.open(f"{site.absolute_url()}/@@edu-link-checks")
    assert "Tên miền không còn tồn tại." in browser.contents
    browser.getControl("Dùng địa chỉ này").click()
    transaction.begin()
    assert site["van-ban-qppl"].remoteUrl.startswith("https://vbpl.vn")
    assert "nay dẫn đến https://vbpl.vn" in browser.contents
    assert site["van-ban-qppl"].remoteUrl in {target.url for target in service.find_targets(site)}


@pytest.mark.parametrize("sent", ["check=1", "replace=x"])
def test_a_post_from_elsewhere_is_refused(site, sent):
    browser = browser_for(site, manager=True)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    browser.post(f"{site.absolute_url()}/@@edu-link-checks", sent)
    transaction.begin()
    assert browser.headers["Status"].startswith("403")
    assert load_run(site).asked is None


def test_looking_writes_nothing(site):
    run(site, answers(vanban=Answer(404)))
    browser = browser_for(site, manager=True)
    page = f"{site.absolute_url()}/@@edu-link-checks?check=1&replace=x"
    browser.open(page)
    before = site._p_jar.db().lastTransaction()
    browser.open(page)
    assert site._p_jar.db().lastTransaction() == before
    transaction.begin()
    assert load_run(site).asked is None
