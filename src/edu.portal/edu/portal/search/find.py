"""Questions to the catalogue's indexes: which records answer, and in which order. No object is woken."""

from AccessControl import getSecurityManager
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from DateTime import DateTime
from edu.portal.core.text.document_number import key_range
from edu.portal.core.text.document_number import number_key
from edu.portal.core.text.question import Question
from plone import api
from Products.CMFCore.indexing import processQueue
from Products.ZCatalog.query import IndexQuery
from Products.ZCTextIndex.ParseTree import ParseError
from Products.ZCTextIndex.ParseTree import QueryError
from typing import Any


TEXT, TITLE, NUMBER = "SearchableText", "Title", "edu_number_key"
Scores = Mapping[int, int]


def catalog_now() -> Any:
    """Return the catalogue, everything that waits to be indexed included."""
    processQueue()
    return api.portal.get_tool("portal_catalog")


def ask(catalog: Any, name: str, query: Any, among: Any = None) -> Any:
    """Return the records that the index ``name`` finds for ``query``, a text index their scores with them.

    ``among`` is the set looked at, None for all. An unknown index and a question it cannot read find nothing.
    """
    if name not in catalog._catalog.indexes:
        return IISet()
    index = catalog._catalog.getIndex(name)
    record = IndexQuery({name: query}, name, index.query_options, index.operators, index.useOperator)
    if record.keys is None:
        return IISet()
    try:
        found = index.query_index(record, among)
    except (ParseError, QueryError):
        return IISet()
    return IISet() if found is None else found


def visible(catalog: Any, found: Any, narrowed: Mapping[str, Any]) -> Any:
    """Return those of ``found`` that the current user may see now and that ``narrowed``, index by index, leaves."""
    user = getSecurityManager().getUser()
    conditions = {
        **narrowed,
        "allowedRolesAndUsers": catalog._listAllowedRolesAndUsers(user),
        "effectiveRange": DateTime(),
    }
    left = IISet(found.keys()) if hasattr(found, "items") else found
    for name, query in conditions.items():
        if not left:
            break
        left = intersection(left, IISet(_keys(ask(catalog, name, query, left))))
    return left


def with_number(catalog: Any, question: Question) -> tuple[int, ...]:
    """Return the documents whose number begins as asked, the very number first, then the shorter ones."""
    key = number_key(question.number) if question.number else ""
    if not key:
        return ()
    found = ask(catalog, NUMBER, {"query": list(key_range(question.number)), "range": "min:max"})
    index = catalog._catalog.getIndex(NUMBER) if found else None
    keys = {record: str(index.getEntryForObject(record, "")) for record in _keys(found)}
    return tuple(sorted(keys, key=lambda record: (keys[record] != key, len(keys[record]), keys[record])))


def ranked(
    catalog: Any, question: Question, records: Iterable[int], numbers: Sequence[int], scores: Scores
) -> list[int]:
    """Return ``records`` in the order of a search.

    First the document whose number was asked for; then what has the words in its title, then in its text, written as
    they were typed; then the same without regard to diacritics. Within each step the catalogue's own weight (Okapi
    BM25) decides; ``scores`` are the weights in the text.
    """
    place = {record: step for step, record in enumerate(numbers)}
    steps = [
        ask(catalog, TITLE, question.literal_pattern),
        ask(catalog, TEXT, question.exact_pattern) if question.has_diacritics else {},
        ask(catalog, TITLE, question.pattern),
    ]

    def order(record: int) -> tuple[int, int, int, int]:
        if record in place:
            return (-1, place[record], 0, record)
        for number, step in enumerate(steps):
            if record in step:
                return (number, 0, -step[record], record)
        return (len(steps), 0, -scores.get(record, 0), record)

    return sorted(records, key=order)


def sorted_by(catalog: Any, records: Iterable[int], index_name: str, descending: bool) -> list[int]:
    """Return ``records`` in the order of an index; what the index does not know stands last."""
    keys = catalog._catalog.getIndex(index_name).documentToKeyMap()
    known = [(keys[record], record) for record in records if record in keys]
    rest = [record for record in records if record not in keys]
    return [record for _key, record in sorted(known, reverse=descending)] + rest


def counts(catalog: Any, index_name: str, found: Iterable[int]) -> dict[str, int]:
    """Return how many of ``found`` have each value of an index with one value for each record."""
    values = catalog._catalog.getIndex(index_name).documentToKeyMap()
    return dict(Counter(values[record] for record in found if record in values))


def _keys(found: Any) -> Any:
    return found.keys() if hasattr(found, "keys") else found
