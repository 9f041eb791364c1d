"""Use cases of the search: a page of results, and suggestions while somebody types. Only what the user may see."""

from BTrees.IIBTree import IISet
from BTrees.IIBTree import union
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import time
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.text.question import Question
from edu.portal.mandate.sections import visible_sections
from edu.portal.search.find import TEXT
from edu.portal.search.find import TITLE
from edu.portal.search.find import ask
from edu.portal.search.find import catalog_now
from edu.portal.search.find import counts
from edu.portal.search.find import ranked
from edu.portal.search.find import sorted_by
from edu.portal.search.find import visible
from edu.portal.search.find import with_number
from plone import api
from typing import Any


SORTS = {"Date": ("Date", True), "sortable_title": ("sortable_title", False)}
SUGGESTIONS = 8


@dataclass(frozen=True)
class Wish:
    """What narrows a search: types, the path of a section, the first day, and how the results are ordered."""

    types: tuple[str, ...] = ()
    path: str = ""
    since: date | None = None
    sort: str = ""


@dataclass(frozen=True)
class Results:
    """All records that answer, in order; ``type_counts`` are the types among the answers before one was chosen."""

    records: Sequence[int] = ()
    type_counts: Mapping[str, int] = field(default_factory=dict)
    catalog: Any = None

    def __len__(self) -> int:
        return len(self.records)

    def brains(self, start: int, size: int) -> list[Any]:
        """Return the rows of one page."""
        return [self.catalog._catalog[record] for record in self.records[start : start + size]]


def searched_types() -> tuple[str, ...]:
    """Return the types that a search shows, as the site's search settings say."""
    return tuple(api.portal.get_tool("plone_utils").getUserFriendlyTypes([]))


def find(question: Question, wish: Wish) -> Results:
    """Return what answers ``question`` within ``wish``; a question without words finds nothing."""
    if not question.words:
        return Results()
    catalog = catalog_now()
    numbers = with_number(catalog, question)
    types = searched_types()
    narrowed = {"portal_type": list(types), **_narrowed(wish)}
    scores, found = {}, IISet()
    # Only where nothing holds the words is the last one taken for a beginning: "an" is no beginning of "anh".
    for pattern in (question.pattern, question.wide_pattern):
        scores = ask(catalog, TEXT, pattern)
        found = visible(catalog, union(IISet(scores.keys()), IISet(numbers)), narrowed)
        if found:
            break
    type_counts = counts(catalog, "portal_type", found)
    chosen = [name for name in wish.types if name in types]
    if wish.types:
        found = visible(catalog, found, {"portal_type": chosen}) if chosen else IISet()
    return Results(_ordered(catalog, question, wish, found, numbers, scores), type_counts, catalog)


def suggest(question: Question, limit: int = SUGGESTIONS) -> list[Any]:
    """Return the rows whose titles hold the words, the last of them begun perhaps, and documents by their number."""
    if not question.words or (len(question.words) == 1 and len(question.words[0]) < 2 and not question.number):
        return []
    catalog = catalog_now()
    scores = ask(catalog, TITLE, question.wide_pattern)
    numbers = with_number(catalog, question)
    every = union(IISet(scores.keys()), IISet(numbers))
    found = visible(catalog, every, {"portal_type": list(searched_types())})
    exact = ask(catalog, TITLE, question.literal_pattern)
    place = {record: step for step, record in enumerate(numbers)}

    def order(record: int) -> tuple[bool, int, bool, int, int]:
        return (record not in place, place.get(record, 0), record not in exact, -scores.get(record, 0), record)

    return [catalog._catalog[record] for record in sorted(found, key=order)[:limit]]


def sections() -> list[Any]:
    """Return the folders of the sections that the user may see, by title."""
    return sorted(visible_sections(api.portal.get()).values(), key=lambda brain: brain.Title.casefold())


def titles_above(brains: Sequence[Any]) -> dict[str, list[tuple[str, str]]]:
    """Return for each row, by its path, titles and addresses of the folders it stands in, from the root on.

    One question to the catalogue for all rows; folders that the user may not see are left out.
    """
    root = "/".join(api.portal.get().getPhysicalPath())
    above = {brain.getPath(): _parents(brain.getPath(), root) for brain in brains}
    wanted = sorted({path for paths in above.values() for path in paths})
    if not wanted:
        return {path: [] for path in above}
    catalog = api.portal.get_tool("portal_catalog")
    known = {b.getPath(): (b.Title or b.getId, b.getURL()) for b in catalog(path={"query": wanted, "depth": 0})}
    return {path: [known[parent] for parent in parents if parent in known] for path, parents in above.items()}


def _parents(path: str, root: str) -> list[str]:
    names = path[len(root) + 1 :].split("/")[:-1]
    return ["/".join([root, *names[: number + 1]]) for number in range(len(names))]


def _narrowed(wish: Wish) -> dict[str, Any]:
    narrowed: dict[str, Any] = {}
    if wish.path:
        narrowed["path"] = {"query": wish.path}
    if wish.since:
        begin = datetime.combine(wish.since, time.min, VIETNAM)
        narrowed["Date"] = {"query": DateTime(begin.isoformat()), "range": "min"}
    return narrowed


def _ordered(
    catalog: Any, question: Question, wish: Wish, found: Any, numbers: Sequence[int], scores: Mapping[int, int]
) -> list[int]:
    if wish.sort in SORTS:
        return sorted_by(catalog, found, *SORTS[wish.sort])
    return ranked(catalog, question, found, numbers, scores)
