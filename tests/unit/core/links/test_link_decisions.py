"""What answers mean, and when an address is asked again."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from edu.portal.core.links.decide import by_host
from edu.portal.core.links.decide import due
from edu.portal.core.links.decide import health_of
from edu.portal.core.links.decide import host_of
from edu.portal.core.links.decide import judge
from edu.portal.core.links.decide import may_be_ourselves
from edu.portal.core.links.decide import next_check
from edu.portal.core.links.model import Answer
from edu.portal.core.links.model import Fact
from edu.portal.core.links.model import Health
import json
from pathlib import Path
import pytest


NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
URL = "http://trang.example.vn"
CASES = json.loads((Path(__file__).parents[3] / "corpus" / "links" / "answers.json").read_text("utf-8"))


def failed(count, days_ago=7):
    before = NOW - timedelta(days=days_ago)
    return Fact(URL, before, failed_since=before - timedelta(days=7 * (count - 1)), failures=count, status=404)


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_answers(case):
    before = failed(case["before"]) if case["before"] else None
    fact = judge(before, URL, Answer(**case["answer"]), NOW)
    assert (health_of(fact).value, fact.failures) == (case["health"], case["failures"])
    assert fact.checked == NOW
    assert (fact.failed_since is None) == (fact.failures == 0)


def test_the_first_failure_is_remembered_and_the_last_good_answer_too():
    good = judge(None, URL, Answer(200), NOW - timedelta(days=14))
    first = judge(good, URL, Answer(kind="dns"), NOW - timedelta(days=7))
    second = judge(first, URL, Answer(404), NOW)
    assert (second.answered, second.failed_since) == (NOW - timedelta(days=14), NOW - timedelta(days=7))
    assert health_of(None) is Health.UNCHECKED


def test_a_week_between_checks_and_a_day_after_a_first_failure():
    good = Fact(URL, NOW, answered=NOW, status=200)
    assert timedelta(days=6) < next_check(good, NOW) - NOW <= timedelta(days=7)
    assert next_check(judge(good, URL, Answer(404), NOW), NOW) - NOW < timedelta(days=1)
    assert next_check(failed(2, days_ago=0), NOW) == next_check(good, NOW)
    assert next_check(None, NOW) == NOW


def test_new_addresses_first_then_the_longest_waiting():
    facts = {
        "http://b.vn": Fact("http://b.vn", NOW - timedelta(days=8)),
        "http://a.vn": Fact("http://a.vn", NOW - timedelta(days=9)),
        "http://fresh.vn": Fact("http://fresh.vn", NOW),
    }
    urls = ["http://fresh.vn", "http://b.vn", "http://a.vn", "http://new.vn", "http://new.vn"]
    assert due(urls, facts, NOW) == ("http://new.vn", "http://a.vn", "http://b.vn")
    assert set(due(urls, facts, NOW, is_asked=True)) == set(urls)


def test_addresses_of_one_host_are_asked_one_after_the_other():
    found = by_host(["http://A.vn/1", "https://b.vn", "https://a.vn/2", "http://a.vn:8080/3"])
    assert found == {"a.vn": ("http://A.vn/1", "https://a.vn/2", "http://a.vn:8080/3"), "b.vn": ("https://b.vn",)}


@pytest.mark.parametrize(
    "url", ["", "mailto:a@b.vn", "/tin-tuc", "resolveuid/1", "javascript:alert(1)", "http://[", "ftp://a.vn"]
)
def test_what_is_no_address_has_no_host(url):
    assert host_of(url) == ""


def test_all_failing_may_be_our_own_network():
    assert may_be_ourselves({"a": Answer(kind="dns"), "b": Answer(kind="timeout")})
    assert not may_be_ourselves({"a": Answer(kind="dns"), "b": Answer(404)})
    assert not may_be_ourselves({"a": Answer(kind="tls")})
    assert not may_be_ourselves({})
