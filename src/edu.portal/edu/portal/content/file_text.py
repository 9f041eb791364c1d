"""Text of files and rich texts for the full-text index."""

from edu.portal.content.interfaces import IExtractedText
import logging
from plone import api
from typing import Any
from ZODB.POSException import ConflictError


logger = logging.getLogger(__name__)


def words_of(content: Any) -> str:
    """Return the text of the file of ``content`` for the index.

    What is no plain text is read in the background; saving does not wait for it, it is indexed when it is there.
    """
    extracted = IExtractedText(content, None)
    if extracted is not None and not (getattr(content.file, "contentType", None) or "").startswith("text/"):
        return str(extracted.text())
    return text_of(content.file)


def text_of(named_file: Any) -> str:
    """Return the plain text of a stored file, "" when its format cannot be converted here.

    A damaged file must not hinder saving: the failure is logged and the file is found by its other facts.
    """
    if named_file is None or not named_file.getSize():
        return ""
    transforms = api.portal.get_tool("portal_transforms")
    media_type = named_file.contentType or ""
    try:
        if transforms._findPath(media_type, "text/plain") is None:
            return ""
        converted = transforms.convertTo(
            "text/plain", named_file.data, mimetype=media_type, filename=named_file.filename
        )
        text = converted.getData() if converted else ""
    except ConflictError:
        raise
    except Exception:
        # Not the name: a file of a school may be called after a pupil.
        logger.warning("No text could be read from a file of type %s.", named_file.contentType, exc_info=True)
        return ""
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)


def plain_text(rich_text: Any) -> str:
    """Return the words of a rich text value, "" for None."""
    if rich_text is None or not rich_text.raw:
        return ""
    transforms = api.portal.get_tool("portal_transforms")
    return str(transforms.convertTo("text/plain", rich_text.raw, mimetype=rich_text.mimeType).getData()).strip()
