"""Which indicator a row of a spreadsheet means: "Nữ" is of those whom the rows above it count."""

from edu.portal.core.statistics.model import Book
from edu.portal.core.statistics.model import Group
from edu.portal.core.statistics.model import Indicator
from edu.portal.core.text.unicode import fold
import re


# Numbering and bullets before a label: "1.", "1.2", "II.", "a)", "-", "+", "•".
_NUMBERING = re.compile(r"^\s*(?:(?:\d+(?:\.\d+)*|[IVX]+|[a-zđ])\s*[.)/]\s*|[-+•*–—]\s*)+", re.IGNORECASE)
_AMONG = re.compile(r"^(?:trong do|chia ra|bao gom|gom)\s*[:,]?\s*")
# The unit behind a label: "Diện tích đất (m2)".
_UNIT = re.compile(r"\s*\([^()]*\)\s*$|\s*:\s*$")
_NOT_WORD = re.compile(r"[^a-z0-9/]+")


def plain_label(text: str) -> str:
    """Return a label in the form in which its writings are the same: no case, diacritics, numbering, unit."""
    bare = _UNIT.sub("", _NUMBERING.sub("", text))
    bare = _NUMBERING.sub("", _AMONG.sub("", fold(bare).strip()))
    return " ".join(_NOT_WORD.sub(" ", bare).split())


class Matcher:
    """Remembers the last row that was understood: it decides between indicators of the same name."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._names: dict[str, list[Indicator]] = {}
        for indicator in book.indicators:
            for name in dict.fromkeys(plain_label(text) for text in (indicator.title, *indicator.aliases)):
                self._names.setdefault(name, []).append(indicator)
        self._group = ""
        self._last: Indicator | None = None

    def group(self, label: str) -> Group | None:
        """Return the group that a heading names, None when it names none."""
        wanted = plain_label(label)
        for group in self._book.groups:
            if wanted and wanted in [plain_label(text) for text in (group.title, *group.aliases)]:
                return group
        return None

    def enter(self, group: Group) -> None:
        """Go on in a group: its names come first from now on."""
        self._group, self._last = group.id, None

    def find(self, label: str) -> Indicator | None:
        """Return the indicator that a row means, None when nobody can tell; remembers it."""
        found = self._names.get(plain_label(label), [])
        if self._group:
            # In a known group a name never means another group's indicator.
            found = [indicator for indicator in found if indicator.group == self._group]
        if not found:
            return None
        family = self._family()
        best = min(found, key=lambda indicator: self._distance(indicator, family))
        rivals = [other for other in found if self._distance(other, family) == self._distance(best, family)]
        if len(rivals) > 1:
            return None
        self._last = best
        return best

    def _family(self) -> list[str]:
        """The last indicator and those above it."""
        family: list[str] = []
        indicator = self._last
        while indicator is not None:
            family.append(indicator.id)
            indicator = self._book.indicator(indicator.parent) if indicator.parent else None
        return family

    def _distance(self, indicator: Indicator, family: list[str]) -> int:
        """How far an indicator is from the last row: its child is nearest, then its sibling, then those further up."""
        if indicator.parent in family:
            return family.index(indicator.parent)
        same_group = self._last is not None and indicator.group == self._last.group
        return len(family) + (0 if same_group and not indicator.parent else 1 if same_group else 2)
