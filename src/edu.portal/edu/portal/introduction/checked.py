"""The check of the introduction in words, for the panel on the page and for the guided form."""

from dataclasses import dataclass
from edu.portal.core.introduction.model import FILLED
from edu.portal.core.introduction.model import RIGHT
from edu.portal.core.introduction.model import Report
from edu.portal.introduction import service
from edu.portal.introduction.wording import age_sentence
from edu.portal.introduction.wording import length_sentence
from edu.portal.introduction.wording import picture_sentence
from edu.portal.introduction.wording import topic_sentence
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Line:
    """One line of the check: a sentence, and whether it is well."""

    text: Message
    is_well: bool


@dataclass(frozen=True)
class Checked:
    """The check in words; ``open_count`` is how many lines ask for something."""

    lines: tuple[Line, ...]

    @property
    def open_count(self) -> int:
        """How many lines ask for something."""
        return sum(not line.is_well for line in self.lines)


def read_checked(report: Report) -> Checked:
    """Return the lines of a report."""
    topics = [Line(topic_sentence(found), found.state == FILLED) for found in report.topics]
    others = (
        Line(length_sentence(report, *service.word_limits()), report.length == RIGHT),
        Line(picture_sentence(report), report.pictures > 0 and not report.mute),
        Line(age_sentence(report), report.is_recent),
    )
    return Checked((*topics, *others))
