"""Use case: a portal for each line of a sheet. One commit per line; a bad line stops nothing else."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from edu.portal.core.setup.answers import Answers
from edu.portal.core.setup.answers import Problem
from edu.portal.core.setup.answers import as_form
from edu.portal.core.setup.answers import read_answers
from edu.portal.core.setup.choices import Offer
from edu.portal.core.setup.sheet import Row
from edu.portal.core.unit.crest import LIMIT
from edu.portal.setup.distribution import NAME
from edu.portal.setup.distribution import id_problem
import gc
import logging
from pathlib import Path
from plone.base.interfaces import IPloneSiteRoot
from plone.distribution.api import site as site_api
import time
from typing import Any
from zope.component.hooks import setSite


Database = Callable[[], AbstractContextManager[Any]]
LOGGER = logging.getLogger("edu.portal.setup")


@dataclass(frozen=True, slots=True)
class Line:
    """A judged line. States: ``new`` (ready), ``there`` (the site exists), ``bad`` (see the problems)."""

    number: int
    state: str
    site_id: str
    title: str
    problems: tuple[Problem, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    answers: Answers | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a line. Its state is the one of the line, ``made``, or ``failed`` with the ``fault``."""

    line: Line
    state: str
    seconds: float = 0.0
    fault: str = ""


def judge(app: Any, rows: Iterable[Row], folder: Path, offer: Offer, today: date) -> Iterator[Line]:
    """Yield every line with its judgement; writes nothing. Pictures are looked for in ``folder`` only."""
    seen: dict[str, int] = {}
    for row in rows:
        line = _judge_row(app, row, folder, offer, today)
        first = seen.setdefault(line.site_id, row.number) if line.site_id else row.number
        if first != row.number:
            twice = Problem("site_id", "id-twice", {"line": str(first)})
            line = Line(row.number, "bad", line.site_id, line.title, (*line.problems, twice), row.columns)
        yield line


def roll_out(lines: Iterable[Line], database: Database) -> Iterator[Outcome]:
    """Make the portal of each line that is ready, and commit it; yield what became of every line, in order.

    ``database`` opens the application anew for each portal: Plone keeps what it knows of types on the request, and
    what it knows of one site is wrong in the next.
    """
    for line in lines:
        if line.state != "new" or line.answers is None:
            yield Outcome(line, line.state)
            continue
        start = time.monotonic()
        with database() as app:
            fault = _make(app, line.answers)
        yield Outcome(line, "failed" if fault else "made", time.monotonic() - start, fault)


def _judge_row(app: Any, row: Row, folder: Path, offer: Offer, today: date) -> Line:
    answers = dict(row.answers)
    problems: list[Problem] = []
    picture = str(answers.pop("logo", "") or "")
    if picture:
        data = _read_file(folder, picture)
        if data is None:
            problems.append(Problem("logo", "no-file", {}))
        else:
            answers["logo"] = data
    checked = read_answers(answers, offer, today)
    title, site_id = str(answers.get("title", "")), checked.site_id
    # What is there stays as it is, whatever the line says by now: the sheet may be run again.
    if site_id and IPloneSiteRoot.providedBy(app._getOb(site_id, None)):
        return Line(row.number, "there", site_id, title)
    problems += checked.problems
    taken = id_problem(app, site_id) if site_id else None
    if taken is not None:
        problems.append(taken)
    if problems:
        return Line(row.number, "bad", site_id, title, tuple(problems), row.columns)
    return Line(row.number, "new", site_id, title, answers=checked.answers)


def _read_file(folder: Path, name: str) -> bytes | None:
    """Return the content of a file in ``folder`` or below, one byte more than a crest may have at most."""
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            return None
        with path.open("rb") as stream:
            return stream.read(LIMIT + 1)
    except (OSError, ValueError):
        return None


def _make(app: Any, answers: Answers) -> str:
    """Make and commit one portal; return the fault that kept it from coming, "" when all is well."""
    try:
        site_api.create(app, NAME, as_form(answers))
    except Exception as error:
        # Whatever it is, the other units of the sheet shall have their portals.
        LOGGER.exception("%s was not made", answers.site_id)
        return f"{type(error).__name__}: {error}"
    finally:
        setSite(None)
        # A site is some ten thousand objects: a hundred of them would fill the memory.
        app._p_jar.cacheMinimize()
        # Some of Plone's objects read the database once more when they go, so they go while it is open.
        gc.collect()
    return ""
