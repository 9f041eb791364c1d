"""Keeps every stored text of our types in NFC, wherever it was pasted or sent from (requirements 2.5)."""

from edu.portal.content.interfaces import IEduContent
from edu.portal.core.text.unicode import to_nfc
from plone.app.textfield.interfaces import IRichTextValue
from plone.app.textfield.value import RichTextValue
from plone.dexterity.schema import SCHEMA_CACHE
from plone.namedfile.interfaces import INamed
from typing import Any
from zope.schema import getFieldNames


def normalise_texts(content: IEduContent, event: object) -> None:
    """Rewrite the texts of ``content`` that are not in NFC; subscriber to adding and editing."""
    schema = SCHEMA_CACHE.get(content.portal_type)
    for name in getFieldNames(schema) if schema is not None else ():
        value = content.__dict__.get(name)
        normal = _normal(value)
        if normal is not value:
            setattr(content, name, normal)


def _normal(value: Any) -> Any:
    """Return ``value`` itself when it is normal already, so that nothing is written without need."""
    if isinstance(value, str):
        text = to_nfc(value)
        return value if text == value else text
    if IRichTextValue.providedBy(value):
        return _normal_rich_text(value)
    if INamed.providedBy(value) and value.filename:
        name = to_nfc(value.filename)
        if name != value.filename:
            value.filename = name
    return value


def _normal_rich_text(value: RichTextValue) -> RichTextValue:
    raw = to_nfc(value.raw or "")
    if raw == (value.raw or ""):
        return value
    return RichTextValue(raw, value.mimeType, value.outputMimeType, value.encoding)
