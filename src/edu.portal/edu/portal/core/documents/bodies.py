"""Bodies that issue documents and the people who sign for them, each with the days between which it holds.

A body that gets another name, is merged or ends stays in the register: documents keep the name of their day. Since
1 July 2025, for example, the Phòng of a district has ended and the ward's people's committee stands in its place.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.unicode import fold
from edu.portal.core.text.unicode import slug
from edu.portal.core.text.unicode import to_nfc
import re
from typing import Any


_DAY = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*", re.ASCII)
_PARTS = 4
LONGEST_NAME = 200


@dataclass(frozen=True)
class Signer:
    """One person in one position; open ends are None."""

    name: str
    position: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Body:
    """One body under one name. ``successor`` is the id of the body that took its place or of its later name."""

    id: str
    name: str
    code: str = ""
    since: date | None = None
    until: date | None = None
    successor: str = ""
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True)
class Fault:
    """What is wrong in the register: which body, which of its parts, a code, and the words that it is about."""

    body: int
    part: str
    code: str
    words: str = ""


def holds_on(entry: Body | Signer, day: date) -> bool:
    """Tell whether the name, or the person in the position, holds on ``day``."""
    return (entry.since is None or entry.since <= day) and (entry.until is None or day <= entry.until)


def body_named(bodies: Iterable[Body], name: str) -> Body | None:
    """Return the body of that name, in any case and without diacritics, None when the register does not know it."""
    wanted = _bare(name)
    return next((body for body in bodies if _bare(body.name) == wanted), None) if wanted else None


def name_on(bodies: Sequence[Body], name: str, day: date) -> Body | None:
    """Return what the body ``name`` was called on ``day``, or what stood in its place.

    None when the name is unknown, or when nobody recorded an earlier or later one for that day.
    """
    found = body_named(bodies, name)
    if found is None:
        return None
    return next((body for body in _line_of(bodies, found) if holds_on(body, day)), None)


def offered_names(bodies: Iterable[Body], today: date) -> list[str]:
    """Return the names to offer in a form: those of today first, then those of the past."""
    known = list(bodies)
    return [
        *(body.name for body in known if holds_on(body, today)),
        *(body.name for body in known if not holds_on(body, today)),
    ]


def offered_signers(bodies: Iterable[Body], today: date) -> list[str]:
    """Return the signers to offer, those in office first, each once."""
    signers = [signer for body in bodies for signer in body.signers]
    names = [
        *(signer.name for signer in signers if holds_on(signer, today)),
        *(signer.name for signer in signers if not holds_on(signer, today)),
    ]
    return list(dict.fromkeys(names))


def signer_on(bodies: Iterable[Body], name: str, day: date) -> Signer | None:
    """Return the person ``name`` in the position held on ``day``, None when the register does not know of one."""
    wanted = _bare(name)
    signers = (signer for body in bodies for signer in body.signers if _bare(signer.name) == wanted)
    return next((signer for signer in signers if holds_on(signer, day)), None) if wanted else None


def read_bodies(records: object) -> tuple[Body, ...]:
    """Return the bodies in plain records as ``plain_bodies`` writes them; what is no record is left out."""
    rows = records if isinstance(records, list | tuple) else ()
    bodies = [_read_body(row) for row in rows if isinstance(row, Mapping)]
    return tuple(body for body in bodies if body.id and body.name)


def plain_bodies(bodies: Iterable[Body]) -> list[dict[str, Any]]:
    """Return the bodies as lists, dicts and strings."""
    return [
        {
            "id": body.id,
            "name": body.name,
            "code": body.code,
            "since": _iso(body.since),
            "until": _iso(body.until),
            "successor": body.successor,
            "signers": [
                {
                    "name": signer.name,
                    "position": signer.position,
                    "since": _iso(signer.since),
                    "until": _iso(signer.until),
                }
                for signer in body.signers
            ],
        }
        for body in bodies
    ]


def check_bodies(bodies: Sequence[Body]) -> list[Fault]:
    """Return what cannot be right: a name twice, an end before its beginning, a line of successors in a circle."""
    faults = []
    seen: set[str] = set()
    for place, body in enumerate(bodies):
        if _bare(body.name) in seen:
            faults.append(Fault(place, "name", "twice", body.name))
        seen.add(_bare(body.name))
        if _is_reversed(body):
            faults.append(Fault(place, "until", "reversed"))
        if body.successor and body in _followers(bodies, body):
            faults.append(Fault(place, "successor", "circle"))
        faults += [Fault(place, "signers", "reversed", signer.name) for signer in body.signers if _is_reversed(signer)]
    return faults


def new_id(name: str, taken: Iterable[str]) -> str:
    """Return a free permanent id for a body of that name."""
    known = set(taken)
    wanted = slug(name, 60) or "co-quan"
    number = 2
    candidate = wanted
    while candidate in known:
        candidate = f"{wanted}-{number}"
        number += 1
    return candidate


def read_day(text: str) -> date | None:
    """Return the day in ``text``, day first as ``1/7/2025``; None for no text. Raises ValueError for anything else."""
    if not text.strip():
        return None
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return date(int(match[3]), int(match[2]), int(match[1]))


def write_day(day: date | None) -> str:
    """Return ``day`` as it is typed, "" for none."""
    return format_date(day) if day else ""


def read_signers(text: str) -> tuple[Signer, ...]:
    """Return the signers in ``text``, one on a line: name; position; first day; last day. Only the name is needed.

    Raises ValueError with the line that cannot be read.
    """
    signers = []
    for line in text.splitlines():
        if not line.strip():
            continue
        parts = [" ".join(to_nfc(part).split()) for part in line.split(";")]
        if len(parts) > _PARTS or not parts[0]:
            raise ValueError(line.strip())
        name, position, since, until = (*parts, "", "", "")[:_PARTS]
        try:
            signers.append(Signer(name[:LONGEST_NAME], position[:LONGEST_NAME], read_day(since), read_day(until)))
        except ValueError:
            raise ValueError(line.strip()) from None
    return tuple(signers)


def write_signers(signers: Iterable[Signer]) -> str:
    """Return the signers as ``read_signers`` reads them."""
    lines = []
    for signer in signers:
        parts = [signer.name, signer.position, write_day(signer.since), write_day(signer.until)]
        lines.append("; ".join(parts).rstrip("; "))
    return "\n".join(lines)


def _line_of(bodies: Sequence[Body], body: Body) -> list[Body]:
    """The body, those that came after it, and those that it came after."""
    line = [body, *_followers(bodies, body)]
    known = {entry.id for entry in line}
    grown = True
    while grown:
        earlier = [entry for entry in bodies if entry.successor in known and entry.id not in known]
        line += earlier
        known |= {entry.id for entry in earlier}
        grown = bool(earlier)
    return line


def _followers(bodies: Sequence[Body], body: Body) -> list[Body]:
    by_id = {entry.id: entry for entry in bodies}
    found: list[Body] = []
    following = by_id.get(body.successor)
    while following is not None and following not in found:
        found.append(following)
        following = by_id.get(following.successor)
    return found


def _is_reversed(entry: Body | Signer) -> bool:
    return entry.since is not None and entry.until is not None and entry.until < entry.since


def _bare(name: str) -> str:
    return " ".join(fold(name).split())


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read_body(row: Mapping[str, Any]) -> Body:
    signers = row.get("signers")
    return Body(
        _text(row, "id"),
        _text(row, "name"),
        _text(row, "code"),
        _date(row, "since"),
        _date(row, "until"),
        _text(row, "successor"),
        tuple(
            Signer(_text(entry, "name"), _text(entry, "position"), _date(entry, "since"), _date(entry, "until"))
            for entry in (signers if isinstance(signers, list | tuple) else ())
            if isinstance(entry, Mapping) and _text(entry, "name")
        ),
    )


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return to_nfc(value).strip() if isinstance(value, str) else ""


def _date(row: Mapping[str, Any], name: str) -> date | None:
    try:
        return date.fromisoformat(_text(row, name))
    except ValueError:
        return None
