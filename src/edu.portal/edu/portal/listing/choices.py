"""The selections of the search form above a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from edu.portal.i18n import _
from typing import Any


VALIDITIES = (
    ("", _("In force and coming")),
    ("current", _("In force")),
    ("not-yet", _("Not yet in force")),
    ("ended", _("Expired or replaced")),
    ("all", _("All documents")),
)


@dataclass(frozen=True)
class Option:
    """One thing to choose: what the address carries, what the visitor reads, and whether it is chosen."""

    value: str
    title: Any
    selected: bool


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
    rows = [(value, f"{title} ({count})") for value, title, count in found]
    if chosen and chosen not in {value for value, _title in rows}:
        rows.append((chosen, f"{chosen} (0)"))
    if not rows:
        return ()
    return tuple(Option(value, title, value == chosen) for value, title in [("", everything), *rows])


def validity_options(chosen: str) -> tuple[Option, ...]:
    """Return the states of a document to choose from."""
    return tuple(Option(value, title, value == chosen) for value, title in VALIDITIES)
