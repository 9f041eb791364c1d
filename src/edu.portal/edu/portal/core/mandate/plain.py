"""Documents as plain dicts, lists and strings: the form in which a site stores them and JSON carries them."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.model import Jurisdiction
from edu.portal.core.mandate.model import Link
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from typing import Any


Plain = dict[str, Any]


def document_to_plain(document: Document) -> Plain:
    """Return the document as a dict that holds nothing but dicts, lists, strings, numbers, booleans and None."""
    return {name: plain_value(value) for name, value in asdict(document).items()}


def plain_value(value: Any) -> Any:
    """Return ``value`` made of plain values throughout: dates as ISO text, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain_value(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(item) for item in value]
    return value


def document_from_plain(plain: Mapping[str, Any]) -> Document:
    """Return the document of a stored dict. Raises ``KeyError`` or ``TypeError`` for a dict of another shape."""
    return Document(
        id=plain["id"],
        sources=tuple(source_from_plain(item) for item in plain["sources"]),
        sections=tuple(section_from_plain(item) for item in plain["sections"]),
        displays=tuple(Display(**{**item, "types": tuple(item["types"])}) for item in plain["displays"]),
        criteria=tuple(criterion_from_plain(item) for item in plain["criteria"]),
        jurisdictions=tuple(Jurisdiction(**item) for item in plain["jurisdictions"]),
        # What was stored by a release without links has none.
        links=tuple(link_from_plain(item) for item in plain.get("links", ())),
        remove=plain["remove"],
        where=plain["where"],
    )


def source_from_plain(plain: Mapping[str, Any]) -> Source:
    """Return the letter of a stored dict."""
    until = plain["valid_until"]
    days = {
        "issued": date.fromisoformat(plain["issued"]),
        "valid_from": date.fromisoformat(plain["valid_from"]),
        "valid_until": date.fromisoformat(until) if until else None,
    }
    return Source(**{**plain, **days})


def section_from_plain(plain: Mapping[str, Any]) -> Section:
    """Return the section of a stored dict."""
    own = {"site_types": tuple(plain["site_types"]), "citations": citations_from_plain(plain["citations"])}
    return Section(**{**plain, **own})


def criterion_from_plain(plain: Mapping[str, Any]) -> Criterion:
    """Return the criterion of a stored dict."""
    own = {
        "params": tuple((name, value) for name, value in plain["params"]),
        "site_types": tuple(plain["site_types"]),
        "citations": citations_from_plain(plain["citations"]),
        "combined_from": tuple(plain["combined_from"]),
    }
    return Criterion(**{**plain, **own})


def link_from_plain(plain: Mapping[str, Any]) -> Link:
    """Return the link of a stored dict."""
    return Link(**{**plain, "citations": citations_from_plain(plain["citations"])})


def citations_from_plain(plain: Iterable[Mapping[str, str]]) -> tuple[Citation, ...]:
    """Return the citations of a stored list."""
    return tuple(Citation(**item) for item in plain)
