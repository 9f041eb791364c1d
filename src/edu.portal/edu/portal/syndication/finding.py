"""What was found at an address or in a list, on its way through the forms that add it: nothing typed is lost.

The forms carry it as JSON in a hidden input, so that a feed can be added after another without asking the site again.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from edu.portal.core.feeds.inspect import PROBLEMS
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.platforms import guess_category
from edu.portal.core.text.unicode import fold
from edu.portal.core.unit.checks import LONGEST_ADDRESS
from edu.portal.core.unit.checks import MOST_SUPERIORS
from edu.portal.core.unit.checks import address_fault
from edu.portal.i18n import _
from edu.portal.net.opml import Outline
from edu.portal.syndication.discover import Discovery
from edu.portal.syndication.records import CategoryTaken
from edu.portal.syndication.records import Record
from edu.portal.syndication.records import feeds_of
from edu.portal.syndication.records import kind_by_name
from edu.portal.syndication.records import with_feed
from edu.portal.syndication.records import with_unit
from edu.portal.syndication.sources import UNIT_KINDS
from edu.portal.syndication.superiors_form import ADDRESS_SENTENCES
from edu.portal.syndication.superiors_form import url_problem
from edu.portal.syndication.wording import category_title
import json
from typing import Any
from urllib.parse import urljoin
from urllib.parse import urlsplit
from zope.i18nmessageid import Message


FOUND_FIELD = "found"
MOST_FOUND = 400
LONGEST_TITLE = 300
LONGEST_FOUND = 600_000


@dataclass
class Found:
    """A feed that may be added. ``items`` are pairs of title and the date as understood; ``group`` names its unit."""

    url: str
    title: str = ""
    category: str = CATEGORIES[0]
    group: str = ""
    page: str = ""
    as_browser: bool = False
    chain_optional: bool = False
    total: int = 0
    problems: list[str] = field(default_factory=list)
    items: list[list[str]] = field(default_factory=list)
    is_added: bool = False
    error: Message | None = None


@dataclass
class UnitChoice:
    """The unit that feeds are added to, exactly as chosen and typed; ``id`` is "" for a new one."""

    id: str = ""
    kind: str = "khac"
    name: str = ""
    url: str = ""
    errors: dict[str, Message] = field(default_factory=dict)


def found_by(discovery: Discovery, say: Any) -> list[Found]:
    """Return what ``discover`` found; ``say`` gives the moment of an item in words."""
    return [
        Found(
            url=candidate.url,
            title=candidate.title[:LONGEST_TITLE],
            category=candidate.category,
            as_browser=candidate.as_browser,
            chain_optional=candidate.chain_optional,
            total=candidate.inspection.total,
            problems=list(candidate.inspection.problems),
            items=[
                [entry.title[:LONGEST_TITLE], say(entry.published) if entry.published is not None else ""]
                for entry in candidate.inspection.entries
            ],
        )
        for candidate in discovery.found
    ]


def found_in(outlines: Iterable[Outline], records: Iterable[Record]) -> list[Found]:
    """Return the feeds of a list that another program wrote, those that the records have already marked as added."""
    present = {feed.get("url") for record in records for feed in feeds_of(record)}
    rows: dict[str, Found] = {}
    for line in outlines:
        url = line.url.removeprefix("feed:")
        if url in rows or len(rows) >= MOST_FOUND:
            continue
        category = line.category if line.category in CATEGORIES else guess_category(line.title, url)
        group = (line.group or _host(url) or line.title)[:LONGEST_TITLE]
        page = line.page if not address_fault(line.page) else ""
        rows[url] = Found(
            url[: LONGEST_ADDRESS + 1], line.title[:LONGEST_TITLE], category, group, page, is_added=url in present
        )
        rows[url].error = url_problem(url)
    return list(rows.values())


def written(found: Iterable[Found]) -> str:
    """Return what was found for the hidden input."""
    return json.dumps([{**asdict(feed), "error": None} for feed in found], ensure_ascii=False)


def read_found(form: Mapping[str, Any]) -> list[Found]:
    """Return what a form carries, with the kinds that were chosen; what makes no sense is left out."""
    text = form.get(FOUND_FIELD)
    try:
        rows = json.loads(text) if isinstance(text, str) and len(text) <= LONGEST_FOUND else []
    except (ValueError, RecursionError):
        rows = []
    found = [_read_row(row) for row in (rows if isinstance(rows, list) else [])[:MOST_FOUND] if isinstance(row, dict)]
    kept = [feed for feed in found if feed.url]
    for place, feed in enumerate(kept):
        chosen = form.get(f"category-{place}")
        feed.category = chosen if chosen in CATEGORIES else feed.category
        feed.error = url_problem(feed.url)
    return kept


def read_choice(form: Mapping[str, Any]) -> UnitChoice:
    """Return the unit as it was chosen."""
    kind = _text(form, "new-kind")
    return UnitChoice(
        _text(form, "unit"),
        kind if kind in UNIT_KINDS else "khac",
        _text(form, "new-name"),
        _text(form, "new-url"),
    )


def usual_choice(discovery: Discovery, records: Iterable[Record]) -> UnitChoice:
    """Return the stored unit whose host was found, else a new one named as the page is."""
    address = discovery.found[0].url if discovery.found else discovery.address
    host = _site(address)
    for record in records:
        urls = [record.get("url"), *(feed.get("url") for feed in feeds_of(record))]
        if host and host in [_site(url) for url in urls if isinstance(url, str)]:
            return UnitChoice(str(record.get("id")))
    title = discovery.page_title[:LONGEST_TITLE]
    page = "" if address_fault(address) else urljoin(address, "/")
    return UnitChoice("", kind_by_name(title), title, page)


def add_to_unit(
    records: list[Record], choice: UnitChoice, found: Iterable[Found], titles: Mapping[str, str]
) -> list[Record]:
    """Return the records with the feeds added to the chosen unit; what cannot be added says so in its ``error``.

    What is wrong with the unit stands in ``choice.errors``; a new unit gets its id there when it has a feed.
    """
    choice.errors = {}
    known = {str(record.get("id")) for record in records}
    if choice.id and choice.id not in known:
        choice.errors["unit"] = _("This unit was deleted meanwhile. Choose another one.")
    if not choice.id:
        if not choice.name:
            choice.errors["new-name"] = _("Give the name of the unit; readers see it beside each item.")
        if choice.url and url_problem(choice.url):
            choice.errors["new-url"] = url_problem(choice.url) or ADDRESS_SENTENCES["malformed"]
        if len(known) >= MOST_SUPERIORS:
            choice.errors["unit"] = _(
                "There are ${most} units already. Choose one of them.", mapping={"most": str(MOST_SUPERIORS)}
            )
    if choice.errors:
        return records
    unit_id, result = choice.id, records
    if not unit_id:
        result, unit_id = with_unit(records, choice.kind, choice.name, choice.url)
    result, count = _add_all(result, unit_id, found, titles)
    if not count:
        return records
    choice.id = unit_id
    return result


def add_to_groups(records: list[Record], found: Iterable[Found], titles: Mapping[str, str]) -> list[Record]:
    """Return the records with each feed added to the unit that has the name of its group, a new one if need be."""
    result = records
    waiting: dict[str, list[Found]] = {}
    for feed in found:
        waiting.setdefault(feed.group, []).append(feed)
    for group, feeds in waiting.items():
        named = (str(record.get("id")) for record in result if fold(str(record.get("name"))) == fold(group))
        choice = UnitChoice(next(named, ""), kind_by_name(group), group, feeds[0].page)
        result = add_to_unit(result, choice, feeds, titles)
        for feed in feeds:
            feed.error = feed.error or next(iter(choice.errors.values()), None)
    return result


def _add_all(
    records: list[Record], unit_id: str, found: Iterable[Found], titles: Mapping[str, str]
) -> tuple[list[Record], int]:
    result, count = records, 0
    for feed in found:
        feed.error = url_problem(feed.url)
        if feed.error is not None:
            continue
        row = {"category": feed.category, "title": titles[feed.category], "url": feed.url}
        row |= {"as_browser": feed.as_browser, "chain_optional": feed.chain_optional}
        try:
            result = with_feed(result, unit_id, row)
        except CategoryTaken:
            feed.error = _(
                "This unit has a feed of the kind “${kind}” already. Choose another kind, or another unit.",
                mapping={"kind": category_title(feed.category)},
            )
            continue
        feed.is_added = True
        count += 1
    return result, count


def _read_row(row: dict[str, Any]) -> Found:
    problems, items, total = row.get("problems"), row.get("items"), row.get("total")
    category = row.get("category")
    return Found(
        url=_text(row, "url")[: LONGEST_ADDRESS + 1],
        title=_text(row, "title")[:LONGEST_TITLE],
        category=category if category in CATEGORIES else CATEGORIES[0],
        group=_text(row, "group")[:LONGEST_TITLE],
        page=_text(row, "page")[:LONGEST_ADDRESS],
        as_browser=row.get("as_browser") is True,
        chain_optional=row.get("chain_optional") is True,
        total=total if isinstance(total, int) else 0,
        problems=[code for code in PROBLEMS if isinstance(problems, list) and code in problems],
        items=[
            [str(part)[:LONGEST_TITLE] for part in item[:2]]
            for item in (items if isinstance(items, list) else [])[:5]
            if isinstance(item, list) and len(item) > 1
        ],
        is_added=row.get("is_added") is True,
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _site(url: str) -> str:
    """Return host and port: two units of a small server stand behind two ports."""
    return "" if address_fault(url) else urlsplit(url).netloc.casefold().removeprefix("www.")


def _text(form: Mapping[str, Any], name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
