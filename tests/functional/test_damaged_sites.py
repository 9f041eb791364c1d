"""Damaged sites: settings written by hand, no record of the unit, sections taken away. Every page stands."""

from edu.portal.home.apply import LAYOUT
from edu.portal.settings.unit import PREFIX
from edu.portal.settings.unit import IUnitIdentity
from edu.portal.testing.fixtures import browser_for
import json
from pathlib import Path
from plone import api
from plone.registry.interfaces import IRegistry
import pytest
import transaction
from zope.component import getUtility
from zope.schema import getFieldNames


CORPUS = Path(__file__).parents[1] / "corpus" / "settings" / "by_hand.json"
CASES = json.loads(CORPUS.read_text(encoding="utf-8"))
PAGES = ("", "lien-he", "tin-tuc/tin-cap-tren", "van-ban", "gioi-thieu/danh-ba", "@@edu-crest", "sitemap")
RUNS_CODE = ("<script>alert(1)", 'href="javascript:', 'href="data:')
PANELS = (
    "@@edu-superiors",
    "@@edu-feed-add",
    "@@edu-feed-health",
    "edu-superiors.opml",
    "@@edu-setup",
    "@@edu-setup?step=regimes",
    "@@edu-mandate",
    "@@edu-unit",
    "van-ban/van-ban-truong/++add++edu.LegalDocument",
)


def write_past_the_checks(record, value):
    values = getUtility(IRegistry).records._values
    name = f"edu.portal.{record}"
    assert name in values
    if record == "unit.logo" and value:
        value = value.encode()
    values[name] = tuple(value) if isinstance(value, list) and record != "superiors" else value
    transaction.commit()


def damages(portal, *, manager=False):
    """Return the addresses that break down, run what was written, or offer it to a click."""
    browser = browser_for(portal, manager=manager)
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    found = []
    for path in (*PAGES, *PANELS) if manager else PAGES:
        browser.open(f"{portal.absolute_url()}/{path}")
        if browser.headers["Status"].startswith("5"):
            found.append((path, browser.headers["Status"]))
        text = browser.contents if isinstance(browser.contents, str) else browser.contents.decode()
        if path != "@@edu-crest" and any(sign in text for sign in RUNS_CODE):
            found.append((path, "runs code"))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["record"])
def test_settings_written_by_hand_break_no_page(functional_school, case):
    broken = []
    for value in case["values"]:
        write_past_the_checks(case["record"], value)
        broken += [(value, damage) for damage in damages(functional_school, manager=True)]
    assert broken == []


def test_a_site_without_any_record_of_the_unit_shows_every_page(functional_school):
    registry = getUtility(IRegistry)
    for name in getFieldNames(IUnitIdentity):
        del registry.records[f"{PREFIX}.{name}"]
    transaction.commit()
    assert damages(functional_school) == []


def test_sections_that_were_moved_are_found_where_they_are(functional_school):
    portal = functional_school
    api.content.move(portal["lien-he"], portal["gioi-thieu"])
    api.content.move(portal["tin-tuc"]["tin-cap-tren"], portal["van-ban"])
    transaction.commit()
    browser = browser_for(portal)
    browser.open(portal.absolute_url())
    assert "gioi-thieu/lien-he" in browser.contents


def test_a_site_without_sections_shows_every_page(functional_school):
    portal = functional_school
    for name in portal.objectIds("Dexterity Container"):
        api.content.delete(portal[name], check_linkintegrity=False)
    transaction.commit()
    assert portal.getLayout() == LAYOUT and not portal.objectIds("Dexterity Container")
    assert damages(portal) == []
    assert damages(portal, manager=True) == []
