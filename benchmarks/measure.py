"""What the benchmarks share: a site in memory, pages rendered as a visitor gets them, medians that are fair."""

from collections.abc import Callable
from collections.abc import Mapping
from edu.portal.interfaces import IEduPortalLayer
import json
from plone import api
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import login
from plone.app.testing import setRoles
from plone.dexterity.content import DexterityContent
from statistics import median
from time import process_time
import transaction
from typing import Any
from zope.interface import alsoProvides


ROUNDS = 15
LOADS = 5
Work = Callable[[], object]


def site_of(layer: Any) -> Any:
    """Set up a test layer with everything below it and return its site, the current user a Manager."""
    stack = _stack(layer, [])
    for part in stack:
        part.setUp()
    for part in stack:
        part.testSetUp()
    portal = layer["portal"]
    setRoles(portal, TEST_USER_ID, ["Manager"])
    login(portal, TEST_USER_NAME)
    portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    return portal


def _stack(layer: Any, known: list[Any]) -> list[Any]:
    for base in layer.__bases__:
        _stack(base, known)
    if layer not in known:
        known.append(layer)
    return known


def fresh_request(context: Any) -> Any:
    """Return a request of the add-on's layer in which nothing is remembered yet."""
    request = context.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    return request


def page(context: Any, name: str) -> Work:
    """Return what renders the view ``name`` whole, without the theme, which costs every page the same."""
    return lambda: str(api.content.get_view(name, context, fresh_request(context))())


def milliseconds(
    works: Mapping[str, Work], rounds: int = ROUNDS, before: Mapping[str, Work] | None = None
) -> dict[str, float]:
    """Return the median processor time of each work on a warm cache; they take turns, so a busy machine hits all.

    ``before`` brings the site into the state that a work needs; that is not measured.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            if before:
                before[name]()
            start = process_time()
            work()
            if number:
                times[name].append((process_time() - start) * 1000)
    return {name: median(measured) for name, measured in times.items()}


def loads(context: Any, works: Mapping[str, Work], rounds: int = LOADS) -> dict[str, tuple[int, int]]:
    """Return how many objects, and how many of them content items, each work loads on an emptied cache.

    The numbers are medians: the catalogue learns from query to query which index to ask first, and loads accordingly.
    """
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in works}
    for _round in range(rounds):
        for name, work in works.items():
            found[name].append(_loads(context._p_jar, work))
    return {
        name: (int(median(n for n, _ in pairs)), int(median(n for _, n in pairs))) for name, pairs in found.items()
    }


def _loads(connection: Any, work: Work) -> tuple[int, int]:
    transaction.abort()
    connection.cacheMinimize()
    connection.getTransferCounts(clear=True)
    work()
    loaded, _stored = connection.getTransferCounts(clear=True)
    items = [entry for _oid, entry in connection._cache.lru_items() if isinstance(entry, DexterityContent)]
    return loaded, len(items)


def tell(benchmark: str, sentence: str, **figures: float) -> None:
    """Print a line for people and the same as one line of JSON for programs."""
    print(sentence)
    print(json.dumps({"benchmark": benchmark, **{name: round(value, 2) for name, value in figures.items()}}))
