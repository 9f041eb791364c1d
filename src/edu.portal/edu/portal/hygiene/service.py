"""Find and mend old text in a site: text that is not in NFC, and text in TCVN3 or VNI."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from edu.portal.core.text.legacy import recognise
from edu.portal.core.text.unicode import to_nfc
from edu.portal.hygiene.texts import rewrite
from edu.portal.hygiene.texts import texts_of
from plone import api
import transaction
from typing import Any


NFC = "nfc"
# After so many items what was done is stored, so that a large site is mended in small transactions.
BATCH = 50
LONGEST_SAMPLE = 80


@dataclass(frozen=True)
class Blemish:
    """A text that is not as it should be. ``problem``: ``nfc``, ``tcvn3`` or ``vni``; samples are cut to a line."""

    path: str
    title: str
    field: str
    problem: str
    before: str
    after: str


@dataclass(frozen=True)
class Report:
    """What was found in how many items; ``mended`` counts the items that were changed."""

    items: int
    blemishes: tuple[Blemish, ...]
    mended: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many texts have each problem."""
        return dict(Counter(blemish.problem for blemish in self.blemishes))


def mended_text(text: str) -> str:
    """Return ``text`` as it should be stored: in Unicode and in NFC."""
    return to_nfc(recognise(to_nfc(text)).text)


def check(portal: Any) -> Report:
    """Look at every item of ``portal`` and change nothing."""
    items, blemishes = 0, []
    for item in _every_item(portal):
        items += 1
        blemishes.extend(blemishes_of(item))
        item._p_deactivate()
    return Report(items, tuple(blemishes))


def mend(portal: Any, commit: Callable[[], None] = transaction.commit) -> Report:
    """Mend what ``check`` finds, bring the catalogue up to date and leave modification dates as they are.

    Stores the work of each ``BATCH`` of items with ``commit``.
    """
    items, mended, blemishes = 0, 0, []
    for item in _every_item(portal):
        items += 1
        found = blemishes_of(item)
        if not found:
            item._p_deactivate()
            continue
        blemishes.extend(found)
        rewrite(item, mended_text)
        # Named indexes: without names, Plone would take the moment for a modification.
        item.reindexObject(idxs=_indexes())
        mended += 1
        if mended % BATCH == 0:
            commit()
    commit()
    return Report(items, tuple(blemishes), mended)


def blemishes_of(item: Any) -> list[Blemish]:
    """Return what is wrong with the texts of one item."""
    found = []
    for text in texts_of(item):
        problem = problem_of(text.value)
        if problem:
            before, after = _samples(text.value, mended_text(text.value))
            path = "/".join(item.getPhysicalPath())
            found.append(Blemish(path, _line(to_nfc(item.title or "")), text.name, problem, before, after))
    return found


def problem_of(text: str) -> str:
    """Return what is wrong with ``text``, "" for nothing; an old encoding counts before the form."""
    normal = to_nfc(text)
    return recognise(normal).encoding or ("" if normal == text else NFC)


def _every_item(portal: Any) -> Iterator[Any]:
    root = {"query": "/".join(portal.getPhysicalPath())}
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(path=root)
    for path in sorted(brain.getPath() for brain in brains):
        item = portal.unrestrictedTraverse(path, None)
        # A path that leads to something else was acquired: the catalogue knows an item that is gone.
        if item is not None and "/".join(item.getPhysicalPath()) == path:
            yield item


def _indexes() -> list[str]:
    catalog = api.portal.get_tool("portal_catalog")
    wanted = ("SearchableText", "Title", "Description", "sortable_title", "Subject")
    return [name for name in catalog.indexes() if name in wanted or name.startswith("edu_")]


def _samples(before: str, after: str) -> tuple[str, str]:
    """Return the same short part of both texts, from a little before the first difference on."""
    place = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    start = max(place - 20, 0)
    return _line(before[start:]), _line(after[start:])


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SAMPLE else f"{line[: LONGEST_SAMPLE - 1]}…"
