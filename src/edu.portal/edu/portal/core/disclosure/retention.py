"""How long what was disclosed stays: Circular 09/2024/TT-BGDĐT, Điều 15, asks for five years at least."""

from datetime import date
from edu.portal.core.mandate.model import Resolved


RULE = "years-kept"


def years_kept(resolved: Resolved, section: str) -> int:
    """Return how many years the letters in force keep what stands in a section; 0 when none of them says so.

    ``resolved`` is to be made without the year of foundation: a young school owes fewer years, but keeps each as long.
    """
    found = (item for item in resolved.criteria if item.rule == RULE and item.section == section)
    return max((int(item.param("years", "0")) for item in found), default=0)


def kept_until(first_published: date, years: int) -> date:
    """Return the first day on which something may be taken away that was published on a day and is kept for years.

    After a 29 February that the later year does not have comes the first of March: less than the term is too little.
    """
    try:
        return first_published.replace(year=first_published.year + years)
    except ValueError:
        return date(first_published.year + years, 3, 1)


def is_kept(first_published: date | None, years: int, day: date) -> bool:
    """Return whether something must not be hidden, moved or deleted on ``day``: it was published, its term runs."""
    return first_published is not None and years > 0 and day < kept_until(first_published, years)
