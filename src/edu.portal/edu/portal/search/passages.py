"""The texts that results show a passage of; only of those on the page, for they wake the item."""

from edu.portal.content.file_text import plain_text
from edu.portal.content.interfaces import IExtractedText
from edu.portal.guard import guarded
from plone.app.textfield.interfaces import IRichTextValue
from typing import Any


def text_of(brain: Any) -> str:
    """Return the text in which a passage is looked for, "" when the item has none or it cannot be read."""
    return guarded("search passage", lambda: _text_of(brain), "")


def _text_of(brain: Any) -> str:
    item = brain.getObject()
    rich = getattr(item.aq_base, "text", None)
    if IRichTextValue.providedBy(rich):
        return plain_text(rich)
    extracted = IExtractedText(item, None)
    return extracted.text() if extracted is not None else ""
