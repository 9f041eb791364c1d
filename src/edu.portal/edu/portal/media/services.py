"""Pictures that come through REST, whole or in pieces, are cleaned before anything keeps them."""

from edu.portal.imaging.cleaning import PictureRefused
from edu.portal.imaging.cleaning import clean
from edu.portal.media.cleaning import is_cleaned
from edu.portal.media.cleaning import put_cleaned
from plone.restapi.deserializer.dxfields import NamedFieldDeserializer
from typing import Any


class PictureDeserializer(NamedFieldDeserializer):  # type: ignore[misc]
    """Reads a picture as Plone does. What cannot be cleaned is judged where it is stored."""

    def __call__(self, value: Any) -> Any:
        found = super().__call__(value)
        if found is None or is_cleaned(found):
            return found
        try:
            put_cleaned(found, clean(found.data))
        except PictureRefused:
            return found
        return found
