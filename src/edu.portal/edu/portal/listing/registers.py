"""Registers out of the catalogue: read from its indexes when they have changed, remembered until they change again.

No brain is made and no object is woken. What is remembered belongs to one database and one state of its catalogue,
which keeps a counter; a transaction that has changed the catalogue itself neither uses nor fills the memory.
"""

from AccessControl import getSecurityManager
from BTrees.IIBTree import IISet
from BTrees.IIBTree import difference
from BTrees.IIBTree import intersection
from BTrees.IIBTree import union
from collections import OrderedDict
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from DateTime import DateTime
from datetime import UTC
from datetime import date
from datetime import datetime
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.documents.fields import with_parents
from edu.portal.core.listing.register import Register
from edu.portal.core.listing.register import build_register
from edu.portal.core.listing.register import number_orders
from edu.portal.core.listing.register import place_order
from edu.portal.core.text.names import title_key
from edu.portal.core.validity import NO_EXPIRY
from edu.portal.core.validity import Validity
from plone import api
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary


LEGAL_DOCUMENT = "edu.LegalDocument"
FACET_INDEXES = {
    "type": "edu_document_type",
    "body": "edu_issuing_body",
    "field": "edu_field",
    "signer": "edu_signer",
}
# What one process keeps for one database: a school has some hundred rows in each of some dozen lists.
MOST_ROWS = 1_000_000
# The catalogue packs a moment into one number of minutes in months of 31 days.
_MINUTES, _HOURS, _DAYS, _MONTHS = 60, 24, 31, 12
_FIRST_YEAR = 1971


