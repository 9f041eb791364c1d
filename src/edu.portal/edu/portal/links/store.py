"""What the checks found: one annotation of the portal with a plain record for each address, and of the last run."""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import fields
from datetime import datetime
from edu.portal.core.links.model import Fact
from persistent import Persistent
from typing import Any
from zope.annotation.interfaces import IAnnotations


ANNOTATION_KEY = "edu.portal.links"


@dataclass(frozen=True, slots=True)
class Run:
    """The last run: its end, when the next is due, whether the portal had no network, since when one is asked for."""

    finished: datetime | None = None
    due: datetime | None = None
    is_offline: bool = False
    asked: datetime | None = None


_FACT_FIELDS = tuple(field.name for field in fields(Fact))
_RUN_FIELDS = tuple(field.name for field in fields(Run))


class LinkStore(Persistent):
    """The facts by address, and the last run."""

    def __init__(self) -> None:
        self.facts = OOBTree()
        self.run: dict[str, Any] = {}


def load_fact(portal: Any, url: str) -> Fact | None:
    """Return what is known of an address, None when it was never checked."""
    store = _find(portal)
    values = store.facts.get(url) if store is not None else None
    return _fact(values) if values is not None else None


def load_facts(portal: Any) -> dict[str, Fact]:
    """Return what is known, by address."""
    store = _find(portal)
    return {url: _fact(values) for url, values in store.facts.items()} if store is not None else {}


def load_run(portal: Any) -> Run:
    """Return the last run; the empty one when there was none."""
    store = _find(portal)
    return Run(**{name: store.run[name] for name in _RUN_FIELDS if name in store.run}) if store is not None else Run()


def save_facts(portal: Any, facts: Mapping[str, Fact]) -> None:
    """Store the facts by address; those of other addresses stay."""
    store = _make(portal)
    for url, fact in facts.items():
        store.facts[url] = asdict(fact)


def save_run(portal: Any, run: Run) -> None:
    """Store the last run."""
    _make(portal).run = asdict(run)


def forget_others(portal: Any, urls: Iterable[str]) -> None:
    """Drop what is known of all addresses but ``urls``."""
    store = _find(portal)
    if store is None:
        return
    kept = set(urls)
    for url in [url for url in store.facts if url not in kept]:
        del store.facts[url]


def _fact(values: Mapping[str, Any]) -> Fact:
    return Fact(**{name: values[name] for name in _FACT_FIELDS if name in values})


def _find(portal: Any) -> LinkStore | None:
    store: LinkStore | None = IAnnotations(portal).get(ANNOTATION_KEY)
    return store


def _make(portal: Any) -> LinkStore:
    store = _find(portal)
    if store is None:
        store = IAnnotations(portal)[ANNOTATION_KEY] = LinkStore()
    return store
