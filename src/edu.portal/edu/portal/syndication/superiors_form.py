"""The form of the superior units: what was typed, what is wrong with it, and the records that it means."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.unit.checks import MOST_SUPERIORS
from edu.portal.core.unit.checks import address_fault
from edu.portal.core.unit.kinds import Above
from edu.portal.i18n import _
from edu.portal.net.addresses import read_allow_rule
from edu.portal.syndication.records import free_id
from edu.portal.syndication.records import kept_options
from edu.portal.syndication.sources import UNIT_KINDS
from edu.portal.syndication.sources import Superior
from typing import Any
from zope.i18nmessageid import Message


COUNT_FIELD = "unit-count"
HOSTS_FIELD = "allowed-hosts"

ADDRESS_SENTENCES = {
    "malformed": _("This is not a web address. Copy it again from the address line of your browser."),
    "scheme": _("Begin the address with http:// or https://, for example https://so.example.vn/rss."),
    "login": _("Leave out the user name and the password: only public addresses are read."),
    "too-long": _("The address is too long. Copy it again from the address line of your browser."),
}


@dataclass
class UnitInput:
    """One block of the form, exactly as typed; ``errors`` by name of the input, ``example`` of a name of the unit."""

    number: int
    id: str = ""
    kind: str = "so"
    name: str = ""
    url: str = ""
    feeds: dict[str, str] = field(default_factory=dict)
    errors: dict[str, Message] = field(default_factory=dict)
    example: str = ""

    def input_name(self, part: str) -> str:
        """Return the name of an input: ``id``, ``kind``, ``name``, ``url`` or ``feed-<category>``."""
        return f"unit-{self.number}-{part}"

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into the block."""
        return not (self.name or self.url or any(self.feeds.values()))


def inputs_of(superiors: Iterable[Superior], usual: Iterable[Above] = (Above("so", ""),)) -> list[UnitInput]:
    """Return the blocks that show what is stored; an empty block for each usual superior unit when nothing is."""
    units = [
        UnitInput(place, unit.id, unit.kind, unit.name, unit.url, {feed.category: feed.url for feed in unit.feeds})
        for place, unit in enumerate(superiors)
    ]
    return units or [UnitInput(place, kind=above.kind, example=above.name) for place, above in enumerate(usual)]


def next_input(units: list[UnitInput], usual: Iterable[Above]) -> UnitInput:
    """Return an empty block for the first usual superior unit that has no block yet, else for any other unit."""
    taken = {unit.kind for unit in units}
    above = next((above for above in usual if above.kind not in taken), Above("khac", ""))
    return UnitInput(len(units), kind=above.kind, example=above.name)


def read_inputs(form: Mapping[str, Any]) -> list[UnitInput]:
    """Return the blocks as they were sent. What is missing or no text counts as empty."""
    count = _text(form, COUNT_FIELD)
    size = min(int(count[:4]), MOST_SUPERIORS) if count.isdecimal() else 0
    return [_read_input(form, number) for number in range(size)]


def without(units: list[UnitInput], number: str) -> list[UnitInput]:
    """Return the blocks without the one of that number, counted anew."""
    return renumber(unit for unit in units if str(unit.number) != number)


def renumber(units: Iterable[UnitInput]) -> list[UnitInput]:
    """Return the blocks counted from 0."""
    result = list(units)
    for place, unit in enumerate(result):
        unit.number = place
    return result


def check(units: Iterable[UnitInput]) -> bool:
    """Put what is wrong into the ``errors`` of each block; return whether all is well."""
    seen: set[str] = set()
    for unit in units:
        unit.errors = {}
        if unit.is_blank:
            continue
        if not unit.name:
            unit.errors["name"] = _("Give the name of the unit; readers see it beside each item.")
        problem = url_problem(unit.url) if unit.url else None
        if problem is not None:
            unit.errors["url"] = problem
        for category, url in unit.feeds.items():
            problem = _feed_problem(url, seen)
            if problem is not None:
                unit.errors[f"feed-{category}"] = problem
            seen.add(url)
    return not any(unit.errors for unit in units)


def url_problem(url: str) -> Message | None:
    """Return what is wrong with an address and what to do about it, None when it can be used."""
    return ADDRESS_SENTENCES.get(address_fault(url))


def check_hosts(lines: Iterable[str]) -> Message | None:
    """Return what is wrong with the first bad line of the hosts inside the network, None when all can be used."""
    for line in lines:
        try:
            read_allow_rule(line)
        except ValueError:
            return _(
                "“${line}” is no host. Write a name (rss.so.vn), a name with its port (10.1.2.3:8080) "
                "or a range of addresses (10.1.0.0/16), one on each line.",
                mapping={"line": line},
            )
    return None


def host_lines(text: str) -> tuple[str, ...]:
    """Return the lines that say something, each once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def records_of(
    units: Iterable[UnitInput], titles: Mapping[str, str], stored: Collection[dict[str, Any]] = ()
) -> list[dict[str, Any]]:
    """Return the records for the settings; blank blocks are left out, new units get an id that stays theirs.

    ``titles`` gives the title of each category; ``stored`` are the present records, whose options of a feed stay:
    the form does not show them.
    """
    kept = [unit for unit in units if not unit.is_blank]
    taken = {unit.id for unit in kept if unit.id}
    records = []
    for unit in kept:
        unit_id = unit.id or free_id(unit.kind, taken)
        taken.add(unit_id)
        records.append(
            {
                "id": unit_id,
                "kind": unit.kind,
                "name": unit.name,
                "url": unit.url,
                "feeds": [
                    {
                        "category": category,
                        "title": titles[category],
                        "url": unit.feeds[category],
                        **kept_options(stored, unit.id, category, unit.feeds[category]),
                    }
                    for category in CATEGORIES
                    if unit.feeds.get(category)
                ],
            }
        )
    return records


def _read_input(form: Mapping[str, Any], number: int) -> UnitInput:
    unit = UnitInput(number)
    unit.id = _text(form, unit.input_name("id"))
    kind = _text(form, unit.input_name("kind"))
    unit.kind = kind if kind in UNIT_KINDS else "khac"
    unit.name = _text(form, unit.input_name("name"))
    unit.url = _text(form, unit.input_name("url"))
    unit.feeds = {category: _text(form, unit.input_name(f"feed-{category}")) for category in CATEGORIES}
    return unit


def _feed_problem(url: str, seen: set[str]) -> Message | None:
    if not url:
        return None
    if url in seen:
        return _("This address stands above already. Each feed needs an address of its own.")
    return url_problem(url)


def _text(form: Mapping[str, Any], name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