class Memory:
    """The registers of one database, the least used forgotten first; safe for many threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._registers: OrderedDict[Any, Register] = OrderedDict()
        self._rows = 0

    def get(self, key: Any) -> Register | None:
        """Return what is remembered under ``key``, None for nothing."""
        with self._lock:
            found = self._registers.get(key)
            if found is not None:
                self._registers.move_to_end(key)
            return found

    def put(self, key: Any, register: Register) -> None:
        """Remember ``register``; one longer than the whole memory stays alone in it."""
        with self._lock:
            if key in self._registers:
                return
            self._registers[key] = register
            self._rows += len(register.records)
            while self._rows > MOST_ROWS and len(self._registers) > 1:
                _key, forgotten = self._registers.popitem(last=False)
                self._rows -= len(forgotten.records)


_memories: WeakKeyDictionary[Any, Memory] = WeakKeyDictionary()


def read_register(context: Any, types: Sequence[str], today: date) -> Register:
    """Return the items of ``types`` anywhere below ``context`` that the current user may see on ``today``.

    The appendices of documents, which are files inside them, are no items of their own.
    """
    catalog = api.portal.get_tool("portal_catalog")
    # Brings what waits to be indexed into the catalogue.
    catalog.getCounter()
    path = "/".join(context.getPhysicalPath())
    roles = tuple(catalog._listAllowedRolesAndUsers(getSecurityManager().getUser()))
    hidden = _hidden_now(catalog, path)
    key = (_state_of(catalog), path, tuple(types), roles, hidden, today)
    memory = _memory_of(catalog)
    found = memory.get(key) if memory is not None else None
    if found is None:
        found = _read(catalog, path, types, roles, hidden, today)
        if memory is not None:
            memory.put(key, found)
    return found


def order_of(register: Register, name: str, descending: bool) -> Sequence[int] | None:
    """Return the places in the order ``name`` (day, number, title); None for the newest first."""
    if not name or (name == "day" and descending):
        return None
    wanted = f"-{name}" if descending else name
    if wanted not in register.orders:
        register.orders[wanted] = place_order(register, _ORDER_KEYS[name](register), descending)
    return register.orders[wanted]


def appendix_owner(catalog: Any, record: int) -> int | None:
    """Return the record of what holds the item ``record``, None when the catalogue does not know it."""
    path = catalog._catalog.paths.get(record, "")
    owner: int | None = catalog._catalog.uids.get(path.rpartition("/")[0])
    return owner


def apply(catalog: Any, name: str, query: Any) -> Any:
    """Return the set of records that the index ``name`` finds, an empty one for a question that it does not know."""
    if name not in catalog._catalog.indexes:
        return IISet()
    result = catalog._catalog.getIndex(name)._apply_index({name: query})
    return IISet() if result is None or result[0] is None else result[0]


def _state_of(catalog: Any) -> Any:
    """Which catalogue it is, and in which transaction it was last changed: its counter has been read before."""
    return (catalog._p_oid, getattr(catalog._counter, "_p_serial", None))


def _memory_of(catalog: Any) -> Memory | None:
    """The memory of the database; none while the running transaction has changes of its own, written or set aside."""
    counter, connection = catalog._counter, catalog._p_jar
    if connection is None or counter is None or counter._p_jar is None:
        return None
    if counter._p_changed or connection._savepoint_storage is not None:
        return None
    return _memories.setdefault(connection.db(), Memory())


def _hidden_now(catalog: Any, path: str) -> tuple[int, ...]:
    """The items whose day of publication has not come or is over, which are few, unless the user may see those."""
    if catalog.allow_inactive({"path": path}):
        return ()
    now = DateTime()
    coming = apply(catalog, "effective", {"query": now, "range": "min"})
    gone = apply(catalog, "expires", {"query": now, "range": "max"})
    return tuple(union(IISet(coming), IISet(gone)))


def _read(
    catalog: Any, path: str, types: Sequence[str], roles: Sequence[str], hidden: Sequence[int], today: date
) -> Register:
    found = apply(catalog, "path", {"query": path})
    found = intersection(found, apply(catalog, "allowedRolesAndUsers", {"query": list(roles)}))
    found = intersection(found, apply(catalog, "portal_type", {"query": list(types)})) if types else IISet()
    found = difference(found, IISet(hidden))
    documents = intersection(found, apply(catalog, "portal_type", {"query": [LEGAL_DOCUMENT]}))
    others = difference(found, documents)
    if documents:
        others = IISet([record for record in others if appendix_owner(catalog, record) not in documents])
        found = union(documents, others)
    return build_register(
        {**_days_of_documents(catalog, documents), **_days_of_others(catalog, others)},
        {name: _values(catalog, index, documents) for name, index in FACET_INDEXES.items()},
        _states(catalog, documents, today),
        _of_index(catalog, "edu_number_key", documents),
        frozenset(name for name in types if intersection(found, apply(catalog, "portal_type", {"query": [name]}))),
    )


def _values(catalog: Any, name: str, documents: Any) -> Iterator[tuple[str, Any]]:
    if name not in catalog._catalog.indexes or not documents:
        return
    fields: dict[str, Any] = {}
    for value, found in catalog._catalog.getIndex(name).items():
        records = intersection(documents, IISet((found,)) if isinstance(found, int) else found)
        for known in with_parents(value) if name == FACET_INDEXES["field"] else (value,):
            fields[known] = union(fields[known], records) if known in fields else records
    yield from fields.items()


def _states(catalog: Any, documents: Any, today: date) -> Mapping[Validity, Iterable[int]]:
    """The documents by validity, as ``core.validity`` decides it for one, out of ranges of dates."""
    if not documents:
        return {}
    yesterday, tomorrow = date.fromordinal(today.toordinal() - 1), date.fromordinal(today.toordinal() + 1)
    replaced = intersection(documents, apply(catalog, "edu_replaced", {"query": [True]}))
    over = intersection(documents, apply(catalog, "edu_expiry", {"query": yesterday, "range": "max"}))
    endless = apply(catalog, "edu_expiry", {"query": [NO_EXPIRY]})
    ended = union(over, intersection(replaced, endless))
    lasting = difference(documents, ended)
    coming = intersection(lasting, apply(catalog, "edu_effective", {"query": tomorrow, "range": "min"}))
    begun = intersection(lasting, apply(catalog, "edu_effective", {"query": today, "range": "max"}))
    return {
        Validity.REPLACED: intersection(ended, replaced),
        Validity.EXPIRED: difference(ended, replaced),
        Validity.NOT_YET: coming,
        Validity.CURRENT: begun,
        Validity.UNKNOWN: difference(difference(lasting, coming), begun),
    }


def _of_index(catalog: Any, name: str, records: Iterable[int]) -> dict[int, Any]:
    if name not in catalog._catalog.indexes:
        return {}
    known = catalog._catalog.getIndex(name).documentToKeyMap()
    pairs = ((record, known.get(record)) for record in records)
    return {record: value for record, value in pairs if value is not None}


def _days_of_documents(catalog: Any, documents: Iterable[int]) -> dict[int, date | None]:
    known = _of_index(catalog, "edu_issued", documents)
    return {record: known.get(record) for record in documents}


def _days_of_others(catalog: Any, others: Iterable[int]) -> dict[int, date | None]:
    effective = _of_index(catalog, "effective", others)
    created = _of_index(catalog, "created", others)
    return {
        record: _day_of_minutes(effective.get(record)) or _day_of_minutes(created.get(record)) for record in others
    }


def _day_of_minutes(packed: int | None) -> date | None:
    """Read the catalogue's own form of a moment; nothing for one that stands for no date at all."""
    if packed is None:
        return None
    rest, minute = divmod(packed, _MINUTES)
    rest, hour = divmod(rest, _HOURS)
    rest, day = divmod(rest - 1, _DAYS)
    year, month = divmod(rest - 1, _MONTHS)
    if year < _FIRST_YEAR:
        return None
    return local_date(datetime(year, month + 1, day + 1, hour, minute, tzinfo=UTC))


def _titles(register: Register) -> dict[int, str]:
    """The Vietnamese order of titles: from the index for documents, computed from the metadata for the rest."""
    catalog = api.portal.get_tool("portal_catalog")
    known = _of_index(catalog, "edu_sort_key", register.records)
    column = catalog._catalog.schema["Title"]
    return {
        record: known.get(record) or title_key(catalog._catalog.data[record][column]) for record in register.records
    }


def _days(register: Register) -> dict[int, int]:
    """The newest stands first in a register: its places, counted from the end, are the order of days."""
    return {record: -place for place, record in enumerate(register.records)}


_ORDER_KEYS: dict[str, Callable[[Register], Mapping[int, Any]]] = {
    "day": _days,
    "number": number_orders,
    "title": _titles,
}
