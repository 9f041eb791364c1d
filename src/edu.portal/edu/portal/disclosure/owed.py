"""What the unit has to disclose in which school year, and how long it stays, from the mandate."""

from dataclasses import replace
from edu.portal import clock
from edu.portal.core.disclosure.grid import items_of
from edu.portal.core.disclosure.grid import years_of
from edu.portal.core.disclosure.retention import RULE
from edu.portal.core.disclosure.retention import years_kept
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Resolved
from edu.portal.mandate.service import resolved_for
from edu.portal.mandate.service import resolved_for_school_year
from edu.portal.mandate.service import resolved_mandate
from edu.portal.mandate.service import site_situation
from edu.portal.mandate.service import stored_catalog
from typing import Any


# An unknown section keeps what the law asks everywhere (Circular 09/2024/TT-BGDĐT, Điều 15).
YEARS_BY_LAW = 5


def shown_years(portal: Any) -> tuple[int, ...]:
    """Return the school years of the grid, the newest first: as many as the letters want, not more than there were."""
    situation = site_situation()
    wanted = [int(item.param("years", "0")) for item in resolved_mandate(portal).criteria if item.rule == RULE]
    return years_of(clock.today(), max((*wanted, YEARS_BY_LAW)), situation.founded)


def owed_by_year(portal: Any) -> dict[int, Resolved]:
    """Return what the unit owes in each school year of the grid, by the letters of that time."""
    return {year: resolved_for_school_year(portal, year) for year in shown_years(portal)}


def find_item(portal: Any, item_id: str) -> Item | None:
    """Return an item of any circular, in force or not; None for an unknown id."""
    return next((item for item in stored_catalog(portal).items if item.id == item_id), None)


def is_owed(portal: Any, item_id: str, year: int) -> bool:
    """Return whether an item is owed in a school year."""
    return any(item.id == item_id for item in items_of(resolved_for_school_year(portal, year)))


def retention_years(portal: Any, section: str) -> int:
    """Return how many years the letters in force today keep what stands in a section."""
    ageless = replace(site_situation(), founded=None)
    return years_kept(resolved_for(portal, ageless), section) if ageless.site_types else 0
