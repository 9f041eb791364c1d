"""What was applied to a site, as small plain values: enough to say later what has changed, and in which words."""

from collections.abc import Mapping
from dataclasses import MISSING
from dataclasses import fields
from edu.portal.core.mandate.model import Resolved
from edu.portal.core.mandate.plain import Plain
from edu.portal.core.mandate.plain import plain_value
from edu.portal.core.mandate.plain import value_from_plain
from typing import Any


# What a comparison reads; descriptions, quotations and places in letters stay with the letters.
KEPT = {
    "sections": ("id", "title", "parent"),
    "criteria": ("id", "section", "rule", "severity", "params"),
    "attestations": ("id", "title", "section", "months", "severity"),
    "items": ("id", "section", "title", "group"),
    "sources": ("id", "number", "issued", "valid_from", "valid_until"),
}


def snapshot_of(resolved: Resolved) -> Plain:
    """Return what a site owes as dicts, lists and texts; what has its default value is left out."""
    return {kind: [plain_item(item, names) for item in getattr(resolved, kind)] for kind, names in KEPT.items()}


def plain_item(item: Any, names: tuple[str, ...]) -> Plain:
    """Return the named fields of an element that say more than their defaults."""
    defaults = {field.name: field.default for field in fields(item)}
    values = {name: getattr(item, name) for name in names}
    return {
        name: plain_value(value)
        for name, value in values.items()
        if defaults[name] is MISSING or value != defaults[name]
    }


def resolved_of(snapshot: Mapping[str, Any]) -> Resolved:
    """Return the mandate that ``snapshot_of`` kept. Raises ``KeyError`` or ``TypeError`` for another shape."""
    return value_from_plain(Resolved, snapshot)  # type: ignore[no-any-return]
