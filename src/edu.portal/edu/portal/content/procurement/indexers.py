"""What the catalogue knows of projects: plain values for the list, words for the search."""

from edu.portal.content.file_text import words_of
from edu.portal.content.legal_document.files import file_facts
from edu.portal.content.procurement.content import IProcurement
from edu.portal.content.procurement.wording import steps_of
from edu.portal.core.procurement.record import Record
from edu.portal.core.procurement.record import to_plain
from plone.indexer import indexer
from typing import Any


@indexer(IProcurement)
def edu_procurement(content: IProcurement) -> dict[str, Any]:
    """Kind, sums, contractor and dates as plain values."""
    record = Record(
        kind=content.kind or "",
        budget=content.budget,
        contractor=content.contractor or "",
        amount=content.amount,
        steps=steps_of(content),
    )
    return to_plain(record)


@indexer(IProcurement)
def edu_number(content: IProcurement) -> str:
    """The number as written."""
    if not content.number_raw:
        raise AttributeError("no value to index")
    return content.number_raw


@indexer(IProcurement)
def edu_files(content: IProcurement) -> tuple[tuple[str, str, int, str], ...]:
    """The files as plain tuples: name, content type, size, relative address."""
    return tuple(tuple(fact) for fact in file_facts(content))


@indexer(IProcurement)
def searchable_text(content: IProcurement) -> str:
    """Everything a reader may search by, the text of the main file included where it can be read."""
    words = [
        content.getId(),
        content.title,
        content.description,
        content.number_raw,
        content.fund_source,
        content.contractor,
        content.result_note,
        *content.Subject(),
        *(fact.filename for fact in file_facts(content)),
        words_of(content),
    ]
    return " ".join(word for word in words if word)
