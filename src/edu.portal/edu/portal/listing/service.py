"""Use cases of the lists: everything a page shows, from catalogue metadata and for the current user only."""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.listing.bits import bits_of
from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.listing.register import Answer
from edu.portal.core.listing.register import Register
from edu.portal.core.listing.register import ask
from edu.portal.core.mandate.model import Display
from edu.portal.core.validity import validity
from edu.portal.listing.registers import LEGAL_DOCUMENT
from edu.portal.listing.registers import appendix_owner
from edu.portal.listing.registers import order_of
from edu.portal.listing.registers import read_register
from edu.portal.listing.words import records_with
from edu.portal.mandate import service as mandate
from plone import api
from typing import Any


FOLDER = "Folder"
VIEWS_WITH_NEWS = ("", "edu-table", "edu-cards", "edu-overview", "edu-schedule")


class Rows(Sequence[Any]):
    """The rows of an answer as brains, which are made when somebody looks at them."""

    def __init__(self, catalog: Any, answer: Answer) -> None:
        self._catalog = catalog._catalog
        self._answer = answer

    def __len__(self) -> int:
        return len(self._answer)

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, slice):
            raise TypeError("Rows are asked for by slices or one after the other.")
        start, stop, _step = place.indices(len(self))
        return [self._catalog[record] for record in self._answer.records(start, stop)]

    def __iter__(self) -> Iterator[Any]:
        return (self._catalog[record] for record in self._answer.records())


@dataclass(frozen=True)
class Listing:
    """The answer to a query. ``brains`` are all rows in order, ``size`` counts the section without any choice and
    ``present`` are its types; ``ended`` counts the documents no longer in force
    that the same question would find, ``counts`` and ``validities`` are what can be chosen."""

    query: ListingQuery
    brains: Rows
    counts: Mapping[str, tuple[tuple[str, int], ...]]
    validities: Mapping[str, int]
    size: int
    present: frozenset[str]
    ended: int


@dataclass(frozen=True)
class ChildSection:
    """A folder below a section with its newest items."""

    brain: Any
    display: Display | None
    newest: tuple[Any, ...]


def section_display(context: Any) -> Display | None:
    """Return how the mandate shows the section of the folder ``context``, None for a folder outside the mandate."""
    section_id = getattr(aq_base(context), "edu_section", "") or ""
    return display_of(section_id)


def display_of(section_id: str) -> Display | None:
    """Return how the mandate shows a section, None when it says nothing."""
    return mandate.display_for(api.portal.get(), section_id) if section_id else None


def listed_types(display: Display | None) -> tuple[str, ...]:
    """Return the types that a section lists: those of the mandate, else all that searches show; never folders."""
    if display is not None and display.types:
        return tuple(name for name in display.types if name != FOLDER)
    hidden = set(api.portal.get_registry_record("plone.types_not_searched", default=()))
    types = api.portal.get_tool("portal_types").listContentTypes()
    return tuple(name for name in types if name not in hidden and name not in (FOLDER, "Plone Site"))


def read_listing(context: Any, query: ListingQuery, today: date, types: Sequence[str]) -> Listing:
    """Return the items of ``types`` anywhere below ``context`` that answer ``query`` on ``today``."""
    catalog = api.portal.get_tool("portal_catalog")
    register = read_register(context, types, today)
    order = order_of(register, query.sort, query.descending)
    answer = ask(register, query, find_text(catalog, register, query.text), order)
    return Listing(
        query=query,
        brains=Rows(catalog, answer),
        counts=answer.counts,
        validities=answer.validities,
        size=len(register.records),
        present=register.kinds,
        ended=answer.ended,
    )


def find_items(context: Any, types: Sequence[str], **query: Any) -> Sequence[Any]:
    """Return the catalogue's rows of ``types`` below ``context`` that the current user may see today."""
    catalog = api.portal.get_tool("portal_catalog")
    path = {"query": "/".join(context.getPhysicalPath())}
    return catalog.searchResults(**{"path": path, "portal_type": list(types), **query}) if types else ()


def find_children(context: Any, types: Sequence[str]) -> Sequence[Any]:
    """Return the rows of ``types`` directly in ``context`` in the order of the folder."""
    path = {"query": "/".join(context.getPhysicalPath()), "depth": 1}
    return find_items(context, types, path=path, sort_on="getObjPositionInParent")


def find_text(catalog: Any, register: Register, text: str) -> int | None:
    """Return the places of ``register`` that hold the words of ``text``, None when nothing was asked.

    A document is found by the text of its appendices too.
    """
    if not text:
        return None
    place_of = register.places()
    found = set()
    for record in records_with(catalog, text):
        place = place_of.get(record)
        if place is None:
            owner = appendix_owner(catalog, record)
            place = place_of.get(owner) if owner is not None else None
        if place is not None:
            found.add(place)
    return bits_of(found, len(register.records))


def validity_of(brain: Any, today: date) -> Any:
    """Return the state of a document in the register on ``today``."""
    return validity(
        date_of(brain.edu_effective), date_of(brain.edu_expiry), bool(text_of(brain.edu_replaced_by)), today
    )


def day_of(brain: Any) -> date | None:
    """Return the day that a list shows: of issue for a document, else of publication, else of creation."""
    if brain.portal_type == LEGAL_DOCUMENT:
        return date_of(brain.edu_issued)
    return _day_of_moment(brain.EffectiveDate) or _day_of_moment(brain.CreationDate)


def text_of(value: Any) -> str:
    """Return a text of the metadata, "" when the row has none."""
    return value if isinstance(value, str) else ""


def date_of(value: Any) -> date | None:
    """Return a date of the metadata, None when the row has none."""
    return value if isinstance(value, date) else None


def child_sections(context: Any, limit: int = 3) -> tuple[ChildSection, ...]:
    """Return the folders in ``context`` in menu order, each with its ``limit`` newest items: one query each."""
    return tuple(_child_section(brain, limit) for brain in find_children(context, (FOLDER,)))


def _child_section(brain: Any, limit: int) -> ChildSection:
    display = display_of(text_of(brain.edu_section))
    # Of people, links and pages shown in place, the newest are not the news.
    has_news = display is None or display.view in VIEWS_WITH_NEWS
    newest = newest_items(brain.getPath(), listed_types(display), limit) if has_news else ()
    return ChildSection(brain, display, newest)


def newest_items(path: str, types: Sequence[str], limit: int) -> tuple[Any, ...]:
    """Return the newest items of ``types`` below ``path``; where there are documents, those by their day of issue."""
    if LEGAL_DOCUMENT in types:
        documents = _newest(path, (LEGAL_DOCUMENT,), "edu_issued", limit)
        if documents:
            return documents
    others = tuple(name for name in types if name != LEGAL_DOCUMENT)
    return _newest(path, others, "effective", limit) if others else ()


def _newest(path: str, types: Sequence[str], order: str, limit: int) -> tuple[Any, ...]:
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.searchResults(
        path={"query": path}, portal_type=list(types), sort_on=order, sort_order="descending", sort_limit=limit
    )
    return tuple(found[:limit])


def section_names(brains: Iterable[Any]) -> dict[str, str]:
    """Return the titles of folders by their path."""
    return {brain.getPath(): brain.Title for brain in brains}


def _day_of_moment(text: Any) -> date | None:
    """The catalogue writes no date as ``None`` and an unpublished item as a moment of 1969."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    day = local_date(moment) if moment.tzinfo else moment.date()
    return day if day.year > 1970 else None
