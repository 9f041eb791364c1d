"""How one item of one school year stands on a day."""

from collections.abc import Iterable
from datetime import date
from edu.portal.core.disclosure.model import DRAFT
from edu.portal.core.disclosure.model import EMPTY
from edu.portal.core.disclosure.model import OUTDATED
from edu.portal.core.disclosure.model import PUBLISHED
from edu.portal.core.disclosure.model import WAITING
from edu.portal.core.disclosure.model import Cell
from edu.portal.core.disclosure.model import Record


def cell_of(item: str, year: int, record: Record | None, day: date) -> Cell:
    """Return how the item stands on ``day``: empty without a record."""
    if record is None:
        return Cell(item, year)
    return Cell(item, year, state_of(record, day), record, is_late(record, day))


def state_of(record: Record, day: date) -> str:
    """Return the state of what was recorded, as readers of the portal have it on ``day``.

    What is not public is a draft. Without content it waits while a reason is given; once the day that was promised has
    passed, and when the facts changed after the last update, it is outdated. Public, with neither content nor reason:
    outdated when it was disclosed once, else empty.
    """
    if not record.is_public:
        return DRAFT
    if record.has_content:
        return OUTDATED if has_changed_since(record, day) else PUBLISHED
    if record.waiting_reason:
        return OUTDATED if is_late(record, day) else WAITING
    return OUTDATED if record.first_published else EMPTY


def is_late(record: Record, day: date) -> bool:
    """Return whether the figures were promised for a day that has passed."""
    return not record.has_content and record.waiting_until is not None and record.waiting_until < day


def has_changed_since(record: Record, day: date) -> bool:
    """Return whether the facts changed after the last update; a change that lies ahead does not count yet."""
    if record.changed_on is None or record.changed_on > day:
        return False
    return record.updated is None or record.updated < record.changed_on


def best_record(records: Iterable[Record]) -> Record | None:
    """Return the record that stands for an item of a year: public ones first, own ones, then the last."""

    def rank(record: Record) -> tuple[bool, bool, bool, date]:
        day = record.updated or record.first_published or date.min
        return record.is_public, record.has_content, not record.is_borrowed, day

    found = sorted(records, key=rank)
    return found[-1] if found else None
