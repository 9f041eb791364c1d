"""Derive docs/dev/reference/feed-cases.md: what sources do, and what the page shows of each.

``python tools/derive_feed_cases.py`` writes the page; ``--check`` writes nothing and fails when the page differs. The
rows are those of ``tests/corpus/feeds/served.toml``, each of which a test serves and compares with the pages.
"""

from babel.messages.pofile import read_po
from collections.abc import Iterator
from pathlib import Path
import sys


ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src/edu.portal")]

from edu.portal.syndication.wording import failure_sentence  # noqa: E402
from edu.portal.testing.feedserver.served import Case  # noqa: E402
from edu.portal.testing.feedserver.served import read_cases  # noqa: E402
from shipped import keep  # noqa: E402


PAGE = ROOT / "docs/dev/reference/feed-cases.md"
CORPUS = ROOT / "tests/corpus/feeds"
CATALOGUE = ROOT / "src/edu.portal/edu/portal/locales/vi/LC_MESSAGES/edu.portal.po"
LONGEST = 60
HEAD = """\
# What sources do, and what the page shows

Derived by `make docs` from `tests/corpus/feeds/served.toml`; correct it there. `test_served_cases.py` serves each of
the {count} cases over HTTP to a site and compares the archive, the portlet, what editors are told and the number of
requests with the row.

Items stand as title (day on the page). A failure shows readers nothing, or the last good items with the note that
the source does not answer; the panel and the health page tell editors the sentence. "Asked" counts the requests that
the server got, where it is not one for each reading.
"""
COLUMNS = ("| case | what the source does | what the page shows | asked |", "|---|---|---|---|")


class Sentences:
    """The sentences of failures in Vietnamese."""

    def __init__(self, catalogue: Path) -> None:
        with catalogue.open("rb") as stream:
            self._known = {message.id: message.string for message in read_po(stream)}

    def of(self, kind: str) -> str:
        """Return what is told of a failure."""
        message = failure_sentence(kind)
        text = str(self._known.get(str(message)) or message)
        for name, value in (getattr(message, "mapping", None) or {}).items():
            text = text.replace(f"${{{name}}}", str(value))
        return text


def page(cases: tuple[Case, ...], sentences: Sentences) -> str:
    """Return the text of the page."""
    lines = [HEAD.format(count=len(cases))]
    for group in dict.fromkeys(case.group for case in cases):
        lines += [f"\n## {group}\n", *COLUMNS]
        lines += (row(case, sentences) for case in cases if case.group == group)
    return "\n".join(lines) + "\n"


def row(case: Case, sentences: Sentences) -> str:
    """Return the line of a case."""
    cells = case.id, case.does, "<br>".join(shown(case, sentences)), "<br>".join(asked(case))
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def shown(case: Case, sentences: Sentences) -> Iterator[str]:
    """Give what readers see, then what editors are told."""
    for item in case.shows:
        title = item.title if len(item.title) <= LONGEST else f"{item.title[:LONGEST].rstrip()}…"
        yield f"{title.replace('<', '&lt;')} ({item.day:%d/%m/%Y})"
    if case.count > len(case.shows):
        yield f"… {case.count} items"
    if not case.count:
        yield "no items"
    if case.failure:
        yield f"`{case.failure}`: {sentences.of(case.failure)}"


def asked(case: Case) -> Iterator[str]:
    """Give the paths with the number of requests where that is more than one for one reading."""
    if sum(case.asked.values()) != 1:
        yield from (f"`{path}` {count}" for path, count in case.asked.items())
    if not case.asked:
        yield "nobody"


def main() -> int:
    """Write or compare the page; return the exit code."""
    cases = read_cases(CORPUS / "served.toml", CORPUS / "documents")
    return keep(PAGE, page(cases, Sentences(CATALOGUE)), "make docs")


if __name__ == "__main__":
    sys.exit(main())
