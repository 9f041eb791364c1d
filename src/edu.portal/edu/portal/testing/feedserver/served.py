"""The table of served cases: what a source does, and what the page shows of it.

The table is a TOML file; a case that serves a document of the corpus takes its expectation from the file beside it.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.testing.feedserver.hostile import ERROR_PAGE
from edu.portal.testing.feedserver.hostile import FEED
from edu.portal.testing.feedserver.hostile import RSS
from edu.portal.testing.feedserver.hostile import Answer
from edu.portal.testing.feedserver.hostile import HostileServer
import json
from pathlib import Path
import tomllib
from typing import Any


# The moment of the first reading, in the table as in the corpus.
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
ALSO = "/also"
BODIES = {"feed": FEED, "error-page": ERROR_PAGE}


@dataclass(frozen=True)
class Shown:
    """An item on the page. ``link`` may begin with a slash: it stands on the server; None: not looked at."""

    title: str
    day: date
    link: str | None = None


@dataclass(frozen=True)
class Case:
    """One source. It is read ``readings`` times, ``pause`` minutes apart.

    ``path`` is a path of the hostile server, ``answers`` what it is to give there, ``also`` the document of a second
    feed of the unit, at ``ALSO``. ``host`` is the name under which it is asked, which resolves to ``resolves``, one
    answer after the other; ``tls`` is True for a server with an incomplete chain. ``settings`` are those of the
    source. ``shows`` are the first of ``count`` items, ``failure`` how the last reading failed, ``asked`` how often
    each path was asked for; one that begins with ``secure:`` belongs to the second server, which speaks https.
    """

    id: str
    group: str
    does: str
    path: str
    answers: tuple[Answer, ...]
    also: str
    host: str
    resolves: tuple[tuple[str, ...], ...]
    tls: bool
    settings: Mapping[str, bool]
    readings: int
    pause: int
    shows: tuple[Shown, ...]
    count: int
    failure: str
    asked: Mapping[str, int]

    def start(self, server: HostileServer, secure: HostileServer) -> tuple[str, ...]:
        """Let the server do it; return the addresses of the feeds. ``secure`` is a server that speaks https."""
        asked = secure if self.tls else server
        if self.answers:
            asked.serve(self.path, *self.answers)
        base, other = self.base(asked, self.tls), self.base(secure, True)
        addresses = [f"{base}{self.path.replace('{base}', base).replace('{secure}', other)}"]
        if self.also:
            asked.serve(ALSO, Answer(self.also.encode()))
            addresses.append(f"{base}{ALSO}")
        return tuple(addresses)

    def base(self, server: HostileServer, tls: bool) -> str:
        """Return the address of a server as the case names it."""
        return f"{'https' if tls else 'http'}://{self.host or '127.0.0.1'}:{server.port}"


def read_cases(table: Path, documents: Path) -> tuple[Case, ...]:
    """Return the cases of a table; ``documents`` is the folder of the corpus. Raises KeyError for what is missing."""
    content = tomllib.loads(table.read_text(encoding="utf-8"))
    return tuple(_case(row, documents) for row in content["case"])


def _case(row: Mapping[str, Any], documents: Path) -> Case:
    known = _expectation(row["document"], documents) if "document" in row else {}
    values = {**known, **row}
    name = values.get("id") or values["document"]
    path = values.get("path", f"/{name}")
    shows = tuple(_shown(item) for item in values.get("shows", () if "failure" in values else TWO))
    readings = values.get("readings", max(len(values.get("answers", ())), 1))
    place = f"{'secure:' if values.get('tls') else ''}{path.partition('?')[0]}"
    asked = values.get("asked", {place: readings})
    return Case(
        id=name,
        group=values["group"],
        does=values["does"],
        path=path,
        answers=tuple(_answer(answer, documents) for answer in values.get("answers", ())),
        also=values.get("also", ""),
        host=values.get("host", ""),
        resolves=tuple(map(tuple, values.get("resolves", ()))),
        tls=values.get("tls", False),
        settings={name: values[name] for name in ("as_browser", "chain_optional") if name in values},
        readings=readings,
        pause=values.get("pause", 31),
        shows=shows,
        count=values.get("count", len(shows)),
        failure=values.get("failure", ""),
        asked=asked,
    )


TWO = (["Tin thứ nhất", "2026-11-19", "/tin/1"], ["Tin thứ hai", "2026-11-18", "/tin/2"])


def _shown(item: Sequence[Any]) -> Shown:
    title, day, *link = item
    return Shown(title, date.fromisoformat(day), link[0] if link else None)


def _answer(row: Mapping[str, Any], documents: Path) -> Answer:
    body = row.get("body", "")
    content = (documents / row["document"]).read_bytes() if "document" in row else BODIES.get(body, body.encode())
    return Answer(content, row.get("type", RSS), row.get("status", 200), row.get("headers", {}))


def _expectation(name: str, documents: Path) -> dict[str, Any]:
    """Return a row for a document of the corpus."""
    said = json.loads((documents / f"{name}.json").read_text(encoding="utf-8"))
    row: dict[str, Any] = {
        "does": said["about"],
        "answers": [{"document": f"{name}.xml", "type": said["content_type"]}],
    }
    if "failure" in said:
        return row | {"failure": said["failure"]}
    moments = [datetime.fromisoformat(entry["published"] or said["now"]) for entry in said["entries"]]
    days = [min(moment, NOW).astimezone(VIETNAM).date().isoformat() for moment in moments]
    return row | {"shows": [[entry["title"], day] for entry, day in zip(said["entries"], days, strict=True)]}
