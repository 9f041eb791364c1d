"""The selections of the search form above a list."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal.core.documents.fields import FIELDS
from edu.portal.core.documents.fields import depth_of
from edu.portal.core.documents.fields import field_title
from edu.portal.core.documents.fields import is_field
from edu.portal.i18n import _
from typing import Any


VALIDITIES = (
    ("", _("In force and coming")),
    ("current", _("In force")),
    ("not-yet", _("Not yet in force")),
    ("ended", _("Expired or replaced")),
    ("all", _("All documents")),
)


# More would be no choice any more; whoever looks for a rarer value finds it by its words.
MOST_OPTIONS = 60
_INDENT = "\u00a0\u00a0\u00a0"


@dataclass(frozen=True)
class Option:
    """One thing to choose: what the address carries, what the visitor reads, whether it is chosen, and
    how many it would show where that is no part of the title."""

    value: str
    title: Any
    selected: bool
    count: int | None = None


@dataclass(frozen=True)
class Choice:
    """A selection by its name in the address; without options it is not shown. ``wide`` holds long words."""

    name: str
    label: Any
    options: tuple[Option, ...]
    wide: bool = False

    @property
    def css(self) -> str:
        """The style of its field."""
        return "edu-field edu-field--wide" if self.wide else "edu-field"


def options_of(everything: Any, found: Iterable[tuple[str, str, int]], chosen: str) -> tuple[Option, ...]:
    """Return the options of (value, title, count), ``everything`` first; none where there is nothing to choose from.

    What was asked stays among them even when nothing has it.
    """
    rows = [(value, f"{title} ({count})") for value, title, count in found][:MOST_OPTIONS]
    if chosen and chosen not in {value for value, _title in rows}:
        rows.append((chosen, f"{chosen} (0)"))
    if not rows:
        return ()
    return tuple(Option(value, title, value == chosen) for value, title in [("", everything), *rows])


def field_options(everything: Any, counts: Iterable[tuple[str, int]], chosen: str) -> tuple[Option, ...]:
    """Return the fields of work in their own order, the narrower ones indented below the wider."""
    counted = dict(counts)
    known = [field.id for field in FIELDS if field.id in counted]
    others = sorted(value for value in counted if not is_field(value))
    found = [(value, _INDENT * depth_of(value) + field_title(value), counted[value]) for value in (*known, *others)]
    return options_of(everything, found, chosen)


def validity_options(chosen: str, counts: Mapping[str, int]) -> tuple[Option, ...]:
    """Return the states of a document to choose from, each with how many documents it would show."""
    return tuple(Option(value, title, value == chosen, counts.get(value, 0)) for value, title in VALIDITIES)
