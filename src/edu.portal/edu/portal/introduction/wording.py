"""The sentences of the check of the introduction."""

from edu.portal.core.introduction.model import EMPTY
from edu.portal.core.introduction.model import FILLED
from edu.portal.core.introduction.model import LONG
from edu.portal.core.introduction.model import SHORT
from edu.portal.core.introduction.model import Found
from edu.portal.core.introduction.model import Report
from edu.portal.core.text.dates import format_full
from edu.portal.i18n import _
from zope.i18nmessageid import Message


def topic_sentence(found: Found) -> Message:
    """Return whether a topic is there."""
    words = {"heading": found.heading or found.topic.heading}
    if found.state == FILLED:
        return _("There: “${heading}”", mapping=words)
    if found.state == EMPTY:
        return _("The heading “${heading}” stands there without a text", mapping=words)
    return _("Missing: “${heading}”", mapping=words)


def length_sentence(report: Report, shortest: int, longest: int) -> Message:
    """Return how long the page is beside what it should be."""
    words = {"words": str(report.words), "shortest": str(shortest), "longest": str(longest)}
    if report.length == SHORT:
        return _("${words} words; about one page is ${shortest} to ${longest}. Write more.", mapping=words)
    if report.length == LONG:
        return _("${words} words; about one page is ${shortest} to ${longest}. Shorten it.", mapping=words)
    return _("${words} words, about one page", mapping=words)


def picture_sentence(report: Report) -> Message:
    """Return whether there is a picture that everybody can perceive."""
    if report.mute:
        return _("${count} pictures have no text alternative", mapping={"count": str(report.mute)})
    if not report.pictures:
        return _("There is no picture of the school with a text alternative")
    return _("There is a picture with a text alternative")


def age_sentence(report: Report) -> Message:
    """Return when the page was worked on last."""
    if report.modified is None:
        return _("There is no page yet")
    day = {"day": format_full(report.modified)}
    if report.is_recent:
        return _("Last change: ${day}", mapping=day)
    return _("Last change: ${day}. Bring it up to date once a year, before the school year begins.", mapping=day)
