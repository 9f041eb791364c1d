"""Former versions of a schedule: what stood there before it was replaced, who replaced it and when."""

from Acquisition import aq_base
from dataclasses import dataclass
from datetime import datetime
from edu.portal.core.schedule.grid import from_plain
from edu.portal.core.schedule.grid import to_plain
from edu.portal.schedules.values import LEFT_OUT
from edu.portal.schedules.values import field_names
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from typing import Any


MOST = 10


@dataclass(frozen=True)
class Version:
    """A former version. ``replaced_by`` is how what followed came: "form", "import" or "copy"."""

    number: int
    moment: datetime
    user: str
    replaced_by: str
    title: str


def keep(content: Any, user: str, moment: datetime, origin: str) -> None:
    """Keep the present state as a former version before it is replaced; beyond MOST the oldest goes."""
    stored = aq_base(content)
    if not isinstance(stored.versions, PersistentList):
        stored.versions = PersistentList()
    state = {name: getattr(stored, name, None) for name in field_names(content.portal_type) if name != "grids"}
    version = PersistentMapping(
        moment=moment.isoformat(),
        user=user,
        replaced_by=origin,
        title=stored.title,
        made_title=stored.made_title,
        origin=stored.origin,
        state=PersistentMapping(state),
        grids=PersistentMapping(tables=to_plain(stored.grids)),
    )
    stored.versions.append(version)
    del stored.versions[:-MOST]


def versions_of(content: Any) -> list[Version]:
    """Return the former versions, the latest first; their tables are not loaded."""
    kept = aq_base(content).versions
    found = [
        Version(number, datetime.fromisoformat(one["moment"]), one["user"], one["replaced_by"], one.get("title") or "")
        for number, one in enumerate(kept)
    ]
    return found[::-1]


def bring_back(content: Any) -> Version:
    """Put the latest former version in the place of the present state. Raises IndexError when there is none."""
    stored = aq_base(content)
    version = versions_of(content)[0]
    kept = stored.versions.pop()
    for name, value in kept["state"].items():
        if name not in LEFT_OUT or name == "file":
            setattr(stored, name, value)
    stored.grids = from_plain(kept["grids"]["tables"])
    stored.made_title = kept["made_title"]
    stored.origin = kept["origin"]
    return version
