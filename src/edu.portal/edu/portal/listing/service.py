"""Use cases of the lists: everything a page shows, from catalogue metadata and for the current user only."""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.listing.query import ListingQuery
from edu.portal.core.listing.query import holds_words
from edu.portal.core.listing.query import text_pattern
from edu.portal.core.listing.select import Facets
from edu.portal.core.listing.select import Fact
from edu.portal.core.listing.select import count_ended
from edu.portal.core.listing.select import read_facets
from edu.portal.core.listing.select import select_facts
from edu.portal.core.mandate.model import Display
from edu.portal.core.validity import validity
from edu.portal.mandate import service as mandate
from plone import api
from Products.ZCTextIndex.ParseTree import ParseError
from Products.ZCTextIndex.ParseTree import QueryError
from typing import Any


LEGAL_DOCUMENT = "edu.LegalDocument"
FOLDER = "Folder"
VIEWS_WITH_NEWS = ("", "edu-table", "edu-cards", "edu-overview")


@dataclass(frozen=True)
class Listing:
    """The answer to a query. ``brains`` are all rows in order, ``size`` counts the section without any choice and
    ``present`` are its types, ``ended`` counts the documents no longer in force that the same question would find."""

    query: ListingQuery
    brains: tuple[Any, ...]
    facets: Facets
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
    brains = {brain.getRID(): brain for brain in whole_items(find_items(context, types))}
    facts = [fact_of(record, brain, today) for record, brain in brains.items()]
    hits = find_text(context, types, query.text, brains)
    return Listing(
        query=query,
        brains=tuple(brains[fact.record] for fact in select_facts(facts, query, hits)),
        facets=read_facets(facts, query.validity),
        size=len(facts),
        present=frozenset(brain.portal_type for brain in brains.values()),
        ended=count_ended(facts, query, hits),
    )


def find_items(context: Any, types: Sequence[str], **query: Any) -> Sequence[Any]:
    """Return the catalogue's rows of ``types`` below ``context`` that the current user may see today."""
    catalog = api.portal.get_tool("portal_catalog")
    path = {"query": "/".join(context.getPhysicalPath())}
    return catalog.searchResults(**{"path": path, "portal_type": list(types), **query}) if types else ()


def whole_items(brains: Iterable[Any]) -> list[Any]:
    """Return ``brains`` without the appendices of documents, which are files inside them and no items of their own."""
    rows = list(brains)
    if len({brain.portal_type == LEGAL_DOCUMENT for brain in rows}) < 2:
        return rows
    documents = {brain.getPath() for brain in rows if brain.portal_type == LEGAL_DOCUMENT}
    return [brain for brain in rows if parent_path(brain) not in documents]


def parent_path(brain: Any) -> str:
    """Return the path of what holds the row."""
    return str(brain.getPath().rpartition("/")[0])


def find_children(context: Any, types: Sequence[str]) -> Sequence[Any]:
    """Return the rows of ``types`` directly in ``context`` in the order of the folder."""
    path = {"query": "/".join(context.getPhysicalPath()), "depth": 1}
    return find_items(context, types, path=path, sort_on="getObjPositionInParent")


def find_text(context: Any, types: Sequence[str], text: str, brains: dict[int, Any]) -> frozenset[int] | None:
    """Return the records among ``brains`` that hold the words of ``text``, None when nothing was asked.

    A document is found by the text of its appendices too.
    """
    if not text:
        return None
    record_at = {brain.getPath(): record for record, brain in brains.items()}
    found = [
        record_at.get(brain.getPath(), record_at.get(parent_path(brain))) for brain in _indexed(context, types, text)
    ]
    shown = [record for record, brain in brains.items() if holds_words(f"{brain.Title} {brain.Description}", text)]
    return frozenset(record for record in (*found, *shown) if record is not None)


def _indexed(context: Any, types: Sequence[str], text: str) -> list[Any]:
    pattern = text_pattern(text)
    try:
        return list(find_items(context, types, SearchableText=pattern)) if pattern else []
    except (ParseError, QueryError):
        return []


def fact_of(record: int, brain: Any, today: date) -> Fact:
    """Return what choosing and ordering needs to know of a row of the catalogue."""
    is_document = brain.portal_type == LEGAL_DOCUMENT
    return Fact(
        record=record,
        title=brain.Title,
        day=day_of(brain),
        number=text_of(brain.edu_number),
        document_type=text_of(brain.edu_document_type),
        issuing_body=text_of(brain.edu_issuing_body),
        validity=validity_of(brain, today) if is_document else None,
    )


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
