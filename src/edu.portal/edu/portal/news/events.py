"""Hints after saving: about the names of young authors and the hardship of families. Nothing is refused."""

from edu.portal.behaviors.young_author import IYoungAuthor
from edu.portal.consent.service import SECTIONS_OF_CHILDREN
from edu.portal.core.news.young_authors import hardship_words
from edu.portal.core.news.young_authors import looks_like_full_name
from edu.portal.i18n import _
from edu.portal.mandate.sections import section_of
from plone import api
from typing import Any
from zope.globalrequest import getRequest
from zope.i18nmessageid import Message


def hints_for(content: Any) -> list[Message]:
    """Return what an editor should think of again before publishing something of or about pupils."""
    if section_of(content) not in SECTIONS_OF_CHILDREN:
        return []
    hints = []
    work = IYoungAuthor(content, None)
    if work is not None and looks_like_full_name(work.shown_author or ""):
        hints.append(
            _("The author looks like a full name. Show given name and class, such as “An, 7A2”, or a pen name.")
        )
    text = getattr(content.aq_base, "text", None)
    written = " ".join((content.title or "", content.description or "", text.raw if text is not None else ""))
    if hardship_words(written):
        hints.append(
            _(
                "The text speaks of hardship or of the private life of a family. Tell what the child or the class"
                " has done, and leave out the circumstances."
            )
        )
    return hints


def hint(content: Any, event: object) -> None:
    """Tell the hints to whoever saves; subscriber to adding and editing."""
    request = getRequest()
    if request is None:
        return
    for sentence in hints_for(content):
        api.portal.show_message(sentence, request, type="warning")
