"""Use cases of the mandate: what the site owes, where each section is, and bringing the site to it."""

from collections.abc import Mapping
from datetime import date
from edu.portal import clock
from edu.portal.core.calendar.school_year import last_day
from edu.portal.core.mandate.actions import Action
from edu.portal.core.mandate.compare import Change
from edu.portal.core.mandate.compare import compare
from edu.portal.core.mandate.model import Catalog
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.plan import NEW
from edu.portal.core.mandate.plan import SKIP
from edu.portal.core.mandate.plan import Choices
from edu.portal.core.mandate.plan import plan_structure
from edu.portal.core.mandate.resolve import resolve
from edu.portal.core.mandate.situation import Situation
from edu.portal.core.unit import PRIVATE
from edu.portal.mandate.apply import apply_actions
from edu.portal.mandate.events import MandateAppliedEvent
from edu.portal.mandate.existing import read_existing
from edu.portal.mandate.memory import Memory
from edu.portal.mandate.rules import known_rules
from edu.portal.mandate.sections import every_section
from edu.portal.mandate.sections import visible_sections
from edu.portal.mandate.store import load_applied
from edu.portal.mandate.store import load_applied_mark
from edu.portal.mandate.store import load_catalog
from edu.portal.mandate.store import load_left_out
from edu.portal.mandate.store import load_revision
from edu.portal.mandate.store import save_applied
from edu.portal.mandate.store import save_left_out
from edu.portal.settings.site import read_site
from edu.portal.settings.unit import read_unit
from typing import Any
from zope.event import notify


# What is asked here is a pure function of the question; a page asks for the same answer many times.
_resolved: Memory[Resolved] = Memory(64)
_changes: Memory[Change] = Memory(16)
_catalogs: Memory[Catalog] = Memory(4)


def stored_catalog(portal: Any) -> Catalog:
    """Return everything that the stored letters say, for whatever unit and time."""
    return _catalogs.answer(load_revision(portal), lambda: load_catalog(portal))


def resolved_for(portal: Any, situation: Situation, today: date | None = None) -> Resolved:
    """Return what a unit in this situation owes on a day (today in Vietnam when not given)."""
    day = today or clock.today()
    rules = known_rules()

    def find() -> Resolved:
        types, regimes, founded = situation.site_types, situation.regimes, situation.founded
        return resolve(stored_catalog(portal), types, regimes, day, situation.facts, founded, rules)

    return _resolved.answer((load_revision(portal), situation, day, frozenset(rules)), find)


def site_situation() -> Situation:
    """Return the situation of the site by its settings."""
    site, unit = read_site(), read_unit()
    return Situation(
        site_types=tuple(site.site_types or ()),
        regimes=tuple(site.regimes or ()),
        features=tuple(site.features or ()),
        boarding=unit.boarding,
        is_private=unit.ownership == PRIVATE,
        founded=unit.founding_year,
    )


def resolved_mandate(portal: Any, today: date | None = None) -> Resolved:
    """Return what the site owes by its settings; nothing before the set-up has chosen a unit type."""
    situation = site_situation()
    return resolved_for(portal, situation, today) if situation.site_types else Resolved()


def resolved_for_school_year(portal: Any, year: int) -> Resolved:
    """Return what the site owes in the school year that begins in ``year``, by the letters of that time.

    A year that is over is judged on its last day, the current one and those to come today.
    """
    today = clock.today()
    return resolved_mandate(portal, min(today, last_day(year)))


def changes_since_applied(portal: Any) -> Change:
    """Return what the site owes today otherwise than when the mandate was applied last.

    New letters, a day on which one begins or ends, a part that was switched on: whatever changes the answer. Nothing
    before the first time. Reads what is stored and writes nothing.
    """
    mark = load_applied_mark(portal)
    if not mark:
        return Change()
    rules = known_rules()
    question = (mark, load_revision(portal), site_situation(), clock.today(), frozenset(rules))
    return _changes.answer(
        question, lambda: compare(load_applied(portal) or Resolved(), resolved_mandate(portal), rules)
    )


def remember_applied(portal: Any) -> None:
    """Take what the site owes now for what was applied, so that nothing counts as changed any more."""
    resolved = resolved_mandate(portal)
    if resolved.sections:
        save_applied(portal, resolved)


def resolved_sections(portal: Any) -> tuple[Section, ...]:
    """Return the sections of the site in menu order, parents before their children."""
    return resolved_mandate(portal).sections


def display_for(portal: Any, section_id: str) -> Display | None:
    """Return how a section is shown, or None when the site does not owe it or nothing is said."""
    return resolved_mandate(portal).display(section_id)


def section_brain(portal: Any, section_id: str) -> Any | None:
    """Return the catalogue brain of the section's folder, or None where the current user may not see one."""
    return visible_sections(portal).get(section_id)


def section_folder(portal: Any, section_id: str) -> Any | None:
    """Return the section's folder itself, whoever the current user is, or None."""
    brain = every_section(portal).get(section_id)
    return None if brain is None else brain._unrestrictedGetObject()


def plan_for(portal: Any, resolved: Resolved, choices: Choices | None = None) -> tuple[Action, ...]:
    """Return what would be done on the site. Sections left out before stay so unless ``choices`` speaks of them."""
    everything = {**dict.fromkeys(load_left_out(portal), SKIP), **(choices or {})}
    chosen = {choice.strip("/") for choice in everything.values() if choice not in (NEW, SKIP)}
    return plan_structure(resolved, read_existing(portal, chosen), everything)


def apply_mandate(portal: Any, choices: Choices | None = None) -> tuple[Action, ...]:
    """Bring the site to its mandate, remember it, tell other rooms, and return what was done, reports included.

    Applied twice, it changes nothing.
    """
    actions = apply_structure(portal, choices)
    remember_applied(portal)
    notify(MandateAppliedEvent(portal, actions))
    return actions


def apply_structure(portal: Any, choices: Choices | None = None) -> tuple[Action, ...]:
    """Make and mark the folders of the sections and return what was done; nobody else is told."""
    if choices:
        remember_left_out(portal, choices)
    resolved = resolved_mandate(portal)
    actions = plan_for(portal, resolved, choices)
    apply_actions(portal, resolved, actions)
    return actions


def remember_left_out(portal: Any, choices: Mapping[str, str]) -> None:
    """Keep the decisions to leave sections out, and drop those that were taken back."""
    before = set(load_left_out(portal)) - choices.keys()
    save_left_out(portal, before | {section for section, choice in choices.items() if choice == SKIP})
