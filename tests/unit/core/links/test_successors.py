"""Suggestions for addresses that ended."""

from edu.portal.core.links.decide import host_of
from edu.portal.core.links.successors import read_register
from edu.portal.core.links.successors import shipped
from edu.portal.core.links.successors import stands_for
from edu.portal.core.links.successors import successor_of
from pathlib import Path
import pytest
import re


MANDATE = Path(__file__).parents[4] / "profiles" / "default" / "mandate"


def test_every_address_that_a_letter_names_has_a_suggestion():
    named = set()
    for path in MANDATE.glob("20-*.xml"):
        named |= {host_of(url) for url in re.findall(r'<link [^>]*url="([^"]+)"', path.read_text("utf-8"))}
    assert len(named) >= 5
    assert named <= {row.host for row in shipped().successors}


def test_successors_are_no_successors_of_themselves_and_lead_to_https():
    register = shipped()
    hosts = {row.host for row in register.successors}
    for row in register.successors:
        assert row.url.startswith("https://")
        assert host_of(row.url) not in hosts
        assert row.title
    assert register.canaries


def test_a_suggestion_is_found_by_host():
    register = shipped()
    assert successor_of("http://VANBAN.moet.gov.vn/cu/trang.aspx", register).host == "vanban.moet.gov.vn"
    assert successor_of("https://moet.gov.vn", register) is None
    assert successor_of("mailto:a@b.vn", register) is None


def test_a_successor_stands_for_the_hosts_that_letters_name():
    register = shipped()
    met = stands_for([successor_of("http://www.edu.net.vn", register).url, "http://thi.moet.gov.vn"], register)
    assert {"www.edu.net.vn", "thi.moet.gov.vn"} <= met
    assert "cchc.moet.gov.vn" not in met


@pytest.mark.parametrize(
    "text",
    [
        '[[successor]]\nhost = "a.vn"\nurl = "javascript:alert(1)"\ntitle = "x"',
        '[[successor]]\nhost = "a.vn"\ntitle = "x"',
        'canaries = ["moet.gov.vn"]',
        "successor = 5",
        "[[successor",
    ],
)
def test_an_unsound_register_is_refused(text):
    with pytest.raises((ValueError, TypeError)):
        read_register(text)
