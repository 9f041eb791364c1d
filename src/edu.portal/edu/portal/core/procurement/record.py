"""What the catalogue keeps of a project or a tender: plain values, so that a list wakes nothing."""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from datetime import date
from edu.portal.core.procurement.stages import Steps
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """One project, tender or purchase. Sums are in đồng, None where none is told."""

    kind: str = ""
    budget: int | None = None
    contractor: str = ""
    amount: int | None = None
    steps: Steps = field(default_factory=Steps)


_STEPS = tuple(step.name for step in fields(Steps))


def to_plain(record: Record) -> dict[str, Any]:
    """Return ``record`` as plain values; what is not told is left out."""
    plain = {name: value for name, value in asdict(record).items() if name != "steps" and value not in ("", None)}
    days = {name: day.isoformat() for name in _STEPS if (day := getattr(record.steps, name))}
    return {**plain, "steps": days}


def from_plain(plain: object) -> Record | None:
    """Return what ``to_plain`` wrote, None for anything else; a single value of the wrong kind is left out."""
    if not isinstance(plain, Mapping) or not isinstance(plain.get("steps"), Mapping):
        return None
    return Record(
        kind=_text(plain.get("kind")),
        budget=_sum(plain.get("budget")),
        contractor=_text(plain.get("contractor")),
        amount=_sum(plain.get("amount")),
        steps=Steps(**{name: _day(plain["steps"].get(name)) for name in _STEPS}),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _sum(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
